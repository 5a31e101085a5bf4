package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What calls do: those of the application by their summaries, all others by what is known of them.
 */
final class Calls {
  private static final String TEXT_SO_FAR = "#text";
  private static final String CONTENT_TYPE = "#type";
  private static final String BODY = "#body";
  private static final String BUILDER = "com/microsoft/azure/functions/HttpResponseMessage$Builder";
  private static final Set<String> VALUES =
      Set.of("java/net/URI", "java/net/URL", "java/io/File", "java/lang/String");
  private static final Set<String> SECRET_WORDS =
      Set.of(
          "KEY",
          "SECRET",
          "PASSWORD",
          "PASSWD",
          "PWD",
          "TOKEN",
          "CONNECTION",
          "SAS",
          "CREDENTIAL",
          "CONNECTIONSTRING",
          "APIKEY");
  private static final Set<String> SECRET_HEADERS =
      Set.of(
          "authorization",
          "cookie",
          "x-functions-key",
          "x-api-key",
          "proxy-authorization",
          "ocp-apim-subscription-key",
          "x-ms-token-aad-access-token",
          "x-ms-token-aad-id-token");

  private static final Sink CORS =
      new Sink("AZF_PERMISSIVE_CORS", Origin.Kind.CALLER, Hazard.CHOICE);
  private static final Sink BOMB =
      new Sink("AZF_UNBOUNDED_READ", Origin.Kind.CALLER, Hazard.CHOICE);

  private final Engine engine;
  private final MethodRun run;
  private State state;
  private int depth;

  /** Whether the function that was run last never returned. */
  private boolean stops;

  Calls(Engine engine, MethodRun run) {
    this.engine = engine;
    this.run = run;
  }

  void use(State other) {
    state = other;
  }

  private Import imports(String site) {
    return new Import(engine, run, state, site);
  }

  /** What a value shows when it is printed. */
  Taint shown(Value value) {
    Taint taint = state.shown(value, 2);
    if (engine.program().isThrowable(value.type())) {
      taint = taint.or(message(value, "the exception's text"));
    }
    return taint;
  }

  /** What a value shows as a text: what its class makes of it. */
  private Taint printed(Value value) {
    String type = value.type();
    if (value.expr().op() == Expr.Op.CALL
        && value.expr().detail().toString().endsWith("HttpRequestMessage.getHeaders")) {
      return shown(value).or(secret("all headers"));
    }
    if (type == null || !engine.program().has(type) || engine.program().isThrowable(type)) {
      return shown(value);
    }
    Program.Method method = engine.program().find(type, "toString", "()Ljava/lang/String;");
    if (method == null) {
      return Taint.NONE;
    }
    boolean generated =
        Code.calls(method).isEmpty()
            && engine.program().supertypes(type).contains("java/lang/Record");
    if (generated || depth > 3) {
      return shown(value);
    }
    depth++;
    try {
      Summary summary = engine.summary(method, List.of(value));
      Value text = imports(run.site() + "p").summary(summary, method, List.of(value));
      return text == null ? Taint.NONE : state.effective(text);
    } finally {
      depth--;
    }
  }

  /** The text of an exception: the application's own words, or those of somebody else. */
  private Taint message(Value exception, String what) {
    String type = exception.type();
    if (type != null && engine.program().has(type)) {
      Taint taint = Taint.NONE;
      for (String owner : engine.program().supertypes(type)) {
        if (engine.program().has(owner)) {
          taint =
              taint.or(
                  state.effective(
                      state.load(exception, messageOf(owner), Type.getType(String.class))));
        }
      }
      return taint;
    }
    return Taint.of(new Origin.Source(Origin.Kind.EXCEPTION, what, run.place()), Hazard.REVEAL);
  }

  private static String messageOf(String type) {
    return Fields.name(type, "#message");
  }

  void store(Value object, String field, Value value) {
    state.store(object, field, value);
    Taint taint = state.effective(value);
    engine.fields().add(field, taint, value.lambdas());
    run.stored(field, arguments(taint));
  }

  private static Taint arguments(Taint taint) {
    Map<Origin, Taint.Effect> rest = new HashMap<>(taint.origins());
    rest.keySet().removeIf(origin -> origin instanceof Origin.Source);
    return rest.isEmpty() ? Taint.NONE : new Taint(rest);
  }

  /** The method returns a value: an HTTP function's text is its answer. */
  void returned(Value value) {
    Program.Method method = run.method();
    if (engine.functions().isFunction(method)
        && Functions.hasTrigger(method.node(), "HttpTrigger")
        && !value.isPrimitive()
        && !BUILDER.equals(value.type())) {
      Taint taint = shown(value);
      deliver(taint, Harm.sink("AZF_EXCEPTION_TEXT"), "the answer");
      deliver(taint, Harm.sink("AZF_SECRET_IN_RESPONSE"), "the answer");
      deliver(taint, Harm.MARKUP_AMONG_MARKUP, "the answer");
    }
  }

  private void deliver(Taint taint, Sink sink, String what) {
    if (!taint.isEmpty()) {
      imports("").deliver(taint, sink, run.place(), what);
    }
  }

  /** Runs a lambda with nothing but what it holds, so that this is seen wherever it is run. */
  void tryOut(Lambda lambda) {
    apply(lambda, List.of(), run.site() + "t");
  }

  /** Runs a lambda or method reference; null when it never returns. */
  private Value apply(Lambda lambda, List<Value> args, String site) {
    if (depth > 4) {
      return Value.of(Type.getType(Object.class), Expr.opaque(site), Taint.NONE);
    }
    depth++;
    try {
      Handle handle = lambda.implementation();
      List<Value> all = new ArrayList<>(lambda.captured());
      all.addAll(args);
      Type[] types = Type.getArgumentTypes(handle.getDesc());
      boolean makes = handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
      boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
      Value made = null;
      if (makes) {
        made =
            Value.of(
                Type.getObjectType(handle.getOwner()),
                state.fresh(Expr.of(Expr.Op.NEW, site)),
                Taint.NONE);
        all.add(0, made);
      }
      int count = types.length + (isStatic ? 0 : 1);
      while (all.size() < count) {
        all.add(
            Value.of(Type.getType(Object.class), Expr.opaque(site + "?" + all.size()), Taint.NONE));
      }
      all = new ArrayList<>(all.subList(0, count));
      int opcode =
          switch (handle.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            default -> Opcodes.INVOKEVIRTUAL;
          };
      Value result =
          invoke(opcode, handle.getOwner(), handle.getName(), handle.getDesc(), all, site);
      if (makes) {
        return result == null ? made : result;
      }
      return result != null && lambda.negated() ? result.withCases(swapped(result)) : result;
    } catch (MethodRun.NoReturn e) {
      stops = true;
      return null;
    } finally {
      depth--;
    }
  }

  private static Map<Integer, Facts> swapped(Value value) {
    Map<Integer, Facts> cases = new HashMap<>();
    value.cases().forEach((number, facts) -> cases.put(number == 0 ? 1 : 0, facts));
    return cases;
  }

  /**
   * A call.
   *
   * @param args the receiver, if there is one, and the arguments
   * @return the result; for a constructor the object when more is known of it now; null for nothing
   */
  Value invoke(
      int opcode, String owner, String name, String descriptor, List<Value> args, String site) {
    boolean isStatic = opcode == Opcodes.INVOKESTATIC;
    harm(owner, name, descriptor, isStatic, args);
    Value receiver = isStatic || args.isEmpty() ? null : args.get(0);
    if (receiver != null && !name.equals("<init>") && runsFunction(owner, name, receiver)) {
      Value result = null;
      for (Lambda lambda : receiver.lambdas()) {
        Value one = apply(lambda, args.subList(1, args.size()), site + "f");
        result = one == null ? result : result == null ? one : both(result, one, site);
      }
      return typed(result, descriptor, site);
    }
    String exact =
        receiver != null && receiver.expr().op() == Expr.Op.NEW && opcode != Opcodes.INVOKESPECIAL
            ? receiver.type()
            : null;
    List<Program.Method> targets = engine.program().targets(opcode, owner, name, descriptor, exact);
    if (targets.isEmpty()) {
      return library(owner, name, descriptor, isStatic, args, site);
    }
    namedArguments(targets.get(0), args);
    if (targets.size() == 1) {
      Program.Method target = targets.get(0);
      Summary summary = engine.summary(target, args);
      Value result = imports(site).summary(summary, target, args);
      if (!summary.returns()) {
        throw new MethodRun.NoReturn();
      }
      if (name.equals("valueOf") && engine.program().isEnum(owner)) {
        state.learn(engine.guards().afterParsing(owner, name, descriptor, args));
      }
      return result == null ? null : fit(result, descriptor);
    }
    return virtual(targets, descriptor, args, site);
  }

  /** A literal for a parameter whose name says that it is a secret. */
  private void namedArguments(Program.Method target, List<Value> args) {
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

  private static boolean runsFunction(String owner, String name, Value receiver) {
    return !receiver.lambdas().isEmpty()
        && !owner.startsWith("java/util/stream/")
        && !owner.startsWith("java/util/concurrent/")
        && !owner.equals("java/util/Optional")
        && !owner.equals("java/util/List")
        && !Set.of(
                "andThen",
                "compose",
                "negate",
                "and",
                "or",
                "getClass",
                "toString",
                "equals",
                "hashCode",
                "reversed",
                "thenComparing",
                "identity",
                "not")
            .contains(name);
  }

  private Value virtual(
      List<Program.Method> targets, String descriptor, List<Value> args, String site) {
    State original = state;
    List<State> ends = new ArrayList<>();
    boolean isVoid = Type.getReturnType(descriptor).getSort() == Type.VOID;
    try {
      for (Program.Method target : targets) {
        State after = original.bare();
        state = after;
        Summary summary = engine.summary(target, args);
        Value result = imports(site).summary(summary, target, args);
        if (summary.returns()) {
          if (!isVoid) {
            after.frame.push(after.settled(result));
          }
          ends.add(after);
        }
      }
    } finally {
      state = original;
    }
    if (ends.isEmpty()) {
      throw new MethodRun.NoReturn();
    }
    State joined = State.join(ends, "v" + site);
    state.become(joined);
    return isVoid ? null : fit(joined.frame.getStack(0), descriptor);
  }

  private Value both(Value a, Value b, String site) {
    return new Value(
        a.size(),
        a.expr().equals(b.expr()) ? a.expr() : Expr.opaque("f" + site),
        state.effective(a).or(state.effective(b)),
        State.either(a.lambdas(), b.lambdas()),
        Map.of(),
        a.type() == null || a.type().equals(b.type()) ? a.type() : "java/lang/Object");
  }

  private Value typed(Value result, String descriptor, String site) {
    Type type = Type.getReturnType(descriptor);
    if (type.getSort() == Type.VOID) {
      return null;
    }
    return result == null ? Value.of(type, Expr.opaque(site), Taint.NONE) : fit(result, descriptor);
  }

  private Value fit(Value value, String descriptor) {
    Type type = Type.getReturnType(descriptor);
    if (type.getSort() == Type.VOID) {
      return value;
    }
    boolean harmless =
        Types.isHarmless(type)
            || type.getSort() == Type.OBJECT && engine.fields().isHarmless(type.getInternalName());
    return new Value(
        type.getSize(),
        value.expr(),
        harmless ? Taint.NONE : value.taint(),
        value.lambdas(),
        value.cases(),
        type.getSort() < Type.ARRAY
            ? null
            : value.type() == null || value.type().equals("java/lang/Object")
                ? type.getInternalName()
                : value.type());
  }

  // --- places where content does harm

  private void harm(
      String owner, String name, String descriptor, boolean isStatic, List<Value> args) {
    String what = owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.') + "." + name;
    int first = isStatic ? -1 : 0;
    for (Library.Target target : engine.library().targets(owner, name)) {
      for (int argument : target.arguments()) {
        for (int i = 0; i < args.size(); i++) {
          int number = isStatic ? i + 1 : i;
          boolean meant = argument == number || argument == -1 && number > 0;
          if (meant
              && i > first - 1
              && !(target.sink().any() == Hazard.PATH && isStream(descriptor, number))) {
            deliver(content(args.get(i), target.sink()), target.sink(), what);
          }
        }
      }
    }
    if (owner.equals(BUILDER)) {
      answer(name, args, what);
    }
    constants(owner, name, isStatic, args, what);
    if (isComparison(owner, name)) {
      compared(args, what);
    }
    if (name.equals("readAllBytes") || name.equals("transferTo")) {
      String type = args.get(0).type();
      if (type != null
          && (type.endsWith("/GZIPInputStream") || type.endsWith("/InflaterInputStream"))) {
        deliver(state.effective(args.get(0)), BOMB, what);
      }
    }
  }

  private static boolean isStream(String descriptor, int number) {
    Type[] types = Type.getArgumentTypes(descriptor);
    return number > 0
        && number <= types.length
        && types[number - 1].getClassName().matches("java\\.io\\.(In|Out)putStream");
  }

  /** Constants that must not be ones, or not such ones. */
  private void constants(
      String owner, String name, boolean isStatic, List<Value> args, String what) {
    for (int index : engine.library().secrets(owner, name)) {
      int at = isStatic ? index - 1 : index;
      if (at < args.size()) {
        String text = literal(args.get(at).expr());
        if (text != null && Secrets.looksGiven(text)) {
          report("AZF_HARD_CODED_SECRET", what);
        }
      }
    }
    if (owner.equals("java/util/Base64$Encoder") && args.size() > 1) {
      String text = literal(args.get(1).expr());
      if (text != null && text.matches("[^:\\s]{2,}:[^:\\s]{6,}")) {
        report("AZF_HARD_CODED_SECRET", what);
      }
    }
    int regex = regexArgument(owner, name, isStatic);
    if (regex >= 0 && regex < args.size()) {
      String text = args.get(regex).expr().text();
      if (text != null && Backtracking.isCatastrophic(text)) {
        report("AZF_SLOW_REGEX", what);
      }
    }
    if (owner.equals("java/net/http/HttpRequest$Builder")
        && (name.equals("header") || name.equals("setHeader"))
        && args.get(1).expr().text() != null
        && SECRET_HEADERS.contains(args.get(1).expr().text().toLowerCase(Locale.ROOT))) {
      String text = literal(args.get(2).expr());
      if (text != null && Secrets.looksGiven(text.replaceFirst("(?i)^(bearer|basic) ", ""))) {
        report("AZF_HARD_CODED_SECRET", what);
      }
    }
  }

  private static int regexArgument(String owner, String name, boolean isStatic) {
    if (owner.equals("java/util/regex/Pattern") && isStatic) {
      return name.equals("compile") || name.equals("matches") ? 0 : -1;
    }
    boolean takesRegex =
        owner.equals("java/lang/String")
            && (name.equals("matches")
                || name.startsWith("replaceA")
                || name.startsWith("replaceF")
                || name.equals("split"));
    return takesRegex ? 1 : -1;
  }

  private void report(String pattern, String what) {
    engine.report(pattern, null, run.place(), what);
  }

  /** The literal that a value is, maybe turned into bytes or characters. */
  private static String literal(Expr expr) {
    Expr inner = expr;
    while (inner.op() == Expr.Op.CALL
        && !inner.operands().isEmpty()
        && Set.of(
                "getBytes",
                "toCharArray",
                "decode",
                "parseHex",
                "fromString",
                "of",
                "trim",
                "strip")
            .contains(Guards.name(inner))) {
      inner =
          inner.operand(
              inner.operands().size() > 1 && !Guards.name(inner).equals("getBytes") ? 1 : 0);
    }
    return inner.text();
  }

  private static boolean isComparison(String owner, String name) {
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

  private void compared(List<Value> args, String what) {
    if (args.size() < 2) {
      return;
    }
    Taint left = state.effective(args.get(0));
    Taint right = state.effective(args.get(1));
    if (!left.isEmpty() && !right.isEmpty()) {
      for (Taint taint : List.of(left, right)) {
        deliver(taint, Harm.PROOF_COMPARED, what);
        deliver(taint, Harm.SECRET_COMPARED, what);
      }
    }
  }

  private Taint content(Value value, Sink sink) {
    boolean isLog =
        sink.pattern().equals("AZF_LOG_INJECTION") || sink.pattern().equals("AZF_SECRET_IN_LOG");
    if (isLog && engine.program().isThrowable(value.type())) {
      return Taint.NONE;
    }
    if (value.lambdas().isEmpty()) {
      return isLog ? printed(value) : state.effective(value);
    }
    Taint taint = Taint.NONE;
    for (Lambda lambda : value.lambdas()) {
      Value text = apply(lambda, List.of(), run.site() + "s");
      taint = text == null ? taint : taint.or(printed(text));
    }
    return taint;
  }

  private void answer(String name, List<Value> args, String what) {
    Value builder = args.get(0);
    switch (name) {
      case "header" -> {
        String header = args.get(1).expr().text();
        if (header != null && header.equalsIgnoreCase("location")) {
          deliver(state.effective(args.get(2)), Harm.sink("AZF_OPEN_REDIRECT"), what);
        }
        if (header != null) {
          responseHeader(header.toLowerCase(Locale.ROOT), args.get(2), what);
        }
        if (header != null && header.equalsIgnoreCase("content-type")) {
          state.memory.put(Expr.field(builder.expr(), CONTENT_TYPE), state.settled(args.get(2)));
        }
      }
      case "body" -> {
        Taint taint = shown(args.get(1));
        deliver(taint, Harm.sink("AZF_EXCEPTION_TEXT"), what);
        deliver(taint, Harm.sink("AZF_SECRET_IN_RESPONSE"), what);
        state.memory.put(
            Expr.field(builder.expr(), BODY), args.get(1).withTaint(taint).withCases(Map.of()));
      }
      case "build" -> {
        Value body = state.memory.get(Expr.field(builder.expr(), BODY));
        Value type = state.memory.get(Expr.field(builder.expr(), CONTENT_TYPE));
        if (body != null && body.type() != null) {
          String text = type == null ? null : constantPart(type.expr());
          if (text == null) {
            deliver(body.taint(), Harm.MARKUP_AMONG_MARKUP, what);
          } else if (isMarkup(text)) {
            deliver(body.taint(), Harm.sink("AZF_REFLECTED_MARKUP"), what);
          }
        }
      }
      default -> {}
    }
  }

  private void responseHeader(String header, Value value, String what) {
    if (header.equals("access-control-allow-origin")) {
      if ("*".equals(value.expr().text())) {
        report("AZF_PERMISSIVE_CORS", what);
      }
      deliver(state.effective(value), CORS, what);
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
        report("AZF_WEAK_COOKIE", what);
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

  // --- the library

  private Value library(
      String owner,
      String name,
      String descriptor,
      boolean isStatic,
      List<Value> args,
      String site) {
    if (name.equals("<init>")) {
      return construct(owner, descriptor, args, site);
    }
    Type type = Type.getReturnType(descriptor);
    Library.Rule rule = engine.library().rule(owner, name);
    Expr expr = expr(owner, name, args, rule, site);
    Value special = special(owner, name, descriptor, args, type, expr);
    if (special != null) {
      return special;
    }
    boolean hasFunctions = false;
    for (int i = isStatic ? 0 : 1; i < args.size(); i++) {
      hasFunctions |= !args.get(i).lambdas().isEmpty();
    }
    Value result =
        hasFunctions || isFilter(name, args, isStatic)
            ? withFunctions(owner, name, type, isStatic, args, expr, rule, site)
            : plain(type, isStatic, args, expr, rule);
    state.learn(engine.guards().afterParsing(owner, name, descriptor, args));
    if (type == Type.BOOLEAN_TYPE && result.cases().isEmpty()) {
      result = result.withCases(engine.guards().cases(owner, name, args, state));
    } else if ((name.equals("compare")
            || name.equals("compareToIgnoreCase")
            || name.equals("compareTo"))
        && args.size() >= 2) {
      Value left = args.get(args.size() - 2);
      Value right = args.get(args.size() - 1);
      result =
          result.withCases(Map.of(0, engine.guards().equal(state, left, right), 1, Facts.NONE));
    }
    return type.getSort() == Type.VOID ? null : result;
  }

  private static boolean isFilter(String name, List<Value> args, boolean isStatic) {
    return name.equals("filter") && !isStatic && args.size() == 2;
  }

  private Value construct(String owner, String descriptor, List<Value> args, String site) {
    Value object = args.get(0);
    List<Value> rest = args.subList(1, args.size());
    if (engine.program().isThrowable(owner)) {
      if (!rest.isEmpty()) {
        Value first = rest.get(0);
        Taint text =
            engine.program().isThrowable(first.type()) ? shown(first) : state.effective(first);
        String field = messageOf(run.method().owner().name);
        if (object.expr().op() == Expr.Op.ARGUMENT) {
          store(object, field, Value.of(Type.getType(String.class), first.expr(), text));
        }
      }
      return null;
    }
    Library.Rule rule = engine.library().rule(owner, "<init>");
    Taint taint = Taint.NONE;
    List<Lambda> lambdas = List.of();
    for (int i = 0; i < rest.size(); i++) {
      Value arg = rest.get(i);
      Taint more = shown(arg);
      if (owner.equals("java/net/URI") && rest.size() > 1) {
        more = i == hostOf(rest.size()) ? more : more.without(Hazard.HOST);
      }
      taint = taint.or(more);
      lambdas = State.either(lambdas, arg.lambdas());
    }
    if (rule != null) {
      taint = chosen(rule, false, args, Taint.NONE).without(rule.cleared()).with(rule.set());
      if (rule.wraps() && !rest.isEmpty()) {
        state.memory.put(Expr.field(object.expr(), State.WRAPPED), rest.get(0));
      }
    }
    if (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer")) {
      if (!rest.isEmpty() && !rest.get(0).isPrimitive()) {
        append(object, rest.get(0));
      }
      return null;
    }
    if (VALUES.contains(owner) && !rest.isEmpty() && object.expr().op() == Expr.Op.NEW) {
      List<Expr> operands = rest.stream().map(Value::expr).toList();
      Expr made = Expr.of(Expr.Op.CALL, owner + ".<init>", operands, site);
      return object.withExpr(made).withTaint(taint);
    }
    state.fill(object, taint, lambdas);
    return null;
  }

  private static int hostOf(int count) {
    // URI(scheme, userInfo, host, port, path, query, fragment), or with the authority or host
    // second
    return count == 7 ? 2 : 1;
  }

  private Expr expr(String owner, String name, List<Value> args, Library.Rule rule, String site) {
    if (rule != null && rule.fresh()) {
      return state.fresh(Expr.opaque("call " + site + name));
    }
    List<Expr> operands = args.stream().map(Value::expr).toList();
    if (!operands.isEmpty() && owner.equals("java/util/Optional")) {
      Expr first = operands.get(0);
      if ((name.equals("get") || name.equals("orElseThrow"))
          && first.isCall("java/util/Optional.of", "java/util/Optional.ofNullable")) {
        return first.operand(0);
      }
      if (name.equals("orElseThrow") || name.equals("orElse") || name.equals("orElseGet")) {
        return name.equals("orElseThrow") || State.isNull(args.get(1))
            ? Expr.of(Expr.Op.CALL, "java/util/Optional.get", List.of(first), site)
            : Expr.of(Expr.Op.CALL, owner + "." + name, operands, site);
      }
    }
    return Expr.of(Expr.Op.CALL, owner + "." + name, operands, site);
  }

  private Taint chosen(Library.Rule rule, boolean isStatic, List<Value> args, Taint functions) {
    Taint taint = Taint.NONE;
    for (String word : rule.result()) {
      switch (word) {
        case "-" -> {}
        case "r" -> taint = taint.or(state.effective(args.get(0)));
        case "L" -> taint = taint.or(functions);
        case "all" -> {
          for (Value arg : args) {
            taint = taint.or(arg.lambdas().isEmpty() ? state.effective(arg) : Taint.NONE);
          }
        }
        default -> {
          int index = Integer.parseInt(word) - (isStatic ? 1 : 0);
          if (index < args.size()) {
            taint = taint.or(shown(args.get(index)));
          }
        }
      }
    }
    return taint;
  }

  private Value plain(Type type, boolean isStatic, List<Value> args, Expr expr, Library.Rule rule) {
    Taint taint = Taint.NONE;
    List<Lambda> lambdas = List.of();
    if (rule == null) {
      for (Value arg : args) {
        taint = taint.or(state.effective(arg));
        lambdas = State.either(lambdas, state.contentLambdas(arg));
      }
    } else {
      taint = chosen(rule, isStatic, args, Taint.NONE).without(rule.cleared()).with(rule.set());
      for (Value arg : args) {
        lambdas = State.either(lambdas, state.contentLambdas(arg));
      }
      if (rule.fills()) {
        fill(args, rule.cleared());
      }
      if (rule.wraps() && args.size() > 1) {
        state.memory.put(Expr.field(expr, State.WRAPPED), args.get(isStatic ? 0 : 1));
      }
      if (rule.alias() >= 0) {
        int index = rule.alias() - (isStatic ? 1 : 0);
        return index < args.size() && index >= 0 ? args.get(index) : args.get(0);
      }
    }
    if (type.getSort() == Type.VOID) {
      return Value.of(Type.INT_TYPE, expr, Taint.NONE);
    }
    return fitted(
        Value.of(type, expr, taint).withLambdas(isFunctional(type) ? lambdas : List.of()));
  }

  private Value fitted(Value value) {
    return engine.fields().isHarmless(value.type()) ? value.withTaint(Taint.NONE) : value;
  }

  /** Whether a value of the type may hand functions on. */
  private static boolean isFunctional(Type type) {
    return type.getSort() == Type.OBJECT
        && !type.getInternalName().equals("java/lang/String")
        && !type.getInternalName().startsWith("com/microsoft/azure/functions/");
  }

  private void fill(List<Value> args, int cleared) {
    Taint taint = Taint.NONE;
    List<Lambda> lambdas = List.of();
    for (int i = 1; i < args.size(); i++) {
      taint = taint.or(shown(args.get(i)));
      lambdas = State.either(lambdas, args.get(i).lambdas());
    }
    if (!args.isEmpty()) {
      state.fill(args.get(0), taint.without(cleared), lambdas);
      Expr container = args.get(0).expr();
      if (container.op() == Expr.Op.STATIC || container.op() == Expr.Op.FIELD) {
        String field = container.detail().toString();
        engine.fields().keep(field, taint.without(cleared), lambdas);
        run.stored(field, arguments(taint.without(cleared)));
      }
    }
  }

  // --- calls that take functions

  private Value withFunctions(
      String owner,
      String name,
      Type type,
      boolean isStatic,
      List<Value> args,
      Expr expr,
      Library.Rule rule,
      String site) {
    List<Lambda> lambdas = new ArrayList<>();
    Taint input = Taint.NONE;
    List<Lambda> carried = List.of();
    for (int i = 0; i < args.size(); i++) {
      Value arg = args.get(i);
      boolean isReceiver = i == 0 && !isStatic;
      if (isReceiver) {
        carried = state.contentLambdas(arg);
        input = input.or(state.effective(arg));
      } else if (arg.lambdas().isEmpty()) {
        input = input.or(state.effective(arg));
      } else {
        lambdas.addAll(arg.lambdas());
      }
    }
    if (isStatic && isHandedOn(type)) {
      List<Lambda> kept =
          name.equals("not") ? lambdas.stream().map(Lambda::negate).toList() : lambdas;
      return Value.of(type, expr, input).withLambdas(kept);
    }
    Value receiver = isStatic ? null : args.get(0);
    Expr elementExpr =
        receiver != null && owner.equals("java/util/Optional")
            ? optionalContent(receiver.expr(), site)
            : state.fresh(Expr.opaque("element " + site));
    Value element = Value.of(Type.getType(Object.class), elementExpr, input).withLambdas(carried);
    element = element.withTaint(state.effective(element));
    Taint result = Taint.NONE;
    List<Lambda> resultLambdas = List.of();
    Value last = null;
    for (Lambda lambda : lambdas) {
      stops = false;
      Value one = apply(lambda, List.of(element, element, element), site + "l");
      if (one == null && stops && (name.equals("ifPresent") || name.equals("forEach"))) {
        state.learn(engine.guards().nothingIn(receiver.expr()));
      }
      if (one != null) {
        result = result.or(shownIfText(one));
        resultLambdas = State.either(resultLambdas, one.lambdas());
        last = one;
      }
    }
    if (rule != null && rule.fills()) {
      state.fill(args.get(0), input.or(result), List.of());
    }
    switch (name) {
      case "filter", "takeWhile" -> {
        Facts facts = last == null ? Facts.NONE : last.cases().getOrDefault(1, Facts.NONE);
        if (lambdas.isEmpty()) {
          facts = Guards.test(args.get(1).expr(), elementExpr);
        }
        int cleared = facts.of(elementExpr) | Characters.clearedByFilter(engine.program(), lambdas);
        return Value.of(type, expr, element.taint().without(cleared)).withLambdas(carried);
      }
      case "anyMatch", "allMatch", "noneMatch" -> {
        return match(name, receiver, elementExpr, expr, last, lambdas);
      }
      default -> {}
    }
    if (name.equals("map") && owner.equals("java/util/stream/IntStream")) {
      int cleared = Characters.clearedByMap(engine.program(), lambdas);
      return Value.of(type, expr, input.without(cleared));
    }
    Taint taint;
    if (rule != null && !rule.result().isEmpty()) {
      taint = chosen(rule, isStatic, args, result).without(rule.cleared()).with(rule.set());
      if (rule.alias() >= 0) {
        return args.get(0);
      }
    } else {
      taint = input;
    }
    Value made =
        type.getSort() == Type.VOID
            ? Value.of(Type.INT_TYPE, expr, Taint.NONE)
            : Value.of(type, expr, taint);
    if (last != null && isOptionalMap(owner, name)) {
      made =
          made.withExpr(Expr.of(Expr.Op.CALL, "java/util/Optional.of", List.of(last.expr()), site));
      if (type.getSort() == Type.OBJECT && name.equals("flatMap")) {
        made = made.withExpr(last.expr());
      }
    }
    return fitted(made.withLambdas(State.either(resultLambdas, carried)));
  }

  private Taint shownIfText(Value value) {
    return state.effective(value);
  }

  private static boolean isOptionalMap(String owner, String name) {
    return owner.equals("java/util/Optional") && (name.equals("map") || name.equals("flatMap"));
  }

  private static Expr optionalContent(Expr optional, String site) {
    return optional.isCall("java/util/Optional.of", "java/util/Optional.ofNullable")
        ? optional.operand(0)
        : Expr.of(Expr.Op.CALL, "java/util/Optional.get", List.of(optional), site);
  }

  private static boolean isHandedOn(Type type) {
    if (type.getSort() != Type.OBJECT) {
      return false;
    }
    String name = type.getInternalName();
    return name.equals("java/util/stream/Collector")
        || name.equals("java/util/Comparator")
        || name.startsWith("java/util/function/")
        || name.equals("java/lang/ThreadLocal");
  }

  private Value match(
      String name, Value receiver, Expr element, Expr expr, Value last, List<Lambda> lambdas) {
    Facts yes = last == null ? Facts.NONE : last.cases().getOrDefault(1, Facts.NONE);
    Facts no = last == null ? Facts.NONE : last.cases().getOrDefault(0, Facts.NONE);
    Map<Integer, Facts> cases = new HashMap<>();
    cases.put(0, Facts.NONE);
    cases.put(1, Facts.NONE);
    int byCharacter = Characters.clearedByFilter(engine.program(), lambdas);
    switch (name) {
      case "anyMatch" -> {
        cases.put(1, yes);
        int without =
            Characters.clearedByFilter(
                engine.program(), lambdas.stream().map(Lambda::negate).toList());
        cases.put(0, Guards.cleared(content(receiver.expr()), without));
      }
      case "allMatch" ->
          cases.put(
              1,
              yes.and(Guards.cleared(receiver.expr(), yes.of(element)))
                  .and(Guards.cleared(content(receiver.expr()), byCharacter)));
      default -> {
        int without =
            Characters.clearedByFilter(
                engine.program(), lambdas.stream().map(Lambda::negate).toList());
        cases.put(0, yes);
        cases.put(1, no.and(Guards.cleared(content(receiver.expr()), without)));
      }
    }
    return Value.of(Type.BOOLEAN_TYPE, expr, Taint.NONE).withCases(cases);
  }

  /** The text whose characters a stream gives. */
  private static Expr content(Expr stream) {
    return stream.op() == Expr.Op.CALL
            && (Guards.name(stream).equals("chars") || Guards.name(stream).equals("codePoints"))
        ? stream.operand(0)
        : stream;
  }

  // --- single calls that need more than a rule

  private Value special(
      String owner, String name, String descriptor, List<Value> args, Type type, Expr expr) {
    if (name.equals("orElse") || name.equals("requireNonNullElse")) {
      givenInstead(args.get(0), args.get(1));
    }
    Library.Outcome source = engine.library().source(owner, name);
    if (source != null) {
      return source(source, owner, name, args, type, expr);
    }
    if (Hardening.closes(owner, name, args)) {
      state.learn(Facts.cleared(args.get(0).expr(), Hazard.REVEAL));
      return Value.of(type.getSort() == Type.VOID ? Type.INT_TYPE : type, expr, Taint.NONE);
    }
    boolean throwable = !args.isEmpty() && engine.program().isThrowable(args.get(0).type());
    if (throwable && descriptor.equals("()Ljava/lang/String;")) {
      boolean text =
          name.equals("getMessage")
              || name.equals("getLocalizedMessage")
              || name.equals("toString")
              || name.endsWith("Message");
      return Value.of(
          type,
          expr,
          text ? message(args.get(0), simple(owner) + "." + name) : state.effective(args.get(0)));
    }
    if (throwable && name.equals("printStackTrace") && args.size() == 2) {
      state.fill(
          args.get(1),
          Taint.of(
              new Origin.Source(Origin.Kind.EXCEPTION, "Throwable.printStackTrace", run.place()),
              Hazard.REVEAL),
          List.of());
      return Value.of(Type.INT_TYPE, expr, Taint.NONE);
    }
    if (owner.equals("java/lang/System") && name.equals("getenv")) {
      return args.isEmpty()
          ? Value.of(type, expr, secret("all settings"))
          : environment(args.get(0), type, expr);
    }
    if (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer")) {
      if (name.equals("append") || name.equals("insert")) {
        append(args.get(0), args.get(args.size() - 1));
        return args.get(0);
      }
      if (name.equals("toString")) {
        Value text = state.memory.get(Expr.field(args.get(0).expr(), TEXT_SO_FAR));
        Expr made =
            text == null
                ? Expr.opaque("text " + run.site())
                : Expr.of(
                    Expr.Op.CALL, "text", List.of(args.get(0).expr(), text.expr()), run.site());
        return Value.of(type, made, state.effective(args.get(0)));
      }
    }
    if (owner.equals("java/lang/String")) {
      return text(name, descriptor, args, type, expr);
    }
    if (owner.equals("java/text/MessageFormat") && name.equals("format") && args.size() == 2) {
      return formatted(name, descriptor, args, type, expr);
    }
    if (name.equals("valueOf") && engine.program().has(owner)) {
      return Value.of(type, expr, Taint.NONE);
    }
    if (owner.equals("java/util/Map") || owner.endsWith("Map")) {
      if ((name.equals("get") || name.equals("getOrDefault")) && args.size() > 1) {
        return header(args, type, expr);
      }
    }
    if (name.equals("replaceAll")
        && owner.equals("java/util/regex/Matcher")
        && args.get(1).expr().text() != null) {
      int cleared =
          Alphabet.clearedByReplacing(
              Guards.regexOfMatcher(args.get(0).expr()), args.get(1).expr().text());
      return Value.of(type, expr, state.effective(args.get(0)).without(cleared));
    }
    if (name.equals("getClass") || name.equals("hashCode")) {
      return Value.of(type, expr, Taint.NONE);
    }
    return null;
  }

  private static String simple(String owner) {
    return owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.');
  }

  private Value source(
      Library.Outcome outcome, String owner, String name, List<Value> args, Type type, Expr expr) {
    String what = simple(owner) + "." + name;
    int hazards =
        outcome.kind() == Origin.Kind.CALLER || outcome.kind() == Origin.Kind.ARCHIVE
            ? Hazard.TEXT
            : Hazard.REVEAL;
    Taint taint = Taint.of(new Origin.Source(outcome.kind(), what, run.place()), hazards);
    if (outcome.kind() == Origin.Kind.ARCHIVE) {
      taint = taint.or(state.effective(args.get(0)));
    }
    return Value.of(type, expr, taint);
  }

  private Taint secret(String what) {
    return Taint.of(new Origin.Source(Origin.Kind.SECRET, what, run.place()), Hazard.REVEAL);
  }

  private Value environment(Value name, Type type, Expr expr) {
    String text = name.expr().text();
    if (text == null) {
      return Value.of(type, expr, Taint.NONE);
    }
    for (String word : text.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+")) {
      if (SECRET_WORDS.contains(word)) {
        return Value.of(type, expr, secret("the setting " + text));
      }
    }
    return Value.of(type, expr, Taint.NONE);
  }

  private Value header(List<Value> args, Type type, Expr expr) {
    if (args.get(0).expr().isCall("java/lang/System.getenv")) {
      if (args.size() > 2) {
        givenInstead(environment(args.get(1), type, expr), args.get(2));
      }
      return environment(args.get(1), type, expr);
    }
    Taint taint = state.effective(args.get(0));
    String header = args.get(1).expr().text();
    if (args.size() > 2) {
      taint = taint.or(state.effective(args.get(2)));
    }
    boolean headers =
        args.get(0).expr().any(e -> e.op() == Expr.Op.CALL && Guards.name(e).equals("getHeaders"));
    if (headers && header != null && SECRET_HEADERS.contains(header.toLowerCase(Locale.ROOT))) {
      taint = taint.or(secret("the header " + header));
    }
    return Value.of(type, expr, taint).withLambdas(state.contentLambdas(args.get(0)));
  }

  /** A literal that is taken when a secret is not set. */
  private void givenInstead(Value secret, Value otherwise) {
    String text = otherwise.expr().text();
    if (text != null
        && Secrets.looksGiven(text)
        && state.effective(secret).hasKind(Origin.Kind.SECRET)) {
      report("AZF_HARD_CODED_SECRET", "the value for a secret that is not set");
    }
  }

  /** Methods of String whose constant arguments decide. */
  private Value text(String name, String descriptor, List<Value> args, Type type, Expr expr) {
    Value first = args.isEmpty() ? null : args.get(0);
    switch (name) {
      case "replace" -> {
        String old = character(args.get(1));
        String by = character(args.get(2));
        Taint taint = state.effective(first).or(state.effective(args.get(2)));
        if (first.expr().any(e -> e.text() != null && Text.hasMarkup(e.text()))) {
          taint = taint.with(Hazard.AMONG_MARKUP);
        }
        if (old != null && by != null && old.length() == 1) {
          taint = taint.without(Alphabet.clearedByReplacing("[" + escape(old) + "]", by));
          if (old.equals("'") && (by.equals("''") || by.equals("\\'"))) {
            taint = taint.without(Hazard.QUERY);
          }
          if (old.equals("<") && by.equals("&lt;")) {
            taint = taint.without(Hazard.MARKUP);
          }
        }
        return Value.of(type, expr, taint);
      }
      case "replaceAll" -> {
        String regex = args.get(1).expr().text();
        String by = args.get(2).expr().text();
        Taint taint = state.effective(first).or(state.effective(args.get(2)));
        if (regex != null && by != null) {
          taint = taint.without(Alphabet.clearedByReplacing(regex, by));
        }
        return Value.of(type, expr, taint);
      }
      case "format", "formatted" -> {
        return formatted(name, descriptor, args, type, expr);
      }
      case "valueOf", "copyValueOf" -> {
        return Value.of(type, expr, printed(first));
      }
      case "toCharArray" -> {
        // Who changes single characters is filtering them.
        return Value.of(type, expr, run.changesCharacters() ? Taint.NONE : state.effective(first));
      }
      case "concat" -> {
        return join(List.of(args.get(0), args.get(1)), expr);
      }
      case "substring" -> {
        Taint taint = state.effective(first);
        boolean fewLeft =
            args.size() == 2
                ? args.get(1).expr().op() == Expr.Op.ARITHMETIC
                : args.get(2).number() != null && args.get(2).number() <= 8;
        return Value.of(type, expr, fewLeft ? taint.without(Hazard.REVEAL) : taint);
      }
      default -> {
        return null;
      }
    }
  }

  private static String escape(String character) {
    return Character.isLetterOrDigit(character.charAt(0))
            || Character.isWhitespace(character.charAt(0))
        ? character
        : "\\" + character;
  }

  private static String character(Value value) {
    return value.number() != null ? Character.toString(value.number()) : value.expr().text();
  }

  private Value formatted(String name, String descriptor, List<Value> args, Type type, Expr expr) {
    int at = name.equals("formatted") ? 0 : descriptor.startsWith("(Ljava/util/Locale;") ? 1 : 0;
    Value format = args.get(at);
    if (name.equals("format")) {
      deliver(state.effective(format), Harm.sink("AZF_FORMAT_STRING"), "String.format");
    }
    Taint rest = Taint.NONE;
    for (int i = at + 1; i < args.size(); i++) {
      rest = rest.or(state.effective(args.get(i)));
    }
    String constant = format.expr().text();
    if (constant != null) {
      int first = constant.indexOf('%');
      Text text = new Text("");
      text.add(first < 0 ? constant : constant.substring(0, first), Taint.NONE);
      rest = text.add(null, rest);
      if (Text.hasMarkup(constant)) {
        rest = rest.with(Hazard.AMONG_MARKUP);
      }
    }
    return Value.of(type, expr, rest.or(state.effective(format)));
  }

  private void append(Value builder, Value piece) {
    Expr location = Expr.field(builder.expr(), TEXT_SO_FAR);
    Value before = state.memory.get(location);
    String so = before == null ? "" : before.expr().text();
    Text text = new Text(so == null ? "" : so);
    Taint taint = piece.isPrimitive() ? Taint.NONE : printed(piece);
    String constant = character(piece);
    Taint left = so == null ? taint : text.add(constant, taint);
    if (text.hasMarkup()) {
      left = left.with(Hazard.AMONG_MARKUP);
      Value content = state.memory.get(Expr.field(builder.expr(), State.CONTENT));
      if (content != null) {
        left = left.or(content.taint().with(Hazard.AMONG_MARKUP));
      }
    }
    state.fill(builder, left, List.of());
    if (so != null) {
      state.memory.put(location, Value.constant(Type.getType(String.class), text.toString()));
    }
  }

  /** Text put together by a plus sign. */
  Value concat(Object[] arguments, String bootstrap, List<Value> args) {
    String recipe =
        bootstrap.equals("makeConcatWithConstants")
            ? (String) arguments[0]
            : "\u0001".repeat(args.size());
    List<Value> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int arg = 0;
    int constant = 1;
    for (int i = 0; i < recipe.length(); i++) {
      char c = recipe.charAt(i);
      if (c == '\u0001' || c == '\u0002') {
        if (literal.length() > 0) {
          pieces.add(Value.constant(Type.getType(String.class), literal.toString()));
          literal.setLength(0);
        }
        pieces.add(
            c == '\u0001'
                ? args.get(arg++)
                : Value.constant(
                    Type.getType(String.class), String.valueOf(arguments[constant++])));
      } else {
        literal.append(c);
      }
    }
    if (literal.length() > 0) {
      pieces.add(Value.constant(Type.getType(String.class), literal.toString()));
    }
    List<Expr> operands = pieces.stream().map(Value::expr).toList();
    return join(pieces, Expr.of(Expr.Op.CONCAT, "+", operands, run.site()));
  }

  private Value join(List<Value> pieces, Expr expr) {
    Text text = new Text("");
    Taint taint = Taint.NONE;
    boolean constant = true;
    for (Value piece : pieces) {
      String literal = character(piece);
      boolean fixed = piece.expr().text() != null;
      constant &= fixed;
      Taint of = piece.isPrimitive() ? Taint.NONE : printed(piece);
      taint = taint.or(text.add(fixed ? literal : null, of));
    }
    if (text.hasMarkup()) {
      taint = taint.with(Hazard.AMONG_MARKUP);
    }
    return constant
        ? Value.constant(Type.getType(String.class), text.toString())
        : Value.of(Type.getType(String.class), expr, taint);
  }
}
