package com.example;

import com.google.gson.Gson;
import com.google.protobuf.StringValue;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationState;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateResponse;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import io.grpc.Attributes;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The durable host's end of the connection, in front of a {@link FakeTaskHub}: the SDK's own client
 * talks to it over gRPC, with the gRPC and protobuf that this app ships.
 */
final class FakeSidecar implements AutoCloseable {
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> calls = new ArrayList<>();
  private final Server server;
  private FakeTaskHub hub;
  private String failure;
  private Runnable beforeStart = () -> {};

  FakeSidecar() {
    try {
      server =
          ServerBuilder.forPort(0)
              .addService(new Service())
              .addTransportFilter(
                  new ServerTransportFilter() {
                    @Override
                    public Attributes transportReady(Attributes attributes) {
                      connections.incrementAndGet();
                      return attributes;
                    }

                    @Override
                    public void transportTerminated(Attributes attributes) {
                      connections.decrementAndGet();
                    }
                  })
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free for the sidecar", e);
    }
  }

  /** Stands in front of a hub from now on, and fails nothing. */
  synchronized void serve(FakeTaskHub newHub) {
    hub = newHub;
    failure = null;
    beforeStart = () -> {};
    calls.clear();
  }

  /** Answers each call with a failure of this text from now on. */
  synchronized void fail(String text) {
    failure = text;
  }

  /** Does something when the next instance is about to be started. */
  synchronized void beforeStart(Runnable action) {
    beforeStart = action;
  }

  /** What was asked: the name of the method and the instance. */
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Connections that nobody has closed. */
  int connections() {
    return connections.get();
  }

  /** What the binding hands over: made from the host's JSON by the worker's own Gson. */
  DurableClientContext binding() {
    return new Gson()
        .fromJson(
            "{\"taskHubName\":\"Workflows\",\"rpcBaseUrl\":\"http://127.0.0.1:"
                + server.getPort()
                + "/\",\"requiredQueryStringParameters\":\"code=system-key-marker\"}",
            DurableClientContext.class);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Service extends TaskHubSidecarServiceGrpc.TaskHubSidecarServiceImplBase {
    @Override
    public void startInstance(
        CreateInstanceRequest request, StreamObserver<CreateInstanceResponse> answer) {
      Runnable before;
      synchronized (FakeSidecar.this) {
        before = beforeStart;
        beforeStart = () -> {};
      }
      before.run();
      answer(
          answer,
          "start " + request.getInstanceId(),
          () -> {
            try {
              hub.start(request.getName(), request.getInstanceId(), request.getInput().getValue());
            } catch (IllegalStateException e) {
              throw Status.ALREADY_EXISTS.asRuntimeException();
            }
            return CreateInstanceResponse.newBuilder()
                .setInstanceId(request.getInstanceId())
                .build();
          });
    }

    @Override
    public void getInstance(
        GetInstanceRequest request, StreamObserver<GetInstanceResponse> answer) {
      answer(
          answer,
          "get " + request.getInstanceId(),
          () ->
              hub.find(request.getInstanceId())
                  .map(instance -> found(request, instance))
                  .orElse(GetInstanceResponse.getDefaultInstance()));
    }

    @Override
    public void terminateInstance(
        TerminateRequest request, StreamObserver<TerminateResponse> answer) {
      answer(
          answer,
          "terminate " + request.getInstanceId(),
          () -> {
            try {
              hub.terminate(request.getInstanceId());
            } catch (IllegalStateException e) {
              throw Status.FAILED_PRECONDITION.asRuntimeException();
            }
            return TerminateResponse.getDefaultInstance();
          });
    }

    @Override
    public void purgeInstances(
        PurgeInstancesRequest request, StreamObserver<PurgeInstancesResponse> answer) {
      answer(
          answer,
          "purge",
          () -> {
            Instant from = instant(request.getPurgeInstanceFilter().getCreatedTimeFrom());
            Instant to = instant(request.getPurgeInstanceFilter().getCreatedTimeTo());
            List<String> over =
                hub.ids().stream()
                    .filter(
                        id -> {
                          FakeTaskHub.Kept instance = hub.find(id).orElseThrow();
                          return request
                                  .getPurgeInstanceFilter()
                                  .getRuntimeStatusList()
                                  .contains(instance.status())
                              && !instance.created().isBefore(from)
                              && instance.created().isBefore(to);
                        })
                    .toList();
            over.forEach(hub::remove);
            return PurgeInstancesResponse.newBuilder().setDeletedInstanceCount(over.size()).build();
          });
    }

    private GetInstanceResponse found(GetInstanceRequest request, FakeTaskHub.Kept instance) {
      OrchestrationState.Builder state =
          OrchestrationState.newBuilder()
              .setInstanceId(request.getInstanceId())
              .setName(instance.name())
              .setOrchestrationStatus(instance.status())
              .setCreatedTimestamp(FakeTaskHub.timestamp(instance.created()))
              .setLastUpdatedTimestamp(FakeTaskHub.timestamp(hub.now()));
      instance.customStatus().ifPresent(state::setCustomStatus);
      Optional<StringValue> failed =
          instance.failure().map(failure -> StringValue.of(failure.getErrorMessage()));
      // The service shows the text of a failure as the output.
      instance.output().or(() -> failed).ifPresent(state::setOutput);
      instance.failure().ifPresent(state::setFailureDetails);
      return GetInstanceResponse.newBuilder().setExists(true).setOrchestrationState(state).build();
    }

    private <T> void answer(
        StreamObserver<T> answer, String call, java.util.function.Supplier<T> work) {
      synchronized (FakeSidecar.this) {
        calls.add(call);
        try {
          if (failure != null) {
            throw Status.UNAVAILABLE.withDescription(failure).asRuntimeException();
          }
          T result = work.get();
          answer.onNext(result);
          answer.onCompleted();
        } catch (RuntimeException e) {
          answer.onError(e);
        }
      }
    }
  }

  private static Instant instant(com.google.protobuf.Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
