package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The HTTP functions of the resource {@code jobs}. Their level is anonymous, since they let nobody
 * in without an access token that {@link Tokens} has verified; a function key would add a secret.
 */
public final class JobFunctions {
  private static final String READ = "Jobs.Read";
  private static final String WRITE = "Jobs.Write";
  private static final int MAX_BODY_BYTES = 1024;
  private static final String POLL_SECONDS = "5";

  private final Tokens tokens;
  private final Supplier<Jobs> jobs;

  /** Used by the Functions worker. */
  public JobFunctions() {
    this(App.TOKENS, App.JOBS);
  }

  JobFunctions(Tokens tokens, Supplier<Jobs> jobs) {
    this.tokens = tokens;
    this.jobs = jobs;
  }

  /**
   * {@code POST /api/jobs} with {@code Idempotency-Key}: takes a job over. Sent again under the
   * same key it is the same job.
   */
  @FunctionName("SubmitJob")
  public HttpResponseMessage submit(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "jobs")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            WRITE,
            (call, caller) -> {
              String key = IdempotencyKey.require(call);
              Range input = call.body(MAX_BODY_BYTES, Range::from);
              Job job = jobs.get().submit(Owner.of(caller), key, input, call.correlation());
              call.log().info("job-submitted", "job", job.id(), "state", job.state().code());
              return polled(job, Reply.accepted(job::write)).with("Location", job.location());
            }));
  }

  /** {@code GET /api/jobs/{id}}: where one of the caller's jobs stands. */
  @FunctionName("GetJob")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "jobs/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            READ,
            (call, caller) -> {
              Job job = jobs.get().get(Owner.of(caller), id);
              return polled(job, Reply.ok(job::write));
            }));
  }

  /** {@code GET /api/jobs/{id}/result}: what a job that succeeded has made. */
  @FunctionName("GetJobResult")
  public HttpResponseMessage result(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "jobs/{id}/result")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            READ,
            (call, caller) -> {
              Job job = jobs.get().get(Owner.of(caller), id);
              if (job.state() == Job.State.SUCCEEDED) {
                return new Reply(200, Map.of("Content-Type", "application/json"), job.result());
              }
              throw job.state().isFinal()
                  ? new Refusal(Problem.conflict("The job ended without a result; see its state."))
                  : new Refusal(
                      Problem.conflict("The job is not finished."),
                      Map.of("Retry-After", POLL_SECONDS));
            }));
  }

  /** {@code POST /api/jobs/{id}/cancel}: cancels one of the caller's jobs. */
  @FunctionName("CancelJob")
  public HttpResponseMessage cancel(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "jobs/{id}/cancel")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            WRITE,
            (call, caller) -> {
              Job job = jobs.get().cancel(Owner.of(caller), id);
              call.log().info("job-cancelled", "job", job.id());
              return Reply.ok(job::write);
            }));
  }

  /** Tells when to ask again, as long as there is something to wait for. */
  private static Reply polled(Job job, Reply reply) {
    return job.state().isFinal() ? reply : reply.with("Retry-After", POLL_SECONDS);
  }
}
