package corpus.identity;

import com.azure.data.tables.TableClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.JWTProcessor;
import corpus.Pair;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;

@Pair(
    title = "An anonymous function deletes",
    kind = "anonymous-function",
    reported = {"AZF_ANONYMOUS_UNCHECKED"},
    why = "Whoever knows the address can do it.",
    repair = "A token is verified first.")
public final class AnonymousDelete {
  private AnonymousDelete() {}

  public static final class Flaw {
    private final TableClient table;

    public Flaw(TableClient table) {
      this.table = table;
    }

    @FunctionName("Remove")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") String id,
        ExecutionContext context) {
      table.deleteEntity("items", UUID.fromString(id).toString());
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    private final TableClient table;
    private final JWTProcessor<SecurityContext> tokens;

    public Repaired(TableClient table, JWTProcessor<SecurityContext> tokens) {
      this.table = table;
      this.tokens = tokens;
    }

    @FunctionName("Remove")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") String id,
        ExecutionContext context)
        throws ParseException, JOSEException {
      try {
        require(request.getHeaders().getOrDefault("authorization", ""));
      } catch (BadJOSEException e) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      table.deleteEntity("items", UUID.fromString(id).toString());
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }

    private void require(String header) throws ParseException, JOSEException, BadJOSEException {
      tokens.process(SignedJWT.parse(header.substring("Bearer ".length())), null);
    }
  }
}
