package com.example;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The connections of one instance to the database: few, because every instance has its own and the
 * server counts them all; short-lived, so that an idle instance holds none.
 *
 * <p>Nothing here connects before the first statement, and nothing stays broken after the database
 * has been away.
 */
final class Database implements AutoCloseable {
  /** What bounds one call. */
  record Limits(int connections, Duration connect, Duration statement, Duration lock) {
    /**
     * 5 connections; 3 s to get one; 5 s for a statement, of which 2 s may be spent waiting for a
     * lock. {@code maximumInstanceCount} in infra/main.bicep times 5 must fit into the server.
     */
    static final Limits USUAL =
        new Limits(5, Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(2));
  }

  /** Does something with a connection, which it must not keep. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** The driver is silent: its messages quote statements and what the server says about rows. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  static {
    DRIVER_LOG.setLevel(Level.OFF);
  }

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration VALIDATION = Duration.ofSeconds(1);
  // A token lives for an hour or longer; a connection outlives neither it nor a revoked role.
  private static final Duration MAX_AGE = Duration.ofMinutes(30);
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);

  /**
   * Classes of SQL states that pass: connection, transaction rolled back, resources, operator
   * intervention (which includes time-outs and shutdown), system error.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  /** Single ones: a lock or a transaction that took too long. */
  private static final Set<String> PASSING_STATES = Set.of("55P03", "25P03");

  private final HikariDataSource pool;

  Database(String url, Properties properties, Limits limits) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(url);
    // By name, since the worker's class loader hides drivers from DriverManager.
    config.setDriverClassName("org.postgresql.Driver");
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(limits.connections());
    config.setMinimumIdle(0);
    config.setConnectionTimeout(limits.connect().toMillis());
    config.setValidationTimeout(Math.min(VALIDATION.toMillis(), limits.connect().toMillis()));
    config.setIdleTimeout(IDLE.toMillis());
    config.setKeepaliveTime(0);
    config.setMaxLifetime(MAX_AGE.toMillis());
    // The pool begins without a connection, and a database that is down fails a call, not the app.
    config.setInitializationFailTimeout(-1);
    pool = new HikariDataSource(config);
  }

  /** Prepares the pool; connects when the first statement needs it. */
  static Database open(DatabaseSettings settings) {
    return new Database(settings.url(), properties(settings, Limits.USUAL), Limits.USUAL);
  }

  /** What the driver is told. */
  static Properties properties(DatabaseSettings settings, Limits limits) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("ApplicationName", "products-api");
    // Set by the server for each connection, so that no statement can do without them.
    properties.setProperty(
        "options",
        "-c statement_timeout="
            + limits.statement().toMillis()
            + " -c lock_timeout="
            + limits.lock().toMillis()
            + " -c idle_in_transaction_session_timeout="
            + IDLE_IN_TRANSACTION.toMillis());
    // For a network that swallows packets, where no answer of the server arrives.
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "15");
    properties.setProperty("tcpKeepAlive", "true");
    // Exceptions name the rule that a row broke, without the row.
    properties.setProperty("logServerErrorDetail", "false");
    if (!settings.local()) {
      // Neither a stranger's certificate nor one for another host; trusted is what Java trusts.
      properties.setProperty("sslmode", "verify-full");
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
      // A token of the app's identity for each new connection, where others have a password.
      properties.setProperty(
          "authenticationPluginClassName",
          "com.azure.identity.extensions.jdbc.postgresql.AzurePostgresqlAuthenticationPlugin");
      properties.setProperty(
          "azure.tokenCredentialProviderClassName", IdentityForDatabase.class.getName());
      properties.setProperty("azure.accessTokenTimeoutInSeconds", "10");
    }
    return properties;
  }

  /**
   * Does work with a connection of its own; each statement is a transaction.
   *
   * @throws DatabaseUnavailable when no connection is free or to be had in time, or the database
   *     gave the work up for a reason that passes
   */
  <T> T run(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      return work.with(connection);
    } catch (SQLException e) {
      String state = state(e);
      if (e instanceof SQLTransientConnectionException || isPassing(state)) {
        throw new DatabaseUnavailable(e, state);
      }
      throw new IllegalStateException("The database refused a statement", e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private static boolean isPassing(String state) {
    return PASSING_STATES.contains(state)
        || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
  }

  /** The state of the exception or, where the pool threw it, of what kept the pool waiting. */
  private static String state(SQLException e) {
    if (e.getSQLState() != null) {
      return e.getSQLState();
    }
    return e.getCause() instanceof SQLException cause && cause.getSQLState() != null
        ? cause.getSQLState()
        : "";
  }
}
