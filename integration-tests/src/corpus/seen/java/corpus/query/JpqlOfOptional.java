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
import jakarta.persistence.EntityManager;
import java.util.Optional;

@Pair(
    title = "A JPQL query is made of an Optional",
    kind = "sql-injection",
    reported = {"AZF_SQL_INJECTION"},
    why = "JPQL is as open as SQL.",
    repair = "A named parameter takes it.")
public final class JpqlOfOptional {
  private JpqlOfOptional() {}

  public static final class Flaw {
    private final EntityManager entities;

    public Flaw(EntityManager entities) {
      this.entities = entities;
    }

    @FunctionName("ByMail")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Optional<String> mail = Optional.ofNullable(request.getQueryParameters().get("mail"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              mail.map(
                      m ->
                          entities
                              .createQuery("select u from User u where u.mail = '" + m + "'")
                              .getResultList()
                              .size())
                  .orElse(0))
          .build();
    }
  }

  public static final class Repaired {
    private final EntityManager entities;

    public Repaired(EntityManager entities) {
      this.entities = entities;
    }

    @FunctionName("ByMail")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Optional<String> mail = Optional.ofNullable(request.getQueryParameters().get("mail"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              mail.map(
                      m ->
                          entities
                              .createQuery("select u from User u where u.mail = :mail")
                              .setParameter("mail", m)
                              .getResultList()
                              .size())
                  .orElse(0))
          .build();
    }
  }
}
