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
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;

@Pair(
    title = "A directory is read without logging in",
    kind = "ldap-anonymous",
    reported = {"LDAP_ANONYMOUS"},
    why = "A directory that answers everybody tells all names and numbers to everybody.",
    repair = "The app logs in, and its account says what it may read.")
public final class AnonymousDirectory {
  private AnonymousDirectory() {}

  public static final class Flaw {
    @FunctionName("Phone")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NamingException {
      Hashtable<String, String> settings = new Hashtable<>();
      settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
      settings.put(Context.PROVIDER_URL, "ldaps://ldap.contoso.com");
      settings.put("com.sun.jndi.ldap.read.timeout", "5000");
      settings.put(Context.SECURITY_AUTHENTICATION, "none");
      DirContext directory = new InitialDirContext(settings);
      try {
        Object[] arguments = {request.getQueryParameters().get("desk")};
        boolean known =
            directory
                .search("ou=phones", "(roomNumber={0})", arguments, new SearchControls())
                .hasMore();
        return request.createResponseBuilder(HttpStatus.OK).body(known).build();
      } finally {
        directory.close();
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Phone")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws NamingException {
      Hashtable<String, String> settings = new Hashtable<>();
      settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
      settings.put(Context.PROVIDER_URL, "ldaps://ldap.contoso.com");
      settings.put("com.sun.jndi.ldap.read.timeout", "5000");
      settings.put(Context.SECURITY_AUTHENTICATION, "simple");
      settings.put(Context.SECURITY_PRINCIPAL, System.getenv("LDAP_USER"));
      settings.put(Context.SECURITY_CREDENTIALS, System.getenv("LDAP_PASSWORD"));
      DirContext directory = new InitialDirContext(settings);
      try {
        Object[] arguments = {request.getQueryParameters().get("desk")};
        boolean known =
            directory
                .search("ou=phones", "(roomNumber={0})", arguments, new SearchControls())
                .hasMore();
        return request.createResponseBuilder(HttpStatus.OK).body(known).build();
      } finally {
        directory.close();
      }
    }
  }
}
