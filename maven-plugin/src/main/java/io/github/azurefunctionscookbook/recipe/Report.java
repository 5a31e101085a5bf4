package io.github.azurefunctionscookbook.recipe;

import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Tells what an update does. */
record Report(Update update, Log log) {

  /** A line for each file that the recipe changed. */
  void changes() {
    log.info(update.title());
    if (update.startsFromSnapshot()) {
      log.warn(
          "The recorded version is a snapshot: what it renders today may not be what it "
              + "rendered then.");
    }
    List<Change> changes = update.plan().changes();
    changes.forEach(change -> log.info("  " + change.words()));
    log.info(
        changes.isEmpty()
            ? "Nothing to do: the recipe renders the same."
            : "%d file(s) that the recipe changed, %d to write."
                .formatted(changes.size(), update.plan().touched().size()));
  }

  /** What a person has to look at. */
  void looks() {
    List<String> reports = update.plan().reports();
    if (!reports.isEmpty()) {
      log.warn("Look at these:");
      reports.forEach(report -> log.warn("  " + report));
    }
  }
}
