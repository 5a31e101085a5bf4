package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers of HTTP functions, as they are put together. */
final class Answers {
  static final String BUILDER = "com/microsoft/azure/functions/HttpResponseMessage$Builder";
  private static final String CONTENT_TYPE = "#type";
  private static final String BODY = "#body";
  private static final Sink CORS =
      new Sink("AZF_PERMISSIVE_CORS", Origin.Kind.CALLER, Hazard.CHOICE);

  private final Calls calls;

  Answers(Calls calls) {
    this.calls = calls;
  }

  /** A call of the builder. */
  void call(String name, List<Value> args, String what) {
    Value builder = args.get(0);
    switch (name) {
      case "header" -> {
        String header = args.get(1).expr().text();
        if (header != null && header.equalsIgnoreCase("location")) {
          calls
              .arrivals()
              .deliver(calls.state().effective(args.get(2)), Harm.sink("AZF_OPEN_REDIRECT"), what);
        }
        if (header != null) {
          header(header.toLowerCase(Locale.ROOT), args.get(2), what);
        }
        if (header != null && header.equalsIgnoreCase("content-type")) {
          calls
              .state()
              .memory
              .put(Expr.field(builder.expr(), CONTENT_TYPE), calls.state().settled(args.get(2)));
        }
      }
      case "body" -> {
        Taint taint = calls.printing().shown(args.get(1));
        calls.arrivals().deliver(taint, Harm.sink("AZF_EXCEPTION_TEXT"), what);
        calls.arrivals().deliver(taint, Harm.sink("AZF_SECRET_IN_RESPONSE"), what);
        calls
            .state()
            .memory
            .put(
                Expr.field(builder.expr(), BODY), args.get(1).withTaint(taint).withCases(Map.of()));
      }
      case "build" -> {
        Value body = calls.state().memory.get(Expr.field(builder.expr(), BODY));
        Value type = calls.state().memory.get(Expr.field(builder.expr(), CONTENT_TYPE));
        if (body != null && body.type() != null) {
          String text = type == null ? null : constantPart(type.expr());
          if (text == null) {
            calls.arrivals().deliver(body.taint(), Harm.MARKUP_AMONG_MARKUP, what);
          } else if (isMarkup(text)) {
            calls.arrivals().deliver(body.taint(), Harm.sink("AZF_REFLECTED_MARKUP"), what);
          }
        }
      }
      default -> {}
    }
  }

  private void header(String header, Value value, String what) {
    if (header.equals("access-control-allow-origin")) {
      if ("*".equals(value.expr().text())) {
        calls.arrivals().report("AZF_PERMISSIVE_CORS", what);
      }
      calls.arrivals().deliver(calls.state().effective(value), CORS, what);
    }
    if (header.equals("set-cookie")) {
      StringBuilder constant = new StringBuilder();
      value
          .expr()
          .any(
              e -> {
                constant.append(e.text() == null ? "" : e.text().toLowerCase(Locale.ROOT));
                return false;
              });
      if (constant.length() > 0
          && (constant.indexOf("httponly") < 0 || constant.indexOf("secure") < 0)) {
        calls.arrivals().report("AZF_WEAK_COOKIE", what);
      }
    }
  }

  private static String constantPart(Expr type) {
    return type.op() == Expr.Op.CONCAT && !type.operands().isEmpty()
        ? type.operand(0).text()
        : type.text();
  }

  private static boolean isMarkup(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.contains("html") || lower.contains("xml") || lower.contains("svg");
  }
}
