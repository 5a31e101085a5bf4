package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;

@Pair(
    title = "A failure of a parallel step is printed by a method reference",
    kind = "print-stack-trace",
    why =
        "The trace goes to the error stream without function, invocation and level, where neither"
            + " alerts nor operators see it.",
    repair = "The failure goes to the logger of the invocation.")
final class ParallelSync {
  private ParallelSync() {}

  static final class Flaw {
    private final List<Supplier<Integer>> steps;

    Flaw(List<Supplier<Integer>> steps) {
      this.steps = List.copyOf(steps);
    }

    @FunctionName("ParallelSync")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 30 4 * * *") String timer,
        ExecutionContext context) {
      Consumer<Throwable> report = Throwable::printStackTrace;
      CompletableFuture<?>[] running =
          steps.stream()
              .map(CompletableFuture::supplyAsync)
              .map(step -> step.orTimeout(60, TimeUnit.SECONDS))
              .map(
                  step ->
                      step.whenComplete(
                          (count, failure) -> Optional.ofNullable(failure).ifPresent(report)))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(running).join();
    }
  }

  static final class Repaired {
    private final List<Supplier<Integer>> steps;

    Repaired(List<Supplier<Integer>> steps) {
      this.steps = List.copyOf(steps);
    }

    @FunctionName("ParallelSyncRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 30 4 * * *") String timer,
        ExecutionContext context) {
      Consumer<Throwable> report =
          failure -> context.getLogger().log(Level.SEVERE, "A step failed", failure);
      CompletableFuture<?>[] running =
          steps.stream()
              .map(CompletableFuture::supplyAsync)
              .map(step -> step.orTimeout(60, TimeUnit.SECONDS))
              .map(
                  step ->
                      step.whenComplete(
                          (count, failure) -> Optional.ofNullable(failure).ifPresent(report)))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(running).join();
    }
  }
}
