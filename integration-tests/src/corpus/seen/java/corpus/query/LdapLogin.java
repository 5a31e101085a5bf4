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
import java.util.Hashtable;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import javax.naming.ldap.Rdn;

@Pair(
    title = "Input becomes part of the name that logs in",
    kind = "ldap-injection",
    reported = {"AZF_LDAP_INJECTION"},
    why = "A caller chooses where in the tree it logs in.",
    repair = "It is escaped.")
public final class LdapLogin {
  private LdapLogin() {}

  public static final class Flaw {
    @FunctionName("Login")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NamingException {
      Hashtable<String, String> settings = new Hashtable<>();
      settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
      settings.put(Context.PROVIDER_URL, "ldaps://ldap.contoso.com");
      settings.put(
          Context.SECURITY_PRINCIPAL,
          "uid=" + request.getQueryParameters().get("user") + ",ou=people,dc=contoso");
      settings.put(Context.SECURITY_CREDENTIALS, request.getBody().orElseThrow());
      new InitialDirContext(settings).close();
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Login")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NamingException {
      Hashtable<String, String> settings = new Hashtable<>();
      settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
      settings.put(Context.PROVIDER_URL, "ldaps://ldap.contoso.com");
      settings.put(
          Context.SECURITY_PRINCIPAL,
          "uid="
              + Rdn.escapeValue(request.getQueryParameters().get("user"))
              + ",ou=people,dc=contoso");
      settings.put(Context.SECURITY_CREDENTIALS, request.getBody().orElseThrow());
      new InitialDirContext(settings).close();
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }
}
