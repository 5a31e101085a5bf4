package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.Locale;
import java.util.Set;

@Pair(
    title = "An image is opened by its URL",
    kind = "ssrf",
    reported = {"AZF_SSRF"},
    why = "file: and the metadata endpoint are URLs, too.",
    repair = "The validator of addresses returns the address that it has checked.")
public final class UrlStream {
  private UrlStream() {}

  public static final class Flaw {
    @FunctionName("Thumb")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      URL url = new URL(message.trim());
      try (InputStream in = url.openStream()) {
        context.getLogger().info("bytes " + in.readNBytes(1000).length);
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Thumb")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      URL url = RepairedUrls.checked(message.trim()).toURL();
      URLConnection connection = url.openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      try (InputStream in = connection.getInputStream()) {
        context.getLogger().info("bytes " + in.readNBytes(1000).length);
      }
    }
  }

  static final class RepairedUrls {
    private static final Set<String> HOSTS = Set.of("img.contoso.com");

    static URI checked(String text) {
      URI uri = URI.create(text);
      if (!"https".equalsIgnoreCase(uri.getScheme())) {
        throw new IllegalArgumentException("scheme");
      }
      String host = uri.getHost();
      if (host == null || !HOSTS.contains(host.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("host");
      }
      return uri;
    }
  }
}
