package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemServiceTest {
  private static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final Caller CALLER = new Caller(TENANT, "caller-1", Set.of());
  private static final ItemContent CONTENT = new ItemContent("Bolt", null, 3);

  private final FakeItemStore store = new FakeItemStore();
  private final ItemService items = new ItemService(store);

  @Test
  void storesUnderAnIdOfItsOwnMaking() {
    Item first = items.create(CALLER, CONTENT);
    Item second = items.create(CALLER, CONTENT);

    assertThat(first.id().version()).as("random").isEqualTo(4);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(items.get(CALLER, first.id().toString())).isEqualTo(first);
  }

  @Test
  void replacesTheVersionThatTheCallerHasSeen() {
    Item old = items.create(CALLER, CONTENT);
    ItemContent content = new ItemContent("Nut", "M8", 4);

    Item replaced = items.replace(CALLER, old.id().toString(), old.version(), content);

    assertThat(replaced.version()).isNotEqualTo(old.version());
    assertThat(items.get(CALLER, old.id().toString())).isEqualTo(replaced);
    assertThat(replaced.content()).isEqualTo(content);
  }

  @Test
  void doesNotReplaceOrDeleteWhatHasChangedSince() {
    Item old = items.create(CALLER, CONTENT);
    String id = old.id().toString();
    Item current = items.replace(CALLER, id, old.version(), new ItemContent("Nut", null, 4));

    assertRefused(412, () -> items.replace(CALLER, id, old.version(), CONTENT));
    assertRefused(412, () -> items.delete(CALLER, id, old.version()));
    assertThat(items.get(CALLER, id)).isEqualTo(current);
  }

  @Test
  void deletes() {
    Item item = items.create(CALLER, CONTENT);
    String id = item.id().toString();

    items.delete(CALLER, id, item.version());

    assertRefused(404, () -> items.get(CALLER, id));
    assertRefused(404, () -> items.delete(CALLER, id, item.version()));
    assertRefused(404, () -> items.replace(CALLER, id, item.version(), CONTENT));
  }

  @Test
  void pagesWithoutLossAndWithoutRepetition() {
    Set<UUID> all = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      all.add(items.create(CALLER, CONTENT).id());
    }

    List<UUID> seen = new ArrayList<>();
    Optional<String> continuation = Optional.empty();
    do {
      ItemPage page = items.list(CALLER, Optional.of("10"), continuation);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(10);
      page.items().forEach(item -> seen.add(item.id()));
      continuation = Optional.ofNullable(page.last()).map(UUID::toString);
    } while (continuation.isPresent());

    assertThat(seen).hasSize(25).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void givesTwentyItemsUnlessAskedForMoreOrFewer() {
    for (int i = 0; i < 101; i++) {
      items.create(CALLER, CONTENT);
    }

    assertThat(items.list(CALLER, Optional.empty(), Optional.empty()).items()).hasSize(20);
    assertThat(items.list(CALLER, Optional.of("1"), Optional.empty()).items()).hasSize(1);
    assertThat(items.list(CALLER, Optional.of("100"), Optional.empty()).items()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "101",
        "-1",
        "+1",
        "1e1",
        " 5",
        "5 ",
        "",
        "x",
        "05",
        "999999999999",
        "\u0663"
      })
  void refusesAPageSizeOutsideItsBounds(String size) {
    assertRefused(400, () -> items.list(CALLER, Optional.of(size), Optional.empty()));
    assertThat(store.uses()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1-1-1-1-1",
        "' or RowKey gt '",
        "11111111-2222-4333-8444-555555555555' or PartitionKey ne '",
        "11111111-2222-4333-8444-55555555555A",
        "11111111-2222-4333-8444-555555555555\n"
      })
  void refusesAContinuationThatItCannotHaveGiven(String continuation) {
    assertRefused(400, () -> items.list(CALLER, Optional.empty(), Optional.of(continuation)));
    assertThat(store.uses()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../items",
        "%2e%2e",
        "x'",
        "x' or '1' eq '1",
        "a/b",
        "a\\b",
        "a#b",
        "a?b",
        "1-1-1-1-1",
        "11111111-2222-4333-8444-55555555555A",
        "11111111-2222-4333-8444-5555555555551",
        "11111111-2222-4333-8444-555555555555\n"
      })
  void knowsNoItemUnderAnIdThatItCannotHaveMade(String id) {
    assertRefused(404, () -> items.get(CALLER, id));
    assertRefused(404, () -> items.replace(CALLER, id, "v1", CONTENT));
    assertRefused(404, () -> items.delete(CALLER, id, "v1"));
    assertThat(store.uses()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11111111-2222-4333-8444-555555555555/caller-2",
        "99999999-2222-4333-8444-555555555555/caller-1"
      })
  void keepsTheItemsOfOthersOutOfReach(String stranger) {
    Item item = items.create(CALLER, CONTENT);
    String id = item.id().toString();
    String[] name = stranger.split("/");
    Caller other = new Caller(name[0], name[1], Set.of());

    assertRefused(404, () -> items.get(other, id));
    assertRefused(404, () -> items.replace(other, id, item.version(), CONTENT));
    assertRefused(404, () -> items.delete(other, id, item.version()));
    assertThat(items.list(other, Optional.empty(), Optional.empty()).items()).isEmpty();
    assertThat(items.get(CALLER, id)).isEqualTo(item);
  }

  @Test
  void confinesAContinuationToTheCallersOwnItems() {
    for (int i = 0; i < 10; i++) {
      items.create(CALLER, CONTENT);
    }
    UUID continuation = items.list(CALLER, Optional.of("1"), Optional.empty()).last();
    Caller other = new Caller(TENANT, "caller-2", Set.of());

    ItemPage page = items.list(other, Optional.empty(), Optional.of(continuation.toString()));

    assertThat(page.items()).isEmpty();
    assertThat(page.last()).isNull();
  }

  private static void assertRefused(int status, ThrowingCallable action) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(action)
        .returns(status, refusal -> refusal.reply("c").status());
  }
}
