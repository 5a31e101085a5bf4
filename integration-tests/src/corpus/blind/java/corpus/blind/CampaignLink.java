package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Pair(
    title = "A short link's target is taken from the query by an Optional chain",
    kind = "open-redirect",
    why =
        "Marketing mails carry links to this function; anybody can craft one that leads to another"
            + " site under the company's name.",
    repair = "Only a path of this site passes the filter, everything else goes to the start page.")
final class CampaignLink {
  private CampaignLink() {}

  static final class Flaw {
    private static final Logger LOG = LoggerFactory.getLogger(Flaw.class);

    @FunctionName("CampaignLink")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "c")
            HttpRequestMessage<Optional<String>> request) {
      LOG.info("Campaign link used");
      return FlawRedirects.to(request, FlawRedirects.target(request.getQueryParameters()));
    }
  }

  static final class FlawRedirects {
    private static final String START = "/welcome";

    private FlawRedirects() {}

    static String target(Map<String, String> query) {
      return Optional.ofNullable(query.get("u"))
          .map(String::strip)
          .filter(u -> u.length() < 500)
          .orElse(START);
    }

    static HttpResponseMessage to(HttpRequestMessage<Optional<String>> request, String target) {
      HttpResponseMessage.Builder builder = request.createResponseBuilder(HttpStatus.SEE_OTHER);
      builder.header("Location", target);
      return builder.build();
    }
  }

  static final class Repaired {
    private static final Logger LOG = LoggerFactory.getLogger(Repaired.class);

    @FunctionName("CampaignLinkRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "c")
            HttpRequestMessage<Optional<String>> request) {
      LOG.info("Campaign link used");
      return RepairedRedirects.to(request, RepairedRedirects.target(request.getQueryParameters()));
    }
  }

  static final class RepairedRedirects {
    private static final String START = "/welcome";
    private static final Predicate<String> OWN_PATH =
        Pattern.compile("/(?:[a-z0-9-]{1,40}/){0,3}[a-z0-9-]{1,40}/?").asMatchPredicate();

    private RepairedRedirects() {}

    static String target(Map<String, String> query) {
      return Optional.ofNullable(query.get("u")).map(String::strip).filter(OWN_PATH).orElse(START);
    }

    static HttpResponseMessage to(HttpRequestMessage<Optional<String>> request, String target) {
      HttpResponseMessage.Builder builder = request.createResponseBuilder(HttpStatus.SEE_OTHER);
      builder.header("Location", target);
      return builder.build();
    }
  }
}
