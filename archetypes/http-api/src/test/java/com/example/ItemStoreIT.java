package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store on a real table service. */
class ItemStoreIT {
  private static final ItemContent BOLT = new ItemContent("Bolt", "M8, \u00fc \ud83d\udd29", 3);
  private static final ItemContent NUT = new ItemContent("Nut", null, 0);

  private final UUID owner = UUID.randomUUID();
  private TableItemStore store;

  @BeforeEach
  void table() {
    TableClient table =
        Tables.builder("items" + UUID.randomUUID().toString().replace("-", ""))
            .connectionString(Azurite.connectionString())
            .buildClient();
    table.createTable();
    store = new TableItemStore(table);
  }

  @Test
  void keepsWhatWasWritten() {
    Item added = store.add(owner, UUID.randomUUID(), BOLT);
    assertThat(store.find(owner, added.id())).contains(added);

    Item replaced = store.replace(owner, added.id(), added.version(), NUT);
    assertThat(replaced.version()).isNotEqualTo(added.version());
    assertThat(store.find(owner, added.id())).as("the description is gone").contains(replaced);

    store.remove(owner, added.id(), replaced.version());
    assertThat(store.find(owner, added.id())).isEmpty();
  }

  @Test
  void refusesAnOldVersion() {
    Item old = store.add(owner, UUID.randomUUID(), BOLT);
    Item current = store.replace(owner, old.id(), old.version(), NUT);

    assertRefused(412, () -> store.replace(owner, old.id(), old.version(), BOLT));
    assertRefused(412, () -> store.remove(owner, old.id(), old.version()));
    assertThat(store.find(owner, old.id())).contains(current);
  }

  @Test
  void letsOneOfManyWritersWin() throws Exception {
    Item item = store.add(owner, UUID.randomUUID(), BOLT);
    List<Callable<Boolean>> writes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ItemContent content = new ItemContent("Writer " + i, null, i);
      writes.add(
          () -> {
            try {
              store.replace(owner, item.id(), item.version(), content);
              return true;
            } catch (Refusal e) {
              return false;
            }
          });
    }

    assertThat(AtOnce.call(writes)).containsOnlyOnce(true);
  }

  @Test
  void knowsNothingOfWhatIsNotThere() {
    Item gone = store.add(owner, UUID.randomUUID(), BOLT);
    store.remove(owner, gone.id(), gone.version());

    assertThat(store.find(owner, gone.id())).isEmpty();
    assertRefused(404, () -> store.replace(owner, gone.id(), gone.version(), NUT));
    assertRefused(404, () -> store.remove(owner, gone.id(), gone.version()));
  }

  @Test
  void refusesAnIdThatIsTaken() {
    Item item = store.add(owner, UUID.randomUUID(), BOLT);

    assertRefused(409, () -> store.add(owner, item.id(), NUT));
    assertThat(store.find(owner, item.id())).contains(item);
  }

  @Test
  void pagesThroughOneOwnersItemsOnly() {
    Set<UUID> own = new HashSet<>();
    for (int i = 0; i < 7; i++) {
      own.add(store.add(owner, UUID.randomUUID(), BOLT).id());
      store.add(UUID.randomUUID(), UUID.randomUUID(), BOLT);
    }

    List<UUID> seen = new ArrayList<>();
    UUID after = null;
    do {
      ItemPage page = store.list(owner, after, 3);
      page.items().forEach(item -> seen.add(item.id()));
      after = page.last();
    } while (after != null);

    assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(own);
    assertThat(store.list(owner, null, 7).last()).as("a full last page").isNull();
    assertThat(store.list(owner, null, 3).items())
        .allSatisfy(item -> assertThat(store.find(owner, item.id())).contains(item));
  }

  private static void assertRefused(int status, ThrowingCallable action) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(action)
        .returns(status, refusal -> refusal.reply("c").status());
  }
}
