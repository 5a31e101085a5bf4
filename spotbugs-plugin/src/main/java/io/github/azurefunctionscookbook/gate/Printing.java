package io.github.azurefunctionscookbook.gate;

import java.util.List;
import org.objectweb.asm.Type;

/** What values show when they are printed. */
final class Printing {
  private final Engine engine;
  private final MethodRun run;
  private final Calls calls;
  private int depth;

  Printing(Engine engine, MethodRun run, Calls calls) {
    this.engine = engine;
    this.run = run;
    this.calls = calls;
  }

  /** What a value shows when it is printed. */
  Taint shown(Value value) {
    Taint taint = calls.state().shown(value, 2);
    if (engine.program().isThrowable(value.type())) {
      taint = taint.or(message(value, "the exception's text"));
    }
    return taint;
  }

  /** What a value shows as a text: what its class makes of it. */
  Taint printed(Value value) {
    String type = value.type();
    if (value.expr().op() == Expr.Op.CALL
        && value.expr().detail().toString().endsWith("HttpRequestMessage.getHeaders")) {
      return shown(value).or(SpecialCalls.secret("all headers", run.place()));
    }
    if (type == null || !engine.program().has(type) || engine.program().isThrowable(type)) {
      return shown(value);
    }
    Program.Method method = engine.program().find(type, "toString", "()Ljava/lang/String;");
    if (method == null) {
      return Taint.NONE;
    }
    boolean generated =
        Code.calls(method).isEmpty() && engine.program().supertypes(type).contains(Program.RECORD);
    if (generated || depth > 3) {
      return shown(value);
    }
    depth++;
    try {
      Summary summary = engine.summary(method, List.of(value));
      Value text = calls.imports(run.site() + "p").summary(summary, method, List.of(value));
      return text == null ? Taint.NONE : calls.state().effective(text);
    } finally {
      depth--;
    }
  }

  /** The text of an exception: the application's own words, or those of somebody else. */
  Taint message(Value exception, String what) {
    String type = exception.type();
    if (type != null && engine.program().has(type)) {
      Taint taint = Taint.NONE;
      for (String owner : engine.program().supertypes(type)) {
        if (engine.program().has(owner)) {
          taint =
              taint.or(
                  calls
                      .state()
                      .effective(
                          calls
                              .state()
                              .load(exception, messageOf(owner), Type.getType(String.class))));
        }
      }
      return taint;
    }
    return Taint.of(new Origin.Source(Origin.Kind.EXCEPTION, what, run.place()), Hazard.REVEAL);
  }

  static String messageOf(String type) {
    return Fields.name(type, "#message");
  }
}
