package corpus.network;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.BasicResponseHandler;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.params.HttpConnectionParams;

@Pair(
    title = "Rates are fetched by an HTTP client that nobody maintains",
    kind = "old-tls",
    reported = {"DEFAULT_HTTP_CLIENT"},
    why = "Its TLS follows no setting of the platform, and nobody mends it any more.",
    repair = "The builder of the same library follows the platform.")
public final class OldHttpClient {
  private OldHttpClient() {}

  public static final class Flaw {
    private static final HttpClient BANK = bank();

    private static HttpClient bank() {
      DefaultHttpClient bank = new DefaultHttpClient();
      HttpConnectionParams.setConnectionTimeout(bank.getParams(), 2000);
      HttpConnectionParams.setSoTimeout(bank.getParams(), 5000);
      return bank;
    }

    @FunctionName("FetchRates")
    @QueueOutput(name = "rates", queueName = "rates", connection = "STORAGE")
    public String run(
        @TimerTrigger(name = "timer", schedule = "0 0 6 * * 1-5") String timer,
        ExecutionContext context)
        throws IOException {
      return BANK.execute(
          new HttpGet("https://rates.contoso.com/daily"), new BasicResponseHandler());
    }
  }

  public static final class Repaired {
    private static final HttpClient BANK =
        HttpClientBuilder.create()
            .useSystemProperties()
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectTimeout(2000)
                    .setConnectionRequestTimeout(2000)
                    .setSocketTimeout(5000)
                    .build())
            .build();

    @FunctionName("FetchRates")
    @QueueOutput(name = "rates", queueName = "rates", connection = "STORAGE")
    public String run(
        @TimerTrigger(name = "timer", schedule = "0 0 6 * * 1-5") String timer,
        ExecutionContext context)
        throws IOException {
      return BANK.execute(
          new HttpGet("https://rates.contoso.com/daily"), new BasicResponseHandler());
    }
  }
}
