package io.github.azurefunctionscookbook.gate;

import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;

/** Settings that keep a reader of XML from reading what the XML points to. */
final class Hardening {
  private static final int GENERAL = Hazard.REVEAL;
  private static final int OTHERS = Hazard.CHOICE;
  private static final int BOTH = GENERAL | OTHERS;

  private Hardening() {}

  /** What of its receiver a call closes: general entities, others, both, or nothing. */
  static int closes(String owner, String name, List<Value> args) {
    if (!owner.startsWith("javax/xml/") && !owner.startsWith("org/xml/")) {
      return Hazard.NONE;
    }
    if (name.equals("setEntityResolver") || name.equals("setXMLResolver")) {
      return BOTH;
    }
    String setting = args.size() < 3 ? null : args.get(1).expr().text();
    if (setting == null) {
      return Hazard.NONE;
    }
    Value value = args.get(2);
    return switch (name) {
      case "setFeature" -> feature(setting, isTrue(value));
      case "setAttribute", "setProperty" -> property(setting, value);
      default -> Hazard.NONE;
    };
  }

  private static int feature(String feature, boolean on) {
    if (feature.endsWith("disallow-doctype-decl") || feature.endsWith("secure-processing")) {
      return on ? BOTH : Hazard.NONE;
    }
    if (on) {
      return Hazard.NONE;
    }
    if (feature.endsWith("external-general-entities")) {
      return GENERAL;
    }
    return feature.endsWith("external-parameter-entities") || feature.endsWith("load-external-dtd")
        ? OTHERS
        : Hazard.NONE;
  }

  private static int property(String property, Value value) {
    boolean closes =
        switch (property) {
          case XMLConstants.ACCESS_EXTERNAL_DTD -> "".equals(value.expr().text());
          case XMLInputFactory.SUPPORT_DTD, XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES ->
              !isTrue(value);
          default -> false;
        };
    return closes ? BOTH : Hazard.NONE;
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
