package com.example;

/** What the functions of this app share, each part made when it is first needed. */
final class App {
  static final Tokens TOKENS = new Tokens(Settings.ENVIRONMENT);

  static final Lazy<ProductService> PRODUCTS =
      new Lazy<>(
          () ->
              new ProductService(
                  new SqlProductStore(Database.open(DatabaseSettings.from(Settings.ENVIRONMENT)))));

  private App() {}
}
