package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

@Pair(
    title = "The code for a new password is drawn by an ordinary random generator",
    kind = "predictable-random",
    why =
        "After a few own codes an attacker computes the generator's state and with it the next"
            + " person's code.",
    repair = "The same field holds a SecureRandom.")
final class ResetCode {
  private ResetCode() {}

  static final class Flaw {
    private final FlawCodes codes = new FlawCodes(new Random());

    @FunctionName("ResetCode")
    public void run(
        @QueueTrigger(name = "message", queueName = "password-resets", connection = "LoginStorage")
            String message,
        @QueueOutput(name = "mail", queueName = "reset-mails", connection = "LoginStorage")
            OutputBinding<String> mail) {
      UUID user = UUID.fromString(message.strip());
      mail.setValue("{\"user\":\"" + user + "\",\"code\":\"" + codes.next() + "\"}");
    }
  }

  static final class FlawCodes {
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private final Random random;

    FlawCodes(Random random) {
      this.random = random;
    }

    String next() {
      return random
          .ints(10, 0, ALPHABET.length())
          .mapToObj(ALPHABET::charAt)
          .map(String::valueOf)
          .collect(Collectors.joining());
    }
  }

  static final class Repaired {
    private final RepairedCodes codes = new RepairedCodes(new SecureRandom());

    @FunctionName("ResetCodeRepaired")
    public void run(
        @QueueTrigger(name = "message", queueName = "password-resets", connection = "LoginStorage")
            String message,
        @QueueOutput(name = "mail", queueName = "reset-mails", connection = "LoginStorage")
            OutputBinding<String> mail) {
      UUID user = UUID.fromString(message.strip());
      mail.setValue("{\"user\":\"" + user + "\",\"code\":\"" + codes.next() + "\"}");
    }
  }

  static final class RepairedCodes {
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private final Random random;

    RepairedCodes(Random random) {
      this.random = random;
    }

    String next() {
      return random
          .ints(10, 0, ALPHABET.length())
          .mapToObj(ALPHABET::charAt)
          .map(String::valueOf)
          .collect(Collectors.joining());
    }
  }
}
