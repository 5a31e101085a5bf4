package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the migrations make, and what the app's role cannot do with it. */
class MigrationsIT {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String CHECK_VIOLATION = "23514";

  @Test
  void changesNothingTheSecondTime() throws SQLException {
    int before = applied();

    MigrationProcess.Result result = MigrationProcess.run(Postgres.migration());

    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(applied()).isEqualTo(before).isEqualTo(migrations());
  }

  @Test
  void leavesNothingOfAMigrationThatFails(@TempDir Path folder) throws IOException, SQLException {
    for (Path migration : files()) {
      Files.copy(migration, folder.resolve(migration.getFileName()));
    }
    Files.writeString(
        folder.resolve("V999-half.sql"),
        "create table products.half (id int); alter table products.none add column a int;\n");

    MigrationProcess.Result result = MigrationProcess.run(Postgres.migration(), folder);

    assertThat(result.exit()).isNotZero();
    assertThat(query("select to_regclass('products.half')")).isNull();
    assertThat(applied()).isEqualTo(migrations());
  }

  @Test
  void refusesAMigrationThatWasChangedAfterwards(@TempDir Path folder)
      throws IOException, SQLException {
    for (Path migration : files()) {
      Files.writeString(
          folder.resolve(migration.getFileName()), Files.readString(migration) + "\nselect 1;\n");
    }

    MigrationProcess.Result result = MigrationProcess.run(Postgres.migration(), folder);

    assertThat(result.exit()).isNotZero();
    assertThat(result.output()).contains("checksum mismatch");
  }

  @Test
  void sendsATokenToNoServerWithoutAProvenName() {
    Map<String, String> elsewhere = new HashMap<>(Postgres.migration());
    // The same machine, but not by a name that counts as this machine.
    elsewhere.put("PGHOST", "127.1");
    elsewhere.put("PGPASSWORD", "the-token");

    MigrationProcess.Result result = MigrationProcess.run(elsewhere);

    assertThat(result.exit()).isNotZero();
    assertThat(result.output()).contains("SSL").doesNotContain("the-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table products.more (id int)",
        "create table public.more (id int)",
        "create temporary table more (id int)",
        "create schema more",
        "create function products.f() returns int language sql as 'select 1'",
        "create role more",
        "alter table products.product add column more int",
        "alter table products.product drop constraint product_price_form",
        "alter table products.product disable trigger all",
        "alter role products_app superuser",
        "drop table products.product",
        "drop index products.product_newest",
        "truncate products.product",
        "set role products_migrator",
        "set session_replication_role = replica",
        "select * from products.flyway_schema_history",
        "delete from products.flyway_schema_history",
        "update products.product set owner = ''",
        "update products.product set id = gen_random_uuid()",
        "update products.product set created = now()",
        "update products.product set creation_key = null",
        "insert into products.product (id, version) values (gen_random_uuid(), 7)",
        "insert into products.product (id, created) values (gen_random_uuid(), now())",
        "select * from pg_authid",
        "select pg_read_file('pg_hba.conf')",
        "copy products.product to program 'true'",
      })
  void letsTheAppDoNoMoreThanItsWork(String statement) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Postgres.run(Postgres.APP, statement))
        .satisfies(
            refusal ->
                assertThat(refusal.getSQLState())
                    .as(refusal.getMessage())
                    .isEqualTo(INSUFFICIENT_PRIVILEGE));
  }

  @Test
  void letsTheAppGiveItsRightsToNobody() throws SQLException {
    Postgres.administer("create role friend");

    // Only a warning, says the standard.
    Postgres.run(Postgres.APP, "grant select on products.product to friend");

    assertThat(query("select has_table_privilege('friend', 'products.product', 'select')"))
        .isEqualTo("f");
  }

  @Test
  void letsNobodyInForHavingSignedIn() throws SQLException {
    Postgres.administer("create role stranger login");

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Postgres.run("stranger", "select 1"))
        .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
  }

  static Stream<Arguments> brokenRules() {
    BigDecimal price = new BigDecimal("1.00");
    return Stream.of(
        Arguments.of("product_sku_form", new ProductContent("", "Bolt", price)),
        Arguments.of("product_sku_form", new ProductContent("a", "Bolt", price)),
        Arguments.of("product_sku_form", new ProductContent("A B", "Bolt", price)),
        Arguments.of("product_sku_form", new ProductContent("A\n", "Bolt", price)),
        Arguments.of("product_sku_form", new ProductContent("A".repeat(41), "Bolt", price)),
        Arguments.of("product_name_form", new ProductContent("A", "", price)),
        Arguments.of("product_name_form", new ProductContent("A", "  ", price)),
        Arguments.of("product_name_form", new ProductContent("A", "a\tb", price)),
        Arguments.of("product_name_form", new ProductContent("A", "a\u0085b", price)),
        Arguments.of("product_name_form", new ProductContent("A", "a".repeat(101), price)),
        Arguments.of(
            "product_price_form", new ProductContent("A", "Bolt", new BigDecimal("-0.01"))),
        Arguments.of(
            "product_price_form", new ProductContent("A", "Bolt", new BigDecimal("1000000.01"))));
  }

  @ParameterizedTest
  @MethodSource("brokenRules")
  void hasTheRulesOfTheInputInTheTableToo(String rule, ProductContent content) {
    assertThat(Constraints.violations(content)).isNotEmpty();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> insert(content))
        .withMessageContaining(rule)
        .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo(CHECK_VIOLATION));
  }

  static Stream<ProductContent> extremes() {
    return Stream.of(
        new ProductContent("A", "B", new BigDecimal("0")),
        new ProductContent("-".repeat(40), "a".repeat(100), new BigDecimal("1000000.00")),
        new ProductContent("0", "\uD83D\uDD29".repeat(50), new BigDecimal("0.01")),
        new ProductContent("Z9-", " \u00A0x ", new BigDecimal("999999.99")));
  }

  @ParameterizedTest
  @MethodSource("extremes")
  void takesWhateverTheInputRulesLetThrough(ProductContent content) throws SQLException {
    assertThat(Constraints.violations(content)).isEmpty();

    insert(content);
  }

  private static void insert(ProductContent content) throws SQLException {
    try (Connection connection = Postgres.as(Postgres.APP);
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into products.product (id, owner, sku, name, price) values (?, ?, ?, ?,"
                    + " ?)")) {
      statement.setObject(1, UUID.randomUUID());
      statement.setString(2, Fingerprint.of(UUID.randomUUID().toString()));
      statement.setString(3, content.sku());
      statement.setString(4, content.name());
      statement.setBigDecimal(5, content.price());
      statement.executeUpdate();
    }
  }

  private static int applied() throws SQLException {
    return Integer.parseInt(
        query("select count(*) from products.flyway_schema_history where success"));
  }

  private static int migrations() {
    return files().length;
  }

  private static Path[] files() {
    try (Stream<Path> files = Files.list(Path.of("database/migrations"))) {
      return files.toArray(Path[]::new);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String query(String sql) throws SQLException {
    try (Connection connection = Postgres.as(Postgres.MIGRATOR);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
