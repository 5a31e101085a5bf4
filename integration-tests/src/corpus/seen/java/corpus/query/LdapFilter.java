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
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;

@Pair(
    title = "An LDAP filter is made of a name",
    kind = "ldap-injection",
    reported = {"AZF_LDAP_INJECTION"},
    why = "*)(uid=* finds everybody.",
    repair = "The filter has an argument.")
public final class LdapFilter {
  private LdapFilter() {}

  public static final class Flaw {
    private final DirContext directory;

    public Flaw(DirContext directory) {
      this.directory = directory;
    }

    @FunctionName("Person")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NamingException {
      String filter = "(uid=" + request.getQueryParameters().get("uid") + ")";
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(directory.search("ou=people", filter, new SearchControls()).hasMore())
          .build();
    }
  }

  public static final class Repaired {
    private final DirContext directory;

    public Repaired(DirContext directory) {
      this.directory = directory;
    }

    @FunctionName("Person")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NamingException {
      Object[] arguments = {request.getQueryParameters().get("uid")};
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              directory.search("ou=people", "(uid={0})", arguments, new SearchControls()).hasMore())
          .build();
    }
  }
}
