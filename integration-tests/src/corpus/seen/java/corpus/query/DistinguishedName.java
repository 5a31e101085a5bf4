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
import javax.naming.directory.Attributes;
import javax.naming.directory.DirContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

@Pair(
    title = "Input becomes part of a distinguished name",
    kind = "ldap-injection",
    reported = {"AZF_LDAP_INJECTION"},
    why = "A comma adds parts, so another entry is read.",
    repair = "It is escaped.")
public final class DistinguishedName {
  private DistinguishedName() {}

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
      String user = request.getQueryParameters().get("user");
      Attributes found =
          directory.getAttributes(new LdapName("uid=" + user + ",ou=people,dc=contoso"));
      return request.createResponseBuilder(HttpStatus.OK).body(found.size()).build();
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
      String user = Rdn.escapeValue(request.getQueryParameters().get("user"));
      Attributes found =
          directory.getAttributes(new LdapName("uid=" + user + ",ou=people,dc=contoso"));
      return request.createResponseBuilder(HttpStatus.OK).body(found.size()).build();
    }
  }
}
