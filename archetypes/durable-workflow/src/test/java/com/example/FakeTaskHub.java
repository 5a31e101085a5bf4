package com.example;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceFailedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerFiredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A task hub in memory. It hands orchestrators their history and takes their decisions in the
 * protocol of the durable host, through the SDK's own {@link OrchestrationRunner}: each step
 * replays the whole history, so the SDK notices when an orchestrator decides differently. Time
 * stands still as long as there is anything to do, then jumps to the next timer.
 */
final class FakeTaskHub {
  private static final int MAX_STEPS = 1_000;

  private final Map<String, TaskOrchestration> orchestrators = new LinkedHashMap<>();
  private final Map<String, UnaryOperator<String>> activities = new LinkedHashMap<>();
  private final Map<String, Kept> instances = new LinkedHashMap<>();
  private final List<Work> open = new ArrayList<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final Random order;
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private boolean twice;
  private int starts;

  FakeTaskHub() {
    this(null);
  }

  /** Finishes activities in an order that a number chooses, or as they come when there is none. */
  FakeTaskHub(Long seed) {
    this.order = seed == null ? null : new Random(seed);
  }

  /** An instance as the hub keeps it. */
  static final class Kept {
    private final String id;
    private final String name;
    private final Kept parent;
    private final int parentTask;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final List<HistoryEvent> inbox = new ArrayList<>();
    private OrchestrationStatus status = OrchestrationStatus.ORCHESTRATION_STATUS_PENDING;
    private StringValue customStatus;
    private StringValue output;
    private TaskFailureDetails failure;
    private Instant created;

    private Kept(String id, String name, Kept parent, int parentTask) {
      this.id = id;
      this.name = name;
      this.parent = parent;
      this.parentTask = parentTask;
    }

    OrchestrationStatus status() {
      return status;
    }

    Optional<StringValue> customStatus() {
      return Optional.ofNullable(customStatus);
    }

    Optional<StringValue> output() {
      return Optional.ofNullable(output);
    }

    Optional<TaskFailureDetails> failure() {
      return Optional.ofNullable(failure);
    }

    String name() {
      return name;
    }

    Instant created() {
      return created;
    }

    List<HistoryEvent> history() {
      return List.copyOf(history);
    }

    boolean isOver() {
      return switch (status) {
        case ORCHESTRATION_STATUS_COMPLETED,
            ORCHESTRATION_STATUS_FAILED,
            ORCHESTRATION_STATUS_TERMINATED ->
            true;
        default -> false;
      };
    }
  }

  /** An activity that is open. */
  record Work(Kept instance, int task, String name, String input) {}

  private record Alarm(Kept instance, int timer, Instant at) {}

  FakeTaskHub orchestrator(String name, TaskOrchestration code) {
    orchestrators.put(name, code);
    return this;
  }

  /** Adds an activity: serialized input to result, as the host hands both over. */
  FakeTaskHub activity(String name, UnaryOperator<String> code) {
    activities.put(name, code);
    return this;
  }

  /** Runs each activity twice from now on, as if the end of the first run was not heard of. */
  void deliverTwice() {
    twice = true;
  }

  /** The steps of time that the hub has jumped. */
  List<Duration> waits() {
    return List.copyOf(waits);
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** How many top-level instances were started. */
  int starts() {
    return starts;
  }

  List<Work> open() {
    return List.copyOf(open);
  }

  List<Kept> running() {
    return instances.values().stream().filter(instance -> !instance.isOver()).toList();
  }

  Optional<Kept> find(String id) {
    return Optional.ofNullable(instances.get(id));
  }

  List<String> ids() {
    return List.copyOf(instances.keySet());
  }

  void remove(String id) {
    instances.remove(id);
  }

  /**
   * Starts an instance. As the service does, it starts a finished instance of the same id anew and
   * refuses while one runs.
   */
  void start(String name, String id, String serializedInput) {
    Kept existing = instances.get(id);
    if (existing != null && !existing.isOver()) {
      throw new IllegalStateException("An instance of this id runs");
    }
    starts++;
    create(new Kept(id, name, null, -1), serializedInput);
  }

  /** Puts an instance back that another process has begun, with its history so far. */
  void resume(String name, String id, List<HistoryEvent> history, List<HistoryEvent> news) {
    Kept instance = new Kept(id, name, null, -1);
    instance.created = now;
    instance.history.addAll(history);
    instance.inbox.addAll(news);
    instances.put(id, instance);
  }

  void terminate(String id) {
    Kept instance = instances.get(id);
    if (instance == null || instance.isOver()) {
      throw new IllegalStateException("There is no instance to terminate");
    }
    // Its activities and sub-orchestrations go on, and nobody hears of them: as in the service.
    instance.status = OrchestrationStatus.ORCHESTRATION_STATUS_TERMINATED;
  }

  /** Works until there is nothing left to do. */
  void run() {
    for (int i = 0; i < MAX_STEPS; i++) {
      if (!step()) {
        return;
      }
    }
    throw new IllegalStateException("The workflow does not come to an end");
  }

  /** Lets one instance and its sub-orchestrations decide, then finishes activities. */
  void step(String id) {
    running().stream()
        .filter(instance -> instance.id.startsWith(id) && !instance.inbox.isEmpty())
        .findFirst()
        .ifPresentOrElse(this::decide, () -> finish(open.remove(0)));
  }

  /** Does one thing: lets orchestrators decide, or finishes an activity, or lets time pass. */
  boolean step() {
    Optional<Kept> due =
        running().stream().filter(instance -> !instance.inbox.isEmpty()).findFirst();
    if (due.isPresent()) {
      decide(due.get());
      return true;
    }
    if (!open.isEmpty()) {
      finish(open.remove(order == null ? 0 : order.nextInt(open.size())));
      return true;
    }
    alarms.removeIf(alarm -> alarm.instance.isOver());
    Optional<Alarm> next = alarms.stream().min((a, b) -> a.at.compareTo(b.at));
    next.ifPresent(this::ring);
    return next.isPresent();
  }

  private void create(Kept instance, String serializedInput) {
    instance.created = now;
    instances.put(instance.id, instance);
    instance.inbox.add(
        event()
            .setExecutionStarted(
                ExecutionStartedEvent.newBuilder()
                    .setName(instance.name)
                    .setOrchestrationInstance(
                        OrchestrationInstance.newBuilder().setInstanceId(instance.id))
                    .setInput(StringValue.of(serializedInput)))
            .build());
  }

  private void ring(Alarm alarm) {
    alarms.remove(alarm);
    if (alarm.at.isAfter(now)) {
      waits.add(Duration.between(now, alarm.at));
      // A timer never fires on the dot; the SDK would set it again.
      now = alarm.at.plusMillis(1);
    }
    alarm.instance.inbox.add(
        event()
            .setTimerFired(
                TimerFiredEvent.newBuilder().setTimerId(alarm.timer).setFireAt(timestamp(alarm.at)))
            .build());
  }

  private void finish(Work work) {
    HistoryEvent.Builder end = event();
    try {
      UnaryOperator<String> activity = activities.get(work.name);
      String result = activity.apply(work.input);
      if (twice) {
        result = activity.apply(work.input);
      }
      end.setTaskCompleted(
          TaskCompletedEvent.newBuilder()
              .setTaskScheduledId(work.task)
              .setResult(StringValue.of(quoted(result))));
    } catch (RuntimeException e) {
      end.setTaskFailed(
          TaskFailedEvent.newBuilder()
              .setTaskScheduledId(work.task)
              .setFailureDetails(
                  TaskFailureDetails.newBuilder()
                      // The host knows the simple name only.
                      .setErrorType(e.getClass().getSimpleName())
                      .setErrorMessage(String.valueOf(e.getMessage()))));
    }
    work.instance.inbox.add(end.build());
  }

  private void decide(Kept instance) {
    List<HistoryEvent> news = new ArrayList<>();
    news.add(event().setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance()).build());
    news.addAll(instance.inbox);
    instance.inbox.clear();
    OrchestratorRequest request =
        OrchestratorRequest.newBuilder()
            .setInstanceId(instance.id)
            .addAllPastEvents(instance.history)
            .addAllNewEvents(news)
            .build();
    OrchestratorResponse response;
    try {
      response =
          OrchestratorResponse.parseFrom(
              OrchestrationRunner.loadAndRun(
                  request.toByteArray(), orchestrators.get(instance.name)));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The SDK does not understand itself", e);
    }
    instance.status = OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING;
    instance.history.addAll(news);
    if (response.hasCustomStatus()) {
      instance.customStatus = response.getCustomStatus();
    }
    response.getActionsList().forEach(action -> take(instance, action));
  }

  private void take(Kept instance, OrchestratorAction action) {
    HistoryEvent.Builder taken = event().setEventId(action.getId());
    switch (action.getOrchestratorActionTypeCase()) {
      case SCHEDULETASK -> {
        instance.history.add(
            taken
                .setTaskScheduled(
                    TaskScheduledEvent.newBuilder()
                        .setName(action.getScheduleTask().getName())
                        .setInput(action.getScheduleTask().getInput()))
                .build());
        open.add(
            new Work(
                instance,
                action.getId(),
                action.getScheduleTask().getName(),
                action.getScheduleTask().getInput().getValue()));
      }
      case CREATETIMER -> {
        Timestamp at = action.getCreateTimer().getFireAt();
        instance.history.add(
            taken.setTimerCreated(TimerCreatedEvent.newBuilder().setFireAt(at)).build());
        alarms.add(
            new Alarm(
                instance, action.getId(), Instant.ofEpochSecond(at.getSeconds(), at.getNanos())));
      }
      case CREATESUBORCHESTRATION -> {
        String id = action.getCreateSubOrchestration().getInstanceId();
        String name = action.getCreateSubOrchestration().getName();
        instance.history.add(
            taken
                .setSubOrchestrationInstanceCreated(
                    SubOrchestrationInstanceCreatedEvent.newBuilder()
                        .setInstanceId(id)
                        .setName(name)
                        .setInput(action.getCreateSubOrchestration().getInput()))
                .build());
        create(
            new Kept(id, name, instance, action.getId()),
            action.getCreateSubOrchestration().getInput().getValue());
      }
      case COMPLETEORCHESTRATION -> end(instance, action.getCompleteOrchestration());
      default -> throw new IllegalStateException("The test hub lacks " + action);
    }
  }

  private static void end(Kept instance, CompleteOrchestrationAction end) {
    instance.status = end.getOrchestrationStatus();
    instance.output = end.hasResult() ? end.getResult() : null;
    instance.failure = end.hasFailureDetails() ? end.getFailureDetails() : null;
    if (instance.parent == null) {
      return;
    }
    HistoryEvent.Builder heard = HistoryEvent.newBuilder().setEventId(-1);
    if (instance.failure == null) {
      heard.setSubOrchestrationInstanceCompleted(
          SubOrchestrationInstanceCompletedEvent.newBuilder()
              .setTaskScheduledId(instance.parentTask)
              .setResult(end.getResult()));
    } else {
      heard.setSubOrchestrationInstanceFailed(
          SubOrchestrationInstanceFailedEvent.newBuilder()
              .setTaskScheduledId(instance.parentTask)
              .setFailureDetails(instance.failure));
    }
    instance.parent.inbox.add(heard.build());
  }

  private HistoryEvent.Builder event() {
    return HistoryEvent.newBuilder().setEventId(-1).setTimestamp(timestamp(now));
  }

  static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  /** A text as a string of JSON, which is what the hub keeps of it. */
  static String quoted(String text) {
    String wrapped = Json.write(json -> json.writeStringField("t", text));
    return wrapped.substring("{\"t\":".length(), wrapped.length() - 1);
  }
}
