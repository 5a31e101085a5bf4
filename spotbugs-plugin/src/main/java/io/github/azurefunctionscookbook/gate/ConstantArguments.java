package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Arguments that must not be constants, or not such ones. */
final class ConstantArguments {
  static final Set<String> SECRET_HEADERS =
      Set.of(
          "authorization",
          "cookie",
          "x-functions-key",
          "x-api-key",
          "proxy-authorization",
          "ocp-apim-subscription-key",
          "x-ms-token-aad-access-token",
          "x-ms-token-aad-id-token");
  private static final Pattern LOGIN = Pattern.compile("[^:\\s]{2,}:[^:\\s]{6,}");
  private static final Pattern OPEN_TO_OTHERS =
      Pattern.compile("[r-][w-][x-][r-][w-][x-](?!---)...");
  private static final int FEW_ROUNDS = 100_000;
  private static final Set<String> KEYS =
      Set.of(
          "com/azure/core/credential/AzureKeyCredential",
          "com/azure/core/credential/AzureNamedKeyCredential",
          "com/azure/storage/common/StorageSharedKeyCredential");

  private final Engine engine;
  private final Calls calls;

  ConstantArguments(Engine engine, Calls calls) {
    this.engine = engine;
    this.calls = calls;
  }

  /** Looks at the arguments of a call. */
  void check(String owner, String name, boolean isStatic, List<Value> args, String what) {
    for (int index : engine.library().secrets(owner, name)) {
      int at = isStatic ? index - 1 : index;
      if (at < args.size()) {
        secret(name, args.get(at), what);
      }
    }
    switch (owner) {
      case "java/util/Base64$Encoder" -> login(args, what);
      case "javax/crypto/spec/IvParameterSpec" -> vector(args.get(1), what);
      case "javax/crypto/spec/GCMParameterSpec" -> vector(args.get(2), what);
      case "javax/crypto/spec/PBEKeySpec", "java/security/MessageDigest" ->
          password(name, args, what);
      case "java/nio/file/attribute/PosixFilePermissions", "java/io/File" ->
          permission(name, args, what);
      case "javax/net/ssl/SSLParameters" -> {
        if (name.equals("setEndpointIdentificationAlgorithm")
            && ("".equals(args.get(1).expr().text()) || State.isNull(args.get(1)))) {
          calls.arrivals().report("AZF_TRUST_ALL", what);
        }
      }
      default -> {
        header(owner, name, args, what);
        entries(owner, name, args, what);
        sharedKey(owner, name, args, what);
      }
    }
  }

  private void login(List<Value> args, String what) {
    String text = args.size() > 1 ? Literals.text(args.get(1).expr()) : null;
    if (text != null && LOGIN.matcher(text).matches()) {
      calls.arrivals().report("AZF_HARD_CODED_SECRET", what);
    }
  }

  private void header(String owner, String name, List<Value> args, String what) {
    boolean sets =
        owner.equals("java/net/http/HttpRequest$Builder")
                && (name.equals("header") || name.equals("setHeader"))
            || name.endsWith("RequestProperty") && args.size() == 3;
    if (sets && SECRET_HEADERS.contains(Literals.lower(args.get(1)))) {
      String text = Literals.text(args.get(2).expr());
      if (text != null && Secrets.looksGiven(text.replaceFirst("(?i)^(bearer|basic) ", ""))) {
        calls.arrivals().report("AZF_HARD_CODED_SECRET", what);
      }
    }
  }

  private void entries(String owner, String name, List<Value> args, String what) {
    if ((name.equals("put") || name.equals("setProperty")) && args.size() == 3) {
      named(args.get(1), args.get(2), what);
    }
    if (owner.equals("java/util/Map") && name.equals("of")) {
      for (int i = 0; i + 1 < args.size(); i += 2) {
        named(args.get(i), args.get(i + 1), what);
      }
    }
  }

  /** A password is hashed in a way that lets many be tried. */
  private void password(String name, List<Value> args, String what) {
    boolean fewRounds =
        name.equals("<init>")
            && args.size() > 3
            && args.get(3).number() != null
            && args.get(3).number() < FEW_ROUNDS;
    boolean fast =
        (name.equals("digest") || name.equals("update"))
            && args.size() > 1
            && args.get(1).expr().any(ConstantArguments::isPassword);
    if (fewRounds || fast) {
      calls.arrivals().report("AZF_WEAK_HASH", what + " of a password");
    }
  }

  private void permission(String name, List<Value> args, String what) {
    boolean open =
        name.startsWith("set") && args.size() == 3 && isOn(args.get(1)) && !isOn(args.get(2));
    if (name.equals("fromString")) {
      String text = args.get(0).expr().text();
      open = text != null && OPEN_TO_OTHERS.matcher(text).matches();
    }
    if (open) {
      calls.arrivals().report("AZF_FILE_PERMISSION", what);
    }
  }

  private void named(Value name, Value value, String what) {
    String key = name.expr().text();
    String text = value.expr().text();
    if (key != null && text != null && Secrets.isSecret(key, text)) {
      calls.arrivals().report("AZF_HARD_CODED_SECRET", what);
    }
  }

  private static boolean isOn(Value value) {
    return value.number() == null || value.number() == 1;
  }

  private void secret(String name, Value value, String what) {
    String text = Literals.text(value.expr());
    // A connection string may hold no secret; any other literal here is one.
    boolean mayHoldNone = name.equals("connectionString");
    boolean given = text != null && (Secrets.looksGiven(text) || !mayHoldNone);
    if (given && !text.isEmpty() && !Secrets.isPublished(text)) {
      calls.arrivals().report("AZF_HARD_CODED_SECRET", what);
    } else if (!mayHoldNone) {
      calls
          .arrivals()
          .deliver(calls.state().effective(value), Harm.sink("AZF_HARD_CODED_SECRET"), what);
    }
  }

  private void vector(Value value, String what) {
    Expr expr = value.expr();
    boolean same =
        Literals.text(expr) != null
            || expr.op() == Expr.Op.STATIC
            || expr.any(e -> e.op() == Expr.Op.CALL && Guards.name(e).equals("getEncoded"));
    if (same) {
      calls.arrivals().report("AZF_STATIC_IV", what);
    } else {
      calls.arrivals().deliver(calls.state().effective(value), Harm.sink("AZF_STATIC_IV"), what);
    }
  }

  private static boolean isPassword(Expr expr) {
    String name =
        switch (expr.op()) {
          case FIELD -> expr.detail().toString();
          case CONSTANT -> expr.text() == null ? "" : expr.text();
          default -> "";
        };
    return name.toLowerCase(Locale.ROOT).endsWith("password");
  }

  private void sharedKey(String owner, String name, List<Value> args, String what) {
    boolean key =
        KEYS.contains(owner) && (name.equals("<init>") || name.equals("fromConnectionString"))
            || owner.equals("com/azure/cosmos/CosmosClientBuilder") && name.equals("key")
            || owner.startsWith("com/azure/") && name.equals("connectionString") && args.size() > 1;
    boolean emulator =
        args.stream()
            .anyMatch(a -> a.expr().text() != null && Secrets.isPublished(a.expr().text()));
    if (key && !emulator) {
      calls.arrivals().report("AZF_SHARED_KEY", what);
    }
  }
}
