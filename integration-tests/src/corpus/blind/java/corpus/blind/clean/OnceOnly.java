package corpus.blind.clean;

import com.azure.core.exception.HttpResponseException;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.UUID;
import java.util.logging.Level;

/** Books a payment once; that its row is there already is the expected end of a second delivery. */
public final class OnceOnly {
  private static final int CONFLICT = 409;
  private final TableClient payments;

  public OnceOnly(TableClient payments) {
    this.payments = payments;
  }

  @FunctionName("OnceOnly")
  public void run(
      @QueueTrigger(name = "message", queueName = "payments", connection = "PaymentStorage")
          String message,
      ExecutionContext context) {
    String payment = UUID.fromString(message.strip()).toString();
    try {
      payments.createEntity(new TableEntity("payment", payment));
    } catch (HttpResponseException e) {
      if (e.getResponse().getStatusCode() != CONFLICT) {
        throw e;
      }
      context.getLogger().log(Level.INFO, "Payment {0} is booked already", payment);
    }
  }
}
