package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;

@Pair(
    title = "The method that a command calls is found by its name in the request",
    kind = "reflection-on-input",
    why =
        "Each public method of the class becomes part of the interface, also those that only a"
            + " technician's tool should call.",
    repair = "A switch lists the commands that callers may give.")
final class MachineCommand {
  private MachineCommand() {}

  static final class Flaw {
    private final FlawMachine machine;

    Flaw(FlawMachine machine) {
      this.machine = machine;
    }

    @FunctionName("MachineCommand")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "machine/{command}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("command") String command)
        throws ReflectiveOperationException {
      Object done = FlawMachine.class.getMethod(command).invoke(machine);
      return request
          .createResponseBuilder(
              Boolean.TRUE.equals(done) ? HttpStatus.ACCEPTED : HttpStatus.NOT_FOUND)
          .build();
    }
  }

  interface FlawMachine {
    boolean start();

    boolean stop();

    boolean eraseMemory();
  }

  static final class Repaired {
    private final RepairedMachine machine;

    Repaired(RepairedMachine machine) {
      this.machine = machine;
    }

    @FunctionName("MachineCommandRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "machine/{command}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("command") String command) {
      Boolean done =
          switch (command) {
            case "start" -> machine.start();
            case "stop" -> machine.stop();
            default -> false;
          };
      return request
          .createResponseBuilder(
              Boolean.TRUE.equals(done) ? HttpStatus.ACCEPTED : HttpStatus.NOT_FOUND)
          .build();
    }
  }

  interface RepairedMachine {
    boolean start();

    boolean stop();

    boolean eraseMemory();
  }
}
