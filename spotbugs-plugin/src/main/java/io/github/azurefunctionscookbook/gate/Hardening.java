package io.github.azurefunctionscookbook.gate;

import java.util.List;

/** Settings that keep a reader of XML from reading what the XML points to. */
final class Hardening {
  private Hardening() {}

  /** Whether a call makes its receiver safe. */
  static boolean closes(String owner, String name, List<Value> args) {
    if (!owner.startsWith("javax/xml/") && !owner.startsWith("org/xml/")) {
      return false;
    }
    if (name.equals("setEntityResolver") || name.equals("setXMLResolver")) {
      return true;
    }
    if (args.size() < 3) {
      return false;
    }
    String setting = args.get(1).expr().text();
    if (setting == null) {
      return false;
    }
    return switch (name) {
      case "setFeature" -> closesFeature(setting, isTrue(args.get(2)));
      case "setAttribute" ->
          setting.contains("accessExternal") && "".equals(args.get(2).expr().text());
      case "setProperty" ->
          setting.contains("accessExternal") && "".equals(args.get(2).expr().text())
              || (setting.equals("javax.xml.stream.supportDTD")
                      || setting.equals("javax.xml.stream.isSupportingExternalEntities"))
                  && !isTrue(args.get(2));
      default -> false;
    };
  }

  private static boolean closesFeature(String feature, boolean on) {
    if (feature.endsWith("disallow-doctype-decl") || feature.endsWith("secure-processing")) {
      return on;
    }
    return !on
        && (feature.endsWith("external-general-entities") || feature.endsWith("load-external-dtd"));
  }

  private static boolean isTrue(Value value) {
    Expr expr = value.expr();
    if (value.number() != null) {
      return value.number() == 1;
    }
    if (expr.op() == Expr.Op.CALL && !expr.operands().isEmpty()) {
      return isTrue(value.withExpr(expr.operand(0)));
    }
    return expr.op() == Expr.Op.STATIC && expr.detail().toString().endsWith("TRUE");
  }
}
