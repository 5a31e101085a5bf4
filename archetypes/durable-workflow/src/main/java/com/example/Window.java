package com.example;

import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Fan-out with a cap: starts the next task when one of those that are open is done, so that a large
 * request does not flood what its tasks call. Without a cap, fan-out is a way to fell a supplier.
 */
final class Window {
  private Window() {}

  /**
   * Runs tasks, a bounded number at a time.
   *
   * @param count how many
   * @param cap how many may be open at a time
   * @param start starts the task of a number, from 0
   * @param progress is told how many are done, after each
   * @return the results, in the order of the numbers
   * @throws TaskFailedException when one of them failed; no other is started then
   */
  static <T> List<T> run(
      TaskOrchestrationContext context,
      int count,
      int cap,
      IntFunction<Task<T>> start,
      IntConsumer progress) {
    List<Task<T>> all = new ArrayList<>();
    List<Task<?>> open = new ArrayList<>();
    for (int done = 1; done <= count; done++) {
      while (open.size() < cap && all.size() < count) {
        Task<T> next = start.apply(all.size());
        all.add(next);
        open.add(next);
      }
      Task<?> first = context.anyOf(open).await();
      open.remove(first);
      // Throws when it failed.
      first.await();
      progress.accept(done);
    }
    return all.stream().map(Task::await).toList();
  }
}
