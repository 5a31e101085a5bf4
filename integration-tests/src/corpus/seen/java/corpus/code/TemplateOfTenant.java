package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

@Pair(
    title = "A template comes with the request",
    kind = "template-injection",
    reported = {"AZF_CODE_INJECTION"},
    why = "Templates can call Java.",
    repair = "The template is constant, the values are data.")
public final class TemplateOfTenant {
  private TemplateOfTenant() {}

  public static final class Flaw {
    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    @FunctionName("Render")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, TemplateException {
      Template template = new Template("mail", request.getBody().orElse(""), templates);
      StringWriter text = new StringWriter();
      template.process(Map.of("name", "you"), text);
      return request.createResponseBuilder(HttpStatus.OK).body(text.toString().length()).build();
    }
  }

  public static final class Repaired {
    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    @FunctionName("Render")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException, TemplateException {
      Template template = new Template("mail", "Hello ${name}", templates);
      StringWriter text = new StringWriter();
      template.process(Map.of("name", request.getBody().orElse("")), text);
      return request.createResponseBuilder(HttpStatus.OK).body(text.toString().length()).build();
    }
  }
}
