package com.example;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * A real PostgreSQL, started once for a test run on a port of its own. Its database {@code
 * products} is made as README.md tells: roles, database, {@code database/roles.sql} and the
 * migrations, which a role of their own runs in a process of their own.
 *
 * <p>Where it cannot run the tests that need it are skipped with a printed reason, or fail when
 * {@code INTEGRATION_TESTS=required}.
 */
final class Postgres {
  static final String APP = "products_app";
  static final String MIGRATOR = "products_migrator";

  /** Signs in with a password, as every role does in Azure; the others are trusted. */
  static final String TOKEN_HOLDER = "token_holder";

  private static final String ADMINISTRATOR = "postgres";
  private static final String DATABASE = "products";

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Where the app finds the database. */
  static DatabaseSettings settings() {
    return new DatabaseSettings("localhost", port(), DATABASE, APP, true);
  }

  /** The app's own way to the database, with other limits. */
  static Database database(Database.Limits limits) {
    return new Database(settings().url(), Database.properties(settings(), limits), limits);
  }

  /** The app's own way to the database. */
  static Database database() {
    return Database.open(settings());
  }

  /** A connection that goes around the app. */
  static Connection as(String role) throws SQLException {
    return DriverManager.getConnection(settings().url(), role, "");
  }

  /** Runs a statement as some role. */
  static void run(String role, String sql) throws SQLException {
    try (Connection connection = as(role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a statement as the server's administrator. */
  static void administer(String sql) throws SQLException {
    run(ADMINISTRATOR, sql);
  }

  static int port() {
    return Running.INSTANCE.get().server.getPort();
  }

  /** What the program needs to know to bring this database up to date. */
  static Map<String, String> migration() {
    return migration(port());
  }

  private static Map<String, String> migration(int port) {
    return Map.of(
        "PGHOST",
        "localhost",
        "PGPORT",
        Integer.toString(port),
        "PGDATABASE",
        DATABASE,
        "PGUSER",
        MIGRATOR);
  }

  /** Another server, empty, for a test that stops it. */
  static EmbeddedPostgres another(int port) {
    try {
      return EmbeddedPostgres.builder().setPort(port).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Postgres start() {
    EmbeddedPostgres server;
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "40")
              .setDataDirectoryCustomizer(Postgres::askForTheTokenHoldersPassword)
              .start();
    } catch (IOException | RuntimeException e) {
      throw missing("PostgreSQL does not run on this machine: " + e, e);
    }
    try {
      prepare(server);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The database could not be prepared", e);
    }
    return new Postgres(server);
  }

  private static RuntimeException missing(String reason, Exception cause) {
    return "required".equals(System.getenv("INTEGRATION_TESTS"))
        ? new IllegalStateException(reason, cause)
        : new TestAbortedException(reason, cause);
  }

  private static void askForTheTokenHoldersPassword(File data) {
    Path rules = data.toPath().resolve("pg_hba.conf");
    try {
      // The first rule that fits counts.
      String rest = Files.readString(rules);
      Files.writeString(rules, "host all " + TOKEN_HOLDER + " all password\n" + rest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void prepare(EmbeddedPostgres server) throws SQLException, IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + APP + " login");
      statement.execute("create role " + MIGRATOR + " login");
      statement.execute("create role " + TOKEN_HOLDER + " login password 'the-token'");
      statement.execute("create database " + DATABASE);
    }
    // Twice, since it promises that a second run changes nothing.
    for (int i = 0; i < 2; i++) {
      try (Connection connection = server.getDatabase(ADMINISTRATOR, DATABASE).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(Files.readString(Path.of("database/roles.sql")));
        statement.execute("grant connect on database " + DATABASE + " to " + TOKEN_HOLDER);
      }
    }
    MigrationProcess.run(migration(server.getPort())).requireSuccess();
  }

  /** One for all tests of a run; a start that failed is not tried for each test again. */
  private static final class Running {
    private static final Running INSTANCE = new Running();

    private Postgres postgres;
    private RuntimeException failure;

    synchronized Postgres get() {
      if (failure != null) {
        throw failure;
      }
      if (postgres == null) {
        try {
          postgres = start();
        } catch (RuntimeException e) {
          failure = e;
          System.err.println(e.getMessage());
          throw e;
        }
      }
      return postgres;
    }
  }
}
