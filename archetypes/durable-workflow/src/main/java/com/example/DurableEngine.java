package com.example;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.PurgeInstanceCriteria;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Durable Functions, by the client that a binding hands over. The binding makes a client with a
 * connection of its own for each invocation, and nobody but this class closes it.
 */
final class DurableEngine implements Engine {
  private static final List<OrchestrationRuntimeStatus> FINISHED =
      List.of(
          OrchestrationRuntimeStatus.COMPLETED,
          OrchestrationRuntimeStatus.FAILED,
          OrchestrationRuntimeStatus.TERMINATED);

  private final Supplier<DurableTaskClient> clients;

  DurableEngine(Supplier<DurableTaskClient> clients) {
    this.clients = clients;
  }

  @Override
  public Optional<Instance> find(String id) {
    return ask(client -> find(client, id));
  }

  @Override
  public void start(String id, String input) {
    ask(
        client -> {
          try {
            return client.scheduleNewOrchestrationInstance(QuoteWorkflow.PREPARE_QUOTE, input, id);
          } catch (RuntimeException e) {
            // Refused for the instance that is there, or the answer to an earlier try was lost.
            if (find(client, id).isPresent()) {
              return id;
            }
            throw new EngineUnavailable(e);
          }
        });
  }

  @Override
  public void stop(String id) {
    ask(
        client -> {
          try {
            client.terminate(id, null);
            return true;
          } catch (RuntimeException e) {
            if (find(client, id).map(Instance::isOver).orElse(true)) {
              return false;
            }
            throw new EngineUnavailable(e);
          }
        });
  }

  @Override
  public int purge(Instant from, Instant to, Duration limit) {
    return ask(
        client -> {
          try {
            return client
                .purgeInstances(
                    new PurgeInstanceCriteria()
                        .setCreatedTimeFrom(from)
                        .setCreatedTimeTo(to)
                        .setRuntimeStatusList(FINISHED)
                        .setTimeout(limit))
                .getDeletedInstanceCount();
          } catch (TimeoutException e) {
            throw new EngineUnavailable(e);
          }
        });
  }

  private <T> T ask(Function<DurableTaskClient, T> question) {
    try (DurableTaskClient client = clients.get()) {
      return question.apply(client);
    } catch (EngineUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      throw new EngineUnavailable(e);
    }
  }

  private static Optional<Instance> find(DurableTaskClient client, String id) {
    OrchestrationMetadata found = client.getInstanceMetadata(id, true);
    return found != null && found.isInstanceFound()
        ? Optional.of(instance(found))
        : Optional.empty();
  }

  private static Instance instance(OrchestrationMetadata found) {
    boolean completed = found.getRuntimeStatus() == OrchestrationRuntimeStatus.COMPLETED;
    return new Instance(
        switch (found.getRuntimeStatus()) {
          case PENDING -> Instance.State.PENDING;
          case RUNNING, SUSPENDED, CONTINUED_AS_NEW -> Instance.State.RUNNING;
          case COMPLETED -> Instance.State.COMPLETED;
          case FAILED -> Instance.State.FAILED;
          case TERMINATED, CANCELED -> Instance.State.TERMINATED;
        },
        found.isCustomStatusFetched() ? found.readCustomStatusAs(String.class) : null,
        // The output of any other instance may be the text of its failure.
        completed ? found.readOutputAs(String.class) : null);
  }
}
