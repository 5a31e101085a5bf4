package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;

@Pair(
    title = "A directory search puts the login name into the filter",
    kind = "ldap-injection",
    why =
        "With parentheses and stars in the name the caller changes the filter and finds out"
            + " attributes of other people.",
    repair =
        "The filter is a constant with a placeholder; the directory's client escapes the argument.")
final class StaffDirectory {
  private StaffDirectory() {}

  static final class Flaw {
    private final DirContext directory;

    Flaw(DirContext directory) {
      this.directory = directory;
    }

    @FunctionName("StaffDirectory")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "staff")
            HttpRequestMessage<Optional<String>> request)
        throws NamingException {
      String login = request.getQueryParameters().getOrDefault("login", "");
      if (login.isBlank() || login.length() > 64) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      SearchControls controls = new SearchControls();
      controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
      controls.setCountLimit(1);
      controls.setTimeLimit(3000);
      controls.setReturningAttributes(new String[] {"department"});
      NamingEnumeration<SearchResult> found =
          directory.search("ou=staff", "(&(objectClass=person)(uid=" + login + "))", controls);
      try {
        return request
            .createResponseBuilder(found.hasMore() ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND)
            .build();
      } finally {
        found.close();
      }
    }
  }

  static final class Repaired {
    private final DirContext directory;

    Repaired(DirContext directory) {
      this.directory = directory;
    }

    @FunctionName("StaffDirectoryRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "staff")
            HttpRequestMessage<Optional<String>> request)
        throws NamingException {
      String login = request.getQueryParameters().getOrDefault("login", "");
      if (login.isBlank() || login.length() > 64) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      SearchControls controls = new SearchControls();
      controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
      controls.setCountLimit(1);
      controls.setTimeLimit(3000);
      controls.setReturningAttributes(new String[] {"department"});
      NamingEnumeration<SearchResult> found =
          directory.search(
              "ou=staff", "(&(objectClass=person)(uid={0}))", new Object[] {login}, controls);
      try {
        return request
            .createResponseBuilder(found.hasMore() ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND)
            .build();
      } finally {
        found.close();
      }
    }
  }
}
