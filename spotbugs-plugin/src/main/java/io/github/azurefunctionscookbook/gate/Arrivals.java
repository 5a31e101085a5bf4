package io.github.azurefunctionscookbook.gate;

import java.util.List;
import org.objectweb.asm.Type;

/** Where content arrives, and whether it does harm there. */
final class Arrivals {
  static final String NUMBER = "#number";

  private final Engine engine;
  private final MethodRun run;
  private final Calls calls;
  private final ConstantArguments constantArguments;
  private final Answers answers;

  Arrivals(Engine engine, MethodRun run, Calls calls) {
    this.engine = engine;
    this.run = run;
    this.calls = calls;
    this.constantArguments = new ConstantArguments(engine, calls);
    this.answers = new Answers(calls);
  }

  /** The method returns a value: an HTTP function's text is its answer. */
  void returned(Value value) {
    Program.Method method = run.method();
    if (engine.functions().isFunction(method)
        && Functions.hasTrigger(method.node(), "HttpTrigger")
        && !value.isPrimitive()
        && !Answers.BUILDER.equals(value.type())) {
      Taint taint = calls.printing().shown(value);
      deliver(taint, Harm.sink("AZF_EXCEPTION_TEXT"), "the answer");
      deliver(taint, Harm.sink("AZF_SECRET_IN_RESPONSE"), "the answer");
      deliver(taint, Harm.MARKUP_AMONG_MARKUP, "the answer");
    }
  }

  /** Content arrives at a sink. */
  void deliver(Taint taint, Sink sink, String what) {
    if (!taint.isEmpty()) {
      calls.imports("").deliver(taint, sink, run.place(), what);
    }
  }

  /** What the arguments of a call bring to it. */
  void at(String owner, String name, String descriptor, boolean isStatic, List<Value> args) {
    String what = Code.simple(owner) + "." + name;
    for (Library.Target target : engine.library().targets(owner, name)) {
      for (int i = 0; i < args.size(); i++) {
        int number = isStatic ? i + 1 : i;
        if ((target.arguments().contains(number) || number > 0 && target.arguments().contains(-1))
            && arrives(target.sink(), args.get(i), descriptor, number)) {
          deliver(content(args.get(i), target.sink()), target.sink(), what);
        }
      }
    }
    if (owner.equals(Answers.BUILDER)) {
      answers.call(name, args, what);
    }
    constantArguments.check(owner, name, isStatic, args, what);
    if (Comparisons.isComparison(owner, name)) {
      calls.comparisons().compared(args, what);
    }
    if (name.equals("charAt")) {
      run.read(calls.state().effective(args.get(0)));
    }
    if (name.equals("read") && args.size() > 1 && !run.hasLimit()) {
      deliver(calls.state().effective(args.get(0)), Harm.sink("AZF_UNBOUNDED_READ"), what);
    }
    if (name.equals("repeat") || owner.equals("java/nio/ByteBuffer") && name.equals("allocate")) {
      sized(args.get(args.size() - 1), what);
    }
    if (owner.startsWith("javax/xml/xpath/") && name.startsWith("evaluate")) {
      for (Value arg : args) {
        if ("org/xml/sax/InputSource".equals(arg.type())) {
          deliver(calls.state().effective(arg), Harm.XML_OF_CALLER, what);
        }
      }
    }
    settings(name, args, what);
  }

  /** Whether an argument is what a sink is about, where that depends on its type. */
  private boolean arrives(Sink sink, Value value, String descriptor, int number) {
    if (sink.any() == Hazard.PATH) {
      return !isStream(descriptor, number);
    }
    // What an application's own stream gives may be limited, and what is in memory is.
    return sink.kind() != Origin.Kind.PACKED
        || value.type() != null
            && !engine.program().has(value.type())
            && !value.type().equals("java/lang/String")
            && !value.type().startsWith("[");
  }

  /** What is put into a list or map that decides about a process or a directory. */
  private void settings(String name, List<Value> args, String what) {
    if (!name.startsWith("add") && !name.startsWith("put") && !name.equals("setProperty")) {
      return;
    }
    Expr receiver = args.get(0).expr();
    if (receiver.isCall(
        "java/lang/ProcessBuilder.command", "java/lang/ProcessBuilder.environment")) {
      for (Value arg : args.subList(1, args.size())) {
        deliver(calls.state().effective(arg), Harm.sink("AZF_COMMAND_INJECTION"), what);
      }
    }
    if (args.size() == 3) {
      switch (Literals.lower(args.get(1))) {
        case "java.naming.security.principal" ->
            deliver(calls.state().effective(args.get(2)), Harm.sink("AZF_LDAP_INJECTION"), what);
        case "java.naming.provider.url" ->
            deliver(calls.state().effective(args.get(2)), Harm.sink("AZF_SSRF"), what);
        default -> {}
      }
    }
  }

  /** A number says how much memory is taken. */
  void sized(Value size, String what) {
    Value text = calls.state().memory.get(Expr.field(size.expr(), NUMBER));
    if (text != null && calls.state().facts().of(size.expr()) == 0) {
      deliver(text.taint(), Harm.SIZE_OF_CALLER, what);
    }
  }

  private static boolean isStream(String descriptor, int number) {
    Type[] types = Type.getArgumentTypes(descriptor);
    return number > 0
        && number <= types.length
        && types[number - 1].getClassName().matches("java\\.io\\.(In|Out)putStream");
  }

  /** Something is wrong, wherever its content comes from. */
  void report(String pattern, String what) {
    engine.report(pattern, null, run.place(), what);
  }

  private Taint content(Value value, Sink sink) {
    boolean isLog =
        sink.pattern().equals("AZF_LOG_INJECTION") || sink.pattern().equals("AZF_SECRET_IN_LOG");
    if (isLog && engine.program().isThrowable(value.type())) {
      return Taint.NONE;
    }
    if (value.lambdas().isEmpty()) {
      return isLog ? calls.printing().printed(value) : calls.state().effective(value);
    }
    Taint taint = Taint.NONE;
    for (Lambda lambda : value.lambdas()) {
      Value text = calls.apply(lambda, List.of(), run.site() + "s");
      taint = text == null ? taint : taint.or(calls.printing().printed(text));
    }
    return taint;
  }

  /** A literal for a parameter whose name says that it is a secret. */
  void named(Program.Method target, List<Value> args) {
    if (target.node().localVariables == null) {
      return;
    }
    int slot = 0;
    for (Value arg : args) {
      String text = arg.expr().text();
      if (text != null) {
        int index = slot;
        target.node().localVariables.stream()
            .filter(variable -> variable.index == index)
            .findFirst()
            .filter(variable -> Secrets.isSecret(variable.name, text))
            .ifPresent(
                variable -> report("AZF_HARD_CODED_SECRET", "the literal of " + variable.name));
      }
      slot += arg.size();
    }
  }
}
