package com.example;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import java.time.Clock;
import java.time.ZoneOffset;

/** What the functions of this app share, each part made when it is first needed. */
final class App {
  private static final String STORAGE = "STORAGE";
  private static final Settings SETTINGS = Settings.ENVIRONMENT;

  /** In milliseconds, since Table Storage keeps no nanoseconds. */
  private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  static final Tokens TOKENS = new Tokens(SETTINGS);

  private static final Lazy<TicketStore> TICKETS =
      new Lazy<>(() -> new TableTicketStore(Tables.client(SETTINGS, STORAGE, "quotetickets")));

  static final Lazy<PriceList> PRICES =
      new Lazy<>(() -> new TablePriceList(Tables.client(SETTINGS, STORAGE, "prices")));

  static final Lazy<QuoteBook> QUOTE_BOOK =
      new Lazy<>(() -> new TableQuoteBook(Tables.client(SETTINGS, STORAGE, "quotes")));

  static final Lazy<Quotes> QUOTES = new Lazy<>(() -> new Quotes(TICKETS.get(), CLOCK));

  static final Lazy<Retention> RETENTION = new Lazy<>(() -> new Retention(TICKETS.get(), CLOCK));

  private App() {}

  static Engine engine(DurableClientContext durable) {
    return new DurableEngine(durable::getClient);
  }
}
