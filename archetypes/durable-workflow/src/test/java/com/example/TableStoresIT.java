package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tickets, prices and quotes in real tables. */
class TableStoresIT {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

  private final TableClient table = EmulatedTables.table();
  private final TicketStore tickets = new TableTicketStore(table);

  @Test
  void givesBackATicketAsItWas() {
    Ticket issued = Ticket.issued("owner", "id", "request", NOW);
    assertThat(tickets.add(issued)).isTrue();

    Ticket found = tickets.find("owner", "id").orElseThrow();
    assertThat(found).isEqualTo(issued.withVersion(found.version()));
    Ticket starting = tickets.replace(found.starting(NOW).withoutInterest()).orElseThrow();
    assertThat(tickets.find("owner", "id")).contains(starting);
    assertThat(tickets.find("other", "id")).isEmpty();
  }

  @Test
  void letsOneOfManyAddAndOneOfManyReplace() throws Exception {
    Ticket ticket = Ticket.issued("owner", "id", "request", NOW);
    assertThat(wins(() -> tickets.add(ticket))).isEqualTo(1);
    Ticket found = tickets.find("owner", "id").orElseThrow();

    assertThat(wins(() -> tickets.replace(found.starting(NOW)).isPresent())).isEqualTo(1);
  }

  @Test
  void removesOnlyTheVersionThatWasRead() {
    tickets.add(Ticket.issued("owner", "id", "request", NOW));
    Ticket old = tickets.find("owner", "id").orElseThrow();
    Ticket current = tickets.replace(old.starting(NOW)).orElseThrow();

    tickets.remove(old);
    assertThat(tickets.find("owner", "id")).contains(current);
    tickets.remove(current);
    tickets.remove(current);
    assertThat(tickets.find("owner", "id")).isEmpty();
  }

  @Test
  void findsWhatIsOlderThanATime() {
    IntStream.range(0, 5)
        .forEach(
            i ->
                tickets.add(
                    Ticket.issued("owner", "id-" + i, "request", NOW.plusSeconds(60L * i))));

    assertThat(tickets.before(NOW.plusSeconds(150), 10)).hasSize(3);
    assertThat(tickets.before(NOW.plusSeconds(150), 2)).hasSize(2);
  }

  @Test
  void knowsPricesAndRefusesWhatIsNone() {
    table.createEntity(new TableEntity("acme", "BOLT").addProperty("Cents", 15));
    table.createEntity(new TableEntity("acme", "NUT").addProperty("Cents", "15"));
    table.createEntity(new TableEntity("acme", "NAIL").addProperty("Cents", -1));
    PriceList prices = new TablePriceList(table);

    assertThat(prices.cents("acme", "BOLT")).hasValue(15);
    assertThat(prices.cents("acme", "SCREW")).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> prices.cents("acme", "NUT"));
    assertThatIllegalStateException().isThrownBy(() -> prices.cents("acme", "NAIL"));
  }

  @Test
  void keepsAQuoteOnce() {
    QuoteBook quotes = new TableQuoteBook(table);
    Quote quote =
        new Quote(
            "id",
            Instant.parse("2026-12-08T10:00:00Z"),
            List.of(new PricedLine(new QuoteLine("acme", "BOLT", 2), 15)));

    quotes.save(quote);
    String first = table.getEntity("id", "quote").getETag();
    quotes.save(quote);

    TableEntity row = table.getEntity("id", "quote");
    assertThat(row.getETag()).as("not written a second time").isEqualTo(first);
    assertThat(row.getProperty("TotalCents")).isEqualTo(30L);
    assertThat(Quote.read((String) row.getProperty("Quote"))).isEqualTo(quote);
  }

  @Test
  void saysThatTheStoreIsOutOfReach() {
    TableClient nobody =
        Tables.builder("prices")
            .connectionString(
                Azurite.connectionString()
                    .replaceAll("TableEndpoint=[^;]*", "TableEndpoint=http://127.0.0.1:1/x"))
            .buildClient();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> new TablePriceList(nobody).cents("acme", "BOLT"));
  }

  private static long wins(Callable<Boolean> attempt) throws Exception {
    return AtOnce.call(16, attempt).stream().filter(Boolean::booleanValue).count();
  }
}
