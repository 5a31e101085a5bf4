package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every HTTP function that verifies tokens owes whoever calls it. A test class that implements
 * this gets the tests, each for every function of the class under test.
 */
interface CallerContract {
  /** The issuer whose tokens count. */
  FakeIssuer issuer();

  /** The functions with these tokens, over a store of which every use throws this. */
  Object functions(Tokens tokens, RuntimeException failure);

  /** The role that a function asks for. */
  String role(Method function);

  /** Makes of a request one that every function would go through with, if the caller may. */
  FakeRequest complete(FakeRequest request);

  /** An id of the form that the functions' addresses have; nothing need be found under it. */
  default String id() {
    return UUID.randomUUID().toString();
  }

  @TestFactory
  default Stream<DynamicTest> refusesACallWithoutAToken() {
    return everyFunction(
        function -> {
          HttpResponseMessage response = call(function, "", new FakeContext("Call"));

          assertThat(response.getStatusCode()).isEqualTo(401);
          assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
          assertSecured(response);
        });
  }

  @TestFactory
  default Stream<DynamicTest> refusesACallerWithEveryOtherRole() {
    return everyFunction(
        function -> {
          String[] others =
              Stream.concat(all().map(this::role), Stream.of("Other"))
                  .filter(role -> !role.equals(role(function)))
                  .toArray(String[]::new);

          HttpResponseMessage response =
              call(function, issuer().bearer(others), new FakeContext("Call"));

          assertThat(response.getStatusCode()).isEqualTo(403);
          assertSecured(response);
        });
  }

  @TestFactory
  default Stream<DynamicTest> letsNobodyInWhileTokensAreNotConfigured() {
    return everyFunction(
        function -> {
          FakeContext context = new FakeContext("Call");
          Object unconfigured = functions(new Tokens(name -> null), unused());

          HttpResponseMessage response =
              call(function, unconfigured, issuer().bearer(role(function)), context);

          assertThat(response.getStatusCode()).isEqualTo(503);
          assertThat(context.lines()).anyMatch(line -> line.contains("TOKEN_ISSUER"));
          assertSecured(response);
        });
  }

  @TestFactory
  default Stream<DynamicTest> letsTheCallerInAndTellsNobodyTheTextOfAnException() {
    String text = "marker-7d1f";
    List<RuntimeException> failures =
        List.of(
            new IllegalStateException(text, new IOException(text)),
            new UncheckedIOException(new IOException(text)));
    return everyFunction(
        function -> {
          for (RuntimeException failure : failures) {
            FakeContext context = new FakeContext("Call");
            Object failing = functions(new Tokens(issuer().settings()::get), failure);

            HttpResponseMessage response =
                call(function, failing, issuer().bearer(role(function)), context);

            assertThat(response.getStatusCode()).isEqualTo(500);
            assertThat(response.toString()).doesNotContain(text);
            assertThat(context.lines()).isNotEmpty().noneMatch(line -> line.contains(text));
            assertSecured(response);
          }
        });
  }

  /** Checks the headers that every reply carries. */
  static void assertSecured(HttpResponseMessage response) {
    Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff")
        .forEach((name, value) -> assertThat(response.getHeader(name)).as(name).isEqualTo(value));
    assertThat(response.getHeader("X-Correlation-Id")).isNotBlank();
  }

  private Stream<DynamicTest> everyFunction(Consumer<Method> check) {
    List<Method> functions = all().toList();
    assertThat(functions).isNotEmpty();
    return functions.stream()
        .map(function -> dynamicTest(function.getName(), () -> check.accept(function)));
  }

  private Stream<Method> all() {
    return Arrays.stream(configured().getClass().getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(FunctionName.class));
  }

  private Object configured() {
    return functions(new Tokens(issuer().settings()::get), unused());
  }

  private static RuntimeException unused() {
    return new IllegalStateException("The store was used");
  }

  private HttpResponseMessage call(Method function, String authorization, FakeContext context) {
    return call(function, configured(), authorization, context);
  }

  private HttpResponseMessage call(
      Method function, Object target, String authorization, FakeContext context) {
    FakeRequest request = complete(FakeRequest.put("/"));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    Map<Class<?>, Object> arguments =
        Map.of(
            HttpRequestMessage.class, request,
            ExecutionContext.class, context,
            String.class, id());
    try {
      return (HttpResponseMessage)
          function.invoke(
              target, Arrays.stream(function.getParameterTypes()).map(arguments::get).toArray());
    } catch (InvocationTargetException e) {
      throw new AssertionError("The function threw instead of answering", e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError("The function cannot be called", e);
    }
  }
}
