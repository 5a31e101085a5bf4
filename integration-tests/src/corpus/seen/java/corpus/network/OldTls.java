package corpus.network;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

@Pair(
    title = "An old version of TLS is named",
    kind = "old-tls",
    reported = {"AZF_OLD_TLS", "SSL_CONTEXT"},
    why = "It is broken.",
    repair = "The platform chooses.")
public final class OldTls {
  private OldTls() {}

  public static final class Flaw {
    @FunctionName("Sync")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws GeneralSecurityException, IOException {
      SSLContext context2 = SSLContext.getInstance("TLSv1.1");
      context2.init(null, null, null);
      context2.getSocketFactory().createSocket("api.contoso.com", 443).close();
    }
  }

  public static final class Repaired {
    @FunctionName("Sync")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws GeneralSecurityException, IOException {
      SSLContext.getDefault().getSocketFactory().createSocket("api.contoso.com", 443).close();
    }
  }
}
