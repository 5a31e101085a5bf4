import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A staged function app and what it is called with.
 *
 * @param folder what would be deployed
 */
record App(Path folder) {
  static final String ID = "00000000-0000-0000-0000-000000000000";
  static final String SECRET = "only-for-this-benchmark-and-no-other";

  private static final Pattern ENTRY_POINT = Pattern.compile("\"entryPoint\" : \"([^\"]+)\"");
  private static final Input EMPTY =
      new Input(Map.of("content-type", "application/json"), "{}", "x");

  /**
   * What a function is called with.
   *
   * @param headers in lower case, as the host hands them over
   * @param body of an HTTP call
   * @param binding text of each other binding, such as a part of the route
   */
  record Input(Map<String, String> headers, String body, String binding) {}

  /**
   * A function with what it refuses and what it takes.
   *
   * @param name its folder in the app
   */
  record Function(String name, Input refused, Input taken) {}

  String name() {
    return folder.getFileName().toString().replaceFirst("^acme-", "");
  }

  List<Path> jars() throws IOException {
    return files(folder, ".jar");
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files(folder, "")) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /** The function that gets called; none when the app has no HTTP function. */
  Optional<Function> function() throws IOException {
    return switch (name()) {
      case "key-vault-secrets" ->
          Optional.of(new Function("rate", EMPTY, new Input(Map.of(), "", "EUR")));
      case "queue-worker" -> {
        String order = "{\"customer\": \"c\", \"product\": \"p\", \"quantity\": 1}";
        yield Optional.of(
            new Function("SubmitOrder", EMPTY, new Input(EMPTY.headers(), order, "x")));
      }
      case "webhook" -> Optional.of(new Function("ReceiveGitHub", EMPTY, signed()));
      default -> httpFunction().map(name -> new Function(name, EMPTY, withToken()));
    };
  }

  /** Class and method of a function. */
  String entryPoint(String function) throws IOException {
    Matcher matcher =
        ENTRY_POINT.matcher(Files.readString(folder.resolve(function + "/function.json")));
    if (!matcher.find()) {
      throw new IllegalStateException(function + " of " + folder + " has no entry point");
    }
    return matcher.group(1);
  }

  /** What the generated project sets on a laptop, with Azure at a port of this machine. */
  Map<String, String> settings(int port) throws IOException {
    Map<String, String> settings = new HashMap<>();
    Path local = folder.resolve("../../../local.settings.json");
    if (Files.exists(local)) {
      Pattern.compile("\"([A-Za-z0-9_]+)\" *: *\"([^\"]+)\"")
          .matcher(Files.readString(local))
          .results()
          .forEach(setting -> settings.put(setting.group(1), setting.group(2)));
    }
    // An identity is asked, as in Azure, and neither the emulator nor a secret in a setting.
    settings.remove("STORAGE");
    settings.remove("PARTNER_KEY");
    String azure = "127.0.0.1:" + port;
    settings.put("IDENTITY_ENDPOINT", "http://" + azure + "/msi/token");
    settings.put("IDENTITY_HEADER", SECRET);
    settings.put("AZURE_CLIENT_ID", ID);
    settings.put("STORAGE__blobServiceUri", "https://" + azure);
    settings.put("STORAGE__queueServiceUri", "https://" + azure);
    settings.put("STORAGE__tableServiceUri", "https://" + azure);
    settings.put("TOKEN_ISSUER", "https://" + azure + "/" + ID + "/v2.0");
    settings.put("TOKEN_JWKS_URI", "https://" + azure + "/" + ID + "/keys");
    settings.put("TOKEN_AUDIENCE", ID);
    settings.put("GITHUB_WEBHOOK_SECRET", SECRET);
    return settings;
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  /** The first HTTP function that takes a POST, else the first; by name. */
  private Optional<String> httpFunction() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : files(folder, "function.json")) {
      String text = Files.readString(file);
      if (text.contains("\"httpTrigger\"")) {
        String name = file.getParent().getFileName().toString();
        names.add(text.contains("\"POST\"") ? 0 : names.size(), name);
      }
    }
    return names.stream().findFirst();
  }

  /** A token of the right form, for which the app has to fetch the issuer's keys. */
  private static Input withToken() {
    String token =
        Stream.of("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k\"}", "{\"sub\":\"s\"}", "none")
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
            .collect(Collectors.joining("."));
    Map<String, String> headers = new HashMap<>(EMPTY.headers());
    headers.put("authorization", "Bearer " + token);
    return new Input(headers, EMPTY.body(), EMPTY.binding());
  }

  /** An event of GitHub, with its signature. */
  private static Input signed() {
    String body = "{\"repository\": {\"full_name\": \"owner/name\"}}";
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      Map<String, String> headers = new HashMap<>(EMPTY.headers());
      headers.put("x-github-event", "push");
      headers.put("x-github-delivery", ID);
      headers.put("x-hub-signature-256", "sha256=" + HexFormat.of().formatHex(signature));
      return new Input(headers, body, "x");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }
}
