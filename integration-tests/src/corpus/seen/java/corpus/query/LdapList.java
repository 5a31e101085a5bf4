package corpus.query;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;
import java.util.Set;
import javax.naming.NamingException;
import javax.naming.ldap.LdapContext;

@Pair(
    title = "Input chooses which branch is listed",
    kind = "ldap-injection",
    reported = {"AZF_LDAP_INJECTION"},
    why = "A comma leads to another branch.",
    repair = "Only known branches are listed.")
public final class LdapList {
  private LdapList() {}

  public static final class Flaw {
    private final LdapContext directory;

    public Flaw(LdapContext directory) {
      this.directory = directory;
    }

    @FunctionName("People")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NamingException {
      String team = request.getQueryParameters().getOrDefault("team", "all");
      boolean any = directory.list("ou=" + team + ",dc=contoso").hasMore();
      return request.createResponseBuilder(HttpStatus.OK).body(any).build();
    }
  }

  public static final class Repaired {
    private static final Set<String> TEAMS = Set.of("all", "sales");
    private final LdapContext directory;

    public Repaired(LdapContext directory) {
      this.directory = directory;
    }

    @FunctionName("People")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NamingException {
      String team = request.getQueryParameters().getOrDefault("team", "all");
      if (!TEAMS.contains(team)) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      boolean any = directory.list("ou=" + team + ",dc=contoso").hasMore();
      return request.createResponseBuilder(HttpStatus.OK).body(any).build();
    }
  }
}
