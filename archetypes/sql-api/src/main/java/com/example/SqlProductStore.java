package com.example;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Products in PostgreSQL. Every statement is a constant, every value a parameter, and every
 * statement asks for the owner. A write checks the version in the statement that changes it, so no
 * writer comes between.
 */
final class SqlProductStore implements ProductStore {
  private static final String UNIQUE_VIOLATION = "23505";

  private static final String NEWEST =
      """
      select id, version, sku, name, price, created
      from products.product
      where owner = ? and (created, id) < (?, ?)
      order by created desc, id desc
      limit ?
      """;

  private static final String BY_PRICE =
      """
      select id, version, sku, name, price, created
      from products.product
      where owner = ? and (price, id) > (?, ?)
      order by price, id
      limit ?
      """;

  private static final String FIND =
      """
      select id, version, sku, name, price, created
      from products.product
      where owner = ? and id = ?
      """;

  // Whichever rule of uniqueness it would break: a repetition is found by its key.
  private static final String ADD =
      """
      insert into products.product (owner, id, sku, name, price, creation_key, creation_content)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      returning id, version, sku, name, price, created
      """;

  private static final String FIND_CREATION =
      """
      select id, version, sku, name, price, created, creation_content
      from products.product
      where owner = ? and creation_key = ?
      """;

  private static final String REPLACE =
      """
      update products.product
      set version = version + 1, sku = ?, name = ?, price = ?
      where owner = ? and id = ? and version = ?
      returning id, version, sku, name, price, created
      """;

  private static final String REMOVE =
      """
      delete from products.product
      where owner = ? and id = ? and version = ?
      """;

  private final Database database;

  SqlProductStore(Database database) {
    this.database = database;
  }

  @Override
  public ProductPage list(String owner, PageCursor after, int size) {
    // One more than asked for tells whether there is a next page.
    List<Product> found =
        database.run(
            connection ->
                switch (after.order()) {
                  case NEWEST -> newest(connection, owner, after, size + 1);
                  case PRICE -> byPrice(connection, owner, after, size + 1);
                });
    if (found.size() <= size) {
      return new ProductPage(found, null);
    }
    Product last = found.get(size - 1);
    return new ProductPage(
        found.subList(0, size), new PageCursor(after.order(), after.order().key(last), last.id()));
  }

  @Override
  public Optional<Product> find(String owner, UUID id) {
    return database.run(connection -> find(connection, owner, id));
  }

  @Override
  public Product add(String owner, UUID id, ProductContent content, String key) {
    String fingerprint = key == null ? null : content.fingerprint();
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, owner);
            statement.setObject(2, id);
            statement.setString(3, content.sku());
            statement.setString(4, content.name());
            statement.setBigDecimal(5, content.price());
            statement.setString(6, key);
            statement.setString(7, fingerprint);
            Optional<Product> added = first(statement);
            if (added.isPresent()) {
              return added.get();
            }
          }
          return created(connection, owner, key, fingerprint);
        });
  }

  @Override
  public Product replace(String owner, UUID id, long version, ProductContent content) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
            statement.setString(1, content.sku());
            statement.setString(2, content.name());
            statement.setBigDecimal(3, content.price());
            statement.setString(4, owner);
            statement.setObject(5, id);
            statement.setLong(6, version);
            Optional<Product> replaced = first(statement);
            if (replaced.isPresent()) {
              return replaced.get();
            }
          } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
              throw taken();
            }
            throw e;
          }
          throw unchanged(connection, owner, id);
        });
  }

  @Override
  public void remove(String owner, UUID id, long version) {
    database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setString(1, owner);
            statement.setObject(2, id);
            statement.setLong(3, version);
            if (statement.executeUpdate() == 1) {
              return null;
            }
          }
          throw unchanged(connection, owner, id);
        });
  }

  private static List<Product> newest(
      Connection connection, String owner, PageCursor after, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
      statement.setString(1, owner);
      statement.setObject(2, PageOrder.time(after.key()).atOffset(ZoneOffset.UTC));
      statement.setObject(3, after.id());
      statement.setInt(4, limit);
      return all(statement);
    }
  }

  private static List<Product> byPrice(
      Connection connection, String owner, PageCursor after, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BY_PRICE)) {
      statement.setString(1, owner);
      statement.setBigDecimal(2, PageOrder.price(after.key()));
      statement.setObject(3, after.id());
      statement.setInt(4, limit);
      return all(statement);
    }
  }

  private static Optional<Product> find(Connection connection, String owner, UUID id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, owner);
      statement.setObject(2, id);
      return first(statement);
    }
  }

  /** The product that a creation with this key made before; else the SKU was in the way. */
  private static Product created(
      Connection connection, String owner, String key, String fingerprint) throws SQLException {
    if (key == null) {
      throw taken();
    }
    try (PreparedStatement statement = connection.prepareStatement(FIND_CREATION)) {
      statement.setString(1, owner);
      statement.setString(2, key);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw taken();
        }
        if (!rows.getString("creation_content").equals(fingerprint)) {
          throw new Refusal(
              Problem.conflict("This Idempotency-Key has been used for another product."));
        }
        return product(rows);
      }
    }
  }

  /** Why a conditional write found no row. */
  private static Refusal unchanged(Connection connection, String owner, UUID id)
      throws SQLException {
    return find(connection, owner, id).isPresent()
        ? IfMatch.changed()
        : new Refusal(Problem.notFound());
  }

  private static Refusal taken() {
    return new Refusal(Problem.conflict("You have another product with this SKU."));
  }

  private static Optional<Product> first(PreparedStatement statement) throws SQLException {
    return all(statement).stream().findFirst();
  }

  private static List<Product> all(PreparedStatement statement) throws SQLException {
    List<Product> products = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        products.add(product(rows));
      }
    }
    return products;
  }

  private static Product product(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    BigDecimal price = row.getBigDecimal("price");
    Instant created = row.getObject("created", OffsetDateTime.class).toInstant();
    return new Product(
        id, row.getLong("version"), row.getString("sku"), row.getString("name"), price, created);
  }
}
