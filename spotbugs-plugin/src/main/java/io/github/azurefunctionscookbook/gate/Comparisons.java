package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;

/** Comparisons that end at the first byte that differs. */
final class Comparisons {
  private static final Pattern KEPT_SECRET =
      Pattern.compile(
          "(?i).*(secret|token|api_?key|access_?key|function_?key|passw(or)?d|passcode|signature|hmac)");

  private final Engine engine;
  private final MethodRun run;
  private final Calls calls;

  Comparisons(Engine engine, MethodRun run, Calls calls) {
    this.engine = engine;
    this.run = run;
    this.calls = calls;
  }

  /** Whether a call compares byte by byte. */
  static boolean isComparison(String owner, String name) {
    return switch (name) {
      case "equals" ->
          owner.equals("java/lang/String")
              || owner.equals("java/util/Arrays")
              || owner.equals("java/util/Objects")
              || owner.equals("java/lang/Object");
      case "equalsIgnoreCase", "contentEquals", "compareTo" -> owner.equals("java/lang/String");
      case "mismatch", "compare" -> owner.equals("java/util/Arrays");
      default -> false;
    };
  }

  /** Two values are compared, and how long that takes tells how much was right. */
  void compared(List<Value> args, String what) {
    if (args.size() < 2) {
      return;
    }
    Taint left = calls.state().effective(args.get(0));
    Taint right = calls.state().effective(args.get(1));
    if (left.isForeign() && right.isForeign()) {
      for (Taint taint : List.of(left, right)) {
        calls.arrivals().deliver(taint, Harm.PROOF_COMPARED, what);
        calls.arrivals().deliver(taint, Harm.SECRET_COMPARED, what);
      }
    }
    if (isKeptSecret(args.get(0))) {
      calls.arrivals().deliver(right, Harm.GIVEN_COMPARED, what);
    }
    if (isKeptSecret(args.get(1))) {
      calls.arrivals().deliver(left, Harm.GIVEN_COMPARED, what);
    }
    for (Taint taint : List.of(left, right)) {
      if (taint.hasKind(Origin.Kind.SECRET)) {
        calls.arrivals().deliver(taint, Harm.sink("AZF_HARD_CODED_SECRET"), what);
      }
    }
  }

  /** Whether a value is a field of the object that runs, or a static one, named as a secret. */
  private boolean isKeptSecret(Value value) {
    Expr expr = value.expr();
    boolean own =
        expr.op() == Expr.Op.STATIC
            || expr.op() == Expr.Op.FIELD
                && expr.operand(0).equals(Expr.argument(0))
                && !run.method().isStatic()
                && !engine.program().supertypes(run.method().owner().name).contains(Program.RECORD);
    return own && KEPT_SECRET.matcher(expr.detail().toString()).matches();
  }

  /** Bytes or characters are compared one by one, up to the first that differs. */
  void oneByOne(int opcode, Value left, Value right) {
    if ((opcode == Opcodes.IF_ICMPEQ || opcode == Opcodes.IF_ICMPNE)
        && isOneOfMany(left.expr())
        && isOneOfMany(right.expr())) {
      calls.arrivals().deliver(run.read(), Harm.PROOF_COMPARED, "a comparison one by one");
      calls.arrivals().deliver(run.read(), Harm.SECRET_COMPARED, "a comparison one by one");
    }
  }

  private static boolean isOneOfMany(Expr expr) {
    return expr.isCall("java/lang/String.charAt")
        || expr.op() == Expr.Op.ARITHMETIC && expr.detail().equals(Opcodes.BALOAD);
  }
}
