import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to date with the migrations in a folder. A deployment runs this, with an
 * identity of its own; README.md tells how. It is no part of the app.
 *
 * <p>Its argument is the folder. Where the database is and who signs in stands in the variables
 * that PostgreSQL's own tools read: PGHOST, PGPORT, PGDATABASE, PGUSER, and PGPASSWORD, which in
 * Azure is an access token.
 */
public final class Migrate {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

  private Migrate() {}

  /** Runs the migrations that the database has not seen; fails without a trace of the others. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    String host = required(environment, "PGHOST", "[a-z0-9.-]+");
    String port = environment.getOrDefault("PGPORT", "5432");
    String database = required(environment, "PGDATABASE", "[a-z0-9_]+");
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://" + host + ":" + port + "/" + database,
            required(environment, "PGUSER", "[A-Za-z0-9_@.#-]+"),
            environment.get("PGPASSWORD"))
        .jdbcProperties(
            LOOPBACK.contains(host)
                ? Map.of()
                // The token goes to the server that was meant, and to nobody on the way.
                : Map.of(
                    "sslmode", "verify-full",
                    "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"))
        // A change that waits for a lock makes every later statement wait behind it.
        .initSql("set lock_timeout = '5s'; set statement_timeout = '10min'")
        .locations("filesystem:" + arguments[0])
        // V2-more.sql and so on.
        .sqlMigrationSeparator("-")
        .defaultSchema("products")
        .createSchemas(false)
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  private static String required(Map<String, String> environment, String name, String form) {
    String value = environment.getOrDefault(name, "");
    if (!value.matches(form)) {
      throw new IllegalArgumentException(
          "The variable " + name + " is not set, or not as it must be");
    }
    return value;
  }
}
