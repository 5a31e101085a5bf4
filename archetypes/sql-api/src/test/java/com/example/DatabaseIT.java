package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.identity.extensions.implementation.credential.TokenCredentialProviderOptions;
import com.azure.identity.extensions.implementation.credential.provider.TokenCredentialProvider;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** What the pool does when the database is slow, full, strict or gone. */
class DatabaseIT {
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration LATE = Duration.ofSeconds(20);

  /** One connection, so that a broken one would be noticed by whoever comes next. */
  private static final Database.Limits ONE = new Database.Limits(1, LATE, SOON, LATE);

  private static final ProductContent BOLT =
      new ProductContent("BOLT", "Bolt", new BigDecimal("1"));

  private final String owner = Fingerprint.of(UUID.randomUUID().toString());

  @ParameterizedTest
  @CsvSource({
    "statement_timeout, 5s",
    "lock_timeout, 2s",
    "idle_in_transaction_session_timeout, 10s",
    "application_name, products-api"
  })
  void tellsTheServerItsLimits(String setting, String value) {
    try (Database database = Postgres.database()) {
      assertThat(text(database, "select current_setting(?)", setting)).isEqualTo(value);
    }
  }

  @Test
  void isOfTheVersionThatIsDeployed() throws IOException {
    String version;
    try (Database database = Postgres.database()) {
      version = text(database, "select current_setting('server_version')");
    }

    assertThat(Files.readString(Path.of("infra/modules/postgres.bicep")))
        .contains("version: '" + version.replaceAll("\\..*", "") + "'");
  }

  @Test
  void givesAStuckStatementUpAndGoesOnWithTheSameConnection() throws SQLException {
    try (Database database = Postgres.database(ONE)) {
      String connection = text(database, "select pg_backend_pid()::text");

      assertUnavailable("57014", () -> text(database, "select pg_sleep(60)::text"));

      assertThat(text(database, "select pg_backend_pid()::text")).isEqualTo(connection);
    }
  }

  @Test
  void givesUpAWriteThatWaitsBehindALock() throws SQLException {
    Database.Limits impatient = new Database.Limits(1, LATE, LATE, SOON);
    try (Database database = Postgres.database(impatient);
        Connection other = Postgres.as(Postgres.APP)) {
      SqlProductStore store = new SqlProductStore(database);
      Product product = store.add(owner, UUID.randomUUID(), BOLT, null);
      other.setAutoCommit(false);
      try (PreparedStatement lock =
          other.prepareStatement("select 1 from products.product where id = ? for update")) {
        lock.setObject(1, product.id());
        lock.execute();
      }

      assertUnavailable("55P03", () -> store.replace(owner, product.id(), 1, BOLT));

      assertThat(store.find(owner, product.id())).contains(product);
      other.rollback();
      assertThat(store.replace(owner, product.id(), 1, BOLT).version()).isEqualTo(2);
    }
  }

  @Test
  void givesUpWaitingForAConnection() {
    Database.Limits one = new Database.Limits(1, SOON, LATE, LATE);
    try (Database database = Postgres.database(one)) {
      database.run(
          connection -> {
            assertUnavailable("", () -> text(database, "select 1"));
            return null;
          });

      assertThat(text(database, "select 'back'")).isEqualTo("back");
    }
  }

  @Test
  void neverHoldsMoreConnectionsThanItMay() throws SQLException {
    Database.Limits two = new Database.Limits(2, SOON, LATE, LATE);
    try (Database database = Postgres.database(two)) {
      database.run(
          first ->
              database.run(
                  second -> {
                    assertUnavailable("", () -> text(database, "select 1"));
                    return null;
                  }));
    }
  }

  @Test
  void goesOnAfterTheServerEndedItsConnection() {
    try (Database database = Postgres.database(ONE)) {
      assertUnavailable(
          "57P01", () -> text(database, "select pg_terminate_backend(pg_backend_pid())::text"));

      assertThat(text(database, "select 'back'")).isEqualTo("back");
    }
  }

  @Test
  void isBuiltWithoutADatabaseAndWorksWhenOneComes() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    DatabaseSettings settings =
        new DatabaseSettings("localhost", port, "postgres", "postgres", true);
    Database.Limits limits = new Database.Limits(1, SOON, LATE, LATE);
    Database.Limits patient = new Database.Limits(1, LATE, LATE, LATE);
    try (Database database =
            new Database(settings.url(), Database.properties(settings, limits), limits);
        Database waiting =
            new Database(settings.url(), Database.properties(settings, patient), patient)) {
      assertUnavailable("08001", () -> text(database, "select 1"));
      try (EmbeddedPostgres server = Postgres.another(port)) {
        assertThat(text(waiting, "select 'up'")).isEqualTo("up");
        assertThat(server.getPort()).isEqualTo(port);
      }
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> text(database, "select 1"));
      try (EmbeddedPostgres server = Postgres.another(port)) {
        assertThat(text(waiting, "select 'up again'")).isEqualTo("up again");
        assertThat(server.getPort()).isEqualTo(port);
      }
    }
  }

  @Test
  void refusesAServerWithoutTls() {
    DatabaseSettings known = Postgres.settings();
    // The same server, by a name that does not count as this machine.
    DatabaseSettings remote =
        DatabaseSettings.from(
            name ->
                switch (name) {
                  case "DATABASE_HOST" -> "127.1:" + known.port();
                  case "DATABASE_NAME" -> known.name();
                  default -> known.user();
                });
    Database.Limits limits = new Database.Limits(1, SOON, LATE, LATE);
    try (Database database =
        new Database(remote.url(), Database.properties(remote, limits), limits)) {
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> text(database, "select 1"))
          .withStackTraceContaining("The server does not support SSL");
    }
  }

  @Test
  void signsInWithATokenForEachNewConnection() {
    FakeIdentity.TOKENS.set(0);
    FakeIdentity.token = "the-token";
    Database.Limits two = new Database.Limits(2, LATE, LATE, LATE);
    try (Database database = remote(two)) {
      assertThat(FakeIdentity.TOKENS).as("before the first statement").hasValue(0);
      database.run(
          first -> {
            assertThat(FakeIdentity.TOKENS).hasValue(1);
            return database.run(second -> null);
          });
      assertThat(text(database, "select current_user::text")).isEqualTo(Postgres.TOKEN_HOLDER);
      assertThat(FakeIdentity.TOKENS).as("tokens for two connections").hasValue(2);
    }
  }

  @Test
  void isUnavailableWhileItsTokenIsNotAccepted() {
    Database.Limits limits = new Database.Limits(1, SOON, LATE, LATE);
    FakeIdentity.token = "another-token";
    try (Database database = remote(limits)) {
      assertUnavailable("28P01", () -> text(database, "select 1"));

      FakeIdentity.token = "the-token";
      Database.Limits patient = new Database.Limits(1, LATE, LATE, LATE);
      try (Database later = remote(patient)) {
        assertThat(text(later, "select 'in'")).isEqualTo("in");
      }
    }
  }

  @Test
  void isUnavailableWhileThereIsNoToken() {
    Database.Limits limits = new Database.Limits(1, SOON, LATE, LATE);
    FakeIdentity.token = null;
    try (Database database = remote(limits)) {
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> text(database, "select 1"));
    }
  }

  @Test
  void logsNothingOfTheDriver() {
    List<String> records = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            records.add(entry.getLoggerName());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    try (Database database = Postgres.database(ONE)) {
      driver.addHandler(handler);
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> text(database, "select marker"));
      driver.severe("marker");
    } finally {
      root.removeHandler(handler);
      driver.removeHandler(handler);
    }
    assertThat(records).noneMatch(name -> name != null && name.startsWith("org.postgresql"));
  }

  /** A database that is signed in to as in Azure, on a server that has no certificate. */
  private static Database remote(Database.Limits limits) {
    DatabaseSettings known = Postgres.settings();
    DatabaseSettings settings =
        new DatabaseSettings(
            known.host(), known.port(), known.name(), Postgres.TOKEN_HOLDER, false);
    Properties properties = Database.properties(settings, limits);
    properties.remove("sslmode");
    properties.setProperty("azure.tokenCredentialProviderClassName", FakeIdentity.class.getName());
    return new Database(settings.url(), properties, limits);
  }

  private static String text(Database database, String sql, String... values) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return row.getString(1);
            }
          }
        });
  }

  private static void assertUnavailable(String state, ThrowingCallable call) {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              FakeContext context = new FakeContext("Database");
              e.note(new EventLog(context, "correlation-1"));
              assertThat(context.lines().toString()).contains("\"sqlState\":\"" + state + "\"");
            });
  }

  /** An identity whose tokens are counted; the authentication plugin makes it by its name. */
  static final class FakeIdentity implements TokenCredentialProvider {
    private static final AtomicInteger TOKENS = new AtomicInteger();
    private static volatile String token;

    FakeIdentity(TokenCredentialProviderOptions options) {}

    @Override
    public TokenCredential get() {
      return request -> {
        assertThat(request.getScopes())
            .containsExactly("https://ossrdbms-aad.database.windows.net/.default");
        TOKENS.incrementAndGet();
        return token == null
            ? Mono.error(new IllegalStateException("Nobody is signed in"))
            : Mono.just(new AccessToken(token, OffsetDateTime.now().plusHours(1)));
      };
    }
  }
}
