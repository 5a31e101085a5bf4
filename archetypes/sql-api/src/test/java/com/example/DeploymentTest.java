package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the files of the deployment promise each other and the code. */
class DeploymentTest {
  /** What the server keeps for itself, and a few for migrations and for people. */
  private static final int RESERVED = 15 + 10;

  private static final Pattern SIZE = Pattern.compile("(?m)^ {2}(Standard_\\w+): (\\d+)$");

  @Test
  void hasConnectionsForEveryInstanceOnTheSmallestServer() throws IOException {
    int instances =
        Integer.parseInt(only("infra/main.bicep", "maximumInstanceCount: (\\d+)").group(1));
    int connections = instances * Database.Limits.USUAL.connections();
    String module = Files.readString(Path.of("infra/modules/postgres.bicep"));
    MatchResult[] sizes = SIZE.matcher(module).results().toArray(MatchResult[]::new);

    assertThat(sizes)
        .hasSize(3)
        .allSatisfy(
            size ->
                assertThat(Integer.parseInt(size.group(2)) - RESERVED)
                    .as(size.group(1))
                    .isGreaterThanOrEqualTo(connections));
    assertThat(module).contains("name: 'max_connections', value: string(maxConnections[sku])");
  }

  @Test
  void knowsNoPassword() throws IOException {
    assertThat(Files.readString(Path.of("infra/modules/postgres.bicep")))
        .contains("passwordAuth: 'Disabled'", "activeDirectoryAuth: 'Enabled'")
        .contains("name: 'require_secure_transport', value: 'on'")
        .contains("name: 'log_error_verbosity', value: 'TERSE'")
        .doesNotContain("administratorLogin");
  }

  @Test
  void signsTheAppInAsTheRoleThatTheScriptsMake() throws IOException {
    String user = only("infra/main.bicep", "DATABASE_USER: '(\\w+)'").group(1);

    assertThat(Files.readString(Path.of("database/roles.sql"))).contains(" to " + user);
    assertThat(Files.readString(Path.of("database/migrations/V1-products.sql")))
        .contains(" to " + user);
    assertThat(Files.readString(Path.of("README.md"))).contains("'" + user + "'");
  }

  @Test
  void keepsTheMigrationsOutOfTheApp() throws IOException {
    assertThat(Path.of("src/main/resources/db")).doesNotExist();
    assertThat(
            only("pom.xml", "(?s)<artifactId>flyway-core</artifactId>(.*?)</dependency>").group(1))
        .contains("<scope>test</scope>");
    assertThat(
            only(
                    "pom.xml",
                    "(?s)<artifactId>flyway-database-postgresql</artifactId>(.*?)</dependency>")
                .group(1))
        .contains("<scope>test</scope>");
  }

  private static MatchResult only(String file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(Path.of(file)))
        .results()
        .findFirst()
        .orElseThrow();
  }
}
