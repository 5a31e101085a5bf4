package com.example;

/** What the functions of this app share, each part made when it is first needed. */
final class App {
  static final Tokens TOKENS = new Tokens(Settings.ENVIRONMENT);

  static final Lazy<ItemService> ITEMS =
      new Lazy<>(
          () ->
              new ItemService(
                  new TableItemStore(Tables.client(Settings.ENVIRONMENT, "STORAGE", "items"))));

  private App() {}
}
