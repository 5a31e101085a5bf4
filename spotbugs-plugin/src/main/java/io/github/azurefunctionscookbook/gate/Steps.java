package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** What single instructions do to values. */
final class Steps extends Interpreter<Value> {
  static final Value UNSET =
      new Value(1, Expr.opaque("unset"), Taint.NONE, List.of(), Map.of(), null);
  private static final Type OBJECT = Type.getType(Object.class);

  private final Engine engine;
  private final MethodRun run;
  private final Calls calls;
  private State state;
  private Value replaced;
  private Value replacement;

  Steps(Engine engine, MethodRun run) {
    super(Opcodes.ASM9);
    this.engine = engine;
    this.run = run;
    this.calls = new Calls(engine, run);
  }

  void in(State other) {
    state = other;
    replaced = null;
  }

  /** Ends an instruction: an object whose content is now known takes its place everywhere. */
  void after(AbstractInsnNode node, State done) {
    if (replaced != null) {
      Frame<Value> frame = done.frame;
      for (int i = 0; i < frame.getLocals(); i++) {
        if (frame.getLocal(i).expr().equals(replaced.expr())) {
          frame.setLocal(i, replacement);
        }
      }
      for (int i = 0; i < frame.getStackSize(); i++) {
        if (frame.getStack(i).expr().equals(replaced.expr())) {
          frame.setStack(i, replacement);
        }
      }
    }
  }

  /** What is known where a conditional jump goes on. */
  Facts branch(int opcode, Value left, Value right, boolean jumps, State at) {
    Facts facts = engine.guards().jump(opcode, right, jumps, at).and(limited(left, right));
    calls.use(at);
    calls.comparisons().oneByOne(opcode, left, right);
    switch (opcode) {
      case Opcodes.IFEQ, Opcodes.IFNE -> {
        boolean zero = opcode == Opcodes.IFEQ == jumps;
        return facts.and(number(right, 0, zero));
      }
      case Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE -> {
        boolean equal = opcode == Opcodes.IF_ICMPEQ == jumps;
        if (right.number() != null) {
          return facts.and(number(left, right.number(), equal));
        }
        if (left != null && left.number() != null) {
          return facts.and(number(right, left.number(), equal));
        }
      }
      case Opcodes.IFLT, Opcodes.IFGE -> {
        boolean negative = opcode == Opcodes.IFLT == jumps;
        return facts.and(range(right, negative, n -> n < 0));
      }
      default -> {}
    }
    return facts;
  }

  /** Who compares a number that was parsed knows how large it is. */
  private static Facts limited(Value left, Value right) {
    Facts facts = Guards.limited(right.expr());
    return left == null ? facts : facts.and(Guards.limited(left.expr()));
  }

  private static Facts number(Value value, int number, boolean equal) {
    return range(value, equal, n -> n == number);
  }

  private static Facts range(Value value, boolean in, java.util.function.IntPredicate range) {
    Facts facts = null;
    for (Map.Entry<Integer, Facts> entry : value.cases().entrySet()) {
      if (range.test(entry.getKey()) == in) {
        facts = facts == null ? entry.getValue() : facts.or(entry.getValue());
      }
    }
    return facts == null ? Facts.NONE : facts;
  }

  /** The method returns a value. */
  void returned(Value value, State at) {
    calls.use(at);
    calls.arrivals().returned(value);
  }

  @Override
  public Value newValue(Type type) {
    if (type == Type.VOID_TYPE) {
      return null;
    }
    return UNSET;
  }

  @Override
  public Value newOperation(AbstractInsnNode node) {
    switch (node.getOpcode()) {
      case Opcodes.ACONST_NULL -> {
        return Value.constant(OBJECT, State.Null.NULL);
      }
      case Opcodes.ICONST_M1,
          Opcodes.ICONST_0,
          Opcodes.ICONST_1,
          Opcodes.ICONST_2,
          Opcodes.ICONST_3,
          Opcodes.ICONST_4,
          Opcodes.ICONST_5 -> {
        return Value.constant(Type.INT_TYPE, node.getOpcode() - Opcodes.ICONST_0);
      }
      case Opcodes.BIPUSH, Opcodes.SIPUSH -> {
        return Value.constant(Type.INT_TYPE, ((IntInsnNode) node).operand);
      }
      case Opcodes.LCONST_0, Opcodes.LCONST_1 -> {
        return Value.constant(Type.LONG_TYPE, (long) node.getOpcode() - Opcodes.LCONST_0);
      }
      case Opcodes.DCONST_0, Opcodes.DCONST_1 -> {
        return Value.constant(Type.DOUBLE_TYPE, (double) node.getOpcode());
      }
      case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> {
        return Value.constant(Type.FLOAT_TYPE, (float) node.getOpcode());
      }
      case Opcodes.LDC -> {
        Object constant = ((LdcInsnNode) node).cst;
        return constant instanceof String text ? calls.texts().literal(text) : constant(constant);
      }
      case Opcodes.GETSTATIC -> {
        return loadStatic((FieldInsnNode) node);
      }
      case Opcodes.NEW -> {
        Expr made = state.fresh(Expr.of(Expr.Op.NEW, run.site()));
        return Value.of(Type.getObjectType(((TypeInsnNode) node).desc), made, Taint.NONE);
      }
      default -> {
        return UNSET;
      }
    }
  }

  private static Value constant(Object constant) {
    if (constant instanceof Integer) {
      return Value.constant(Type.INT_TYPE, constant);
    }
    if (constant instanceof Long) {
      return Value.constant(Type.LONG_TYPE, constant);
    }
    if (constant instanceof Float) {
      return Value.constant(Type.FLOAT_TYPE, constant);
    }
    if (constant instanceof Double) {
      return Value.constant(Type.DOUBLE_TYPE, constant);
    }
    if (constant instanceof ConstantDynamic dynamic) {
      return Value.of(
          Type.getType(dynamic.getDescriptor()), Expr.opaque(dynamic.getName()), Taint.NONE);
    }
    return Value.constant(Type.getType(Class.class), constant);
  }

  private Value loadStatic(FieldInsnNode node) {
    Type type = Type.getType(node.desc);
    String name = engine.fields().declared(node.owner, node.name);
    Value known = engine.fields().constant(name);
    Expr expr = Expr.of(Expr.Op.STATIC, name);
    if (known == null) {
      return Value.of(type, expr, Taint.NONE);
    }
    return new Value(
        type.getSize(),
        known.expr(),
        known.taint().without(engine.fields().settled(name)),
        known.lambdas(),
        Map.of(),
        known.type());
  }

  @Override
  public Value copyOperation(AbstractInsnNode node, Value value) {
    return value;
  }

  @Override
  public Value unaryOperation(AbstractInsnNode node, Value value) {
    switch (node.getOpcode()) {
      case Opcodes.GETFIELD -> {
        FieldInsnNode field = (FieldInsnNode) node;
        String name = engine.fields().declared(field.owner, field.name);
        return state.load(value, name, Type.getType(field.desc));
      }
      case Opcodes.PUTSTATIC -> {
        FieldInsnNode field = (FieldInsnNode) node;
        String name = engine.fields().declared(field.owner, field.name);
        engine.fields().set(name, state.settled(value), isFinal(field));
        run.stored(name, state.effective(value));
        return null;
      }
      case Opcodes.CHECKCAST -> {
        String type = ((TypeInsnNode) node).desc;
        if (engine.fields().isHarmless(type)) {
          return value.withType(type).withTaint(Taint.NONE);
        }
        boolean better =
            value.type() == null
                || !engine.program().has(value.type())
                || engine.program().supertypes(type).contains(value.type());
        return better && !State.isNull(value) ? value.withType(type) : value;
      }
      case Opcodes.INSTANCEOF -> {
        return Value.of(Type.INT_TYPE, Expr.opaque("instanceof " + run.site()), Taint.NONE);
      }
      case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> {
        calls.use(state);
        calls.arrivals().sized(value, "a new array");
        Expr made = state.fresh(Expr.of(Expr.Op.NEW, run.site()));
        if (node instanceof IntInsnNode array
            && (array.operand == Opcodes.T_BYTE || array.operand == Opcodes.T_CHAR)) {
          Type of = Type.getType(array.operand == Opcodes.T_BYTE ? "[B" : "[C");
          return Value.of(of, made, Literals.ofArray(run.place()));
        }
        Type type =
            node instanceof TypeInsnNode array
                ? Type.getType("[" + Type.getObjectType(array.desc).getDescriptor())
                : Type.getType("[I");
        return Value.of(type, made, Taint.NONE);
      }
      case Opcodes.IINC -> {
        return number(Type.INT_TYPE, node, value, value)
            .withExpr(
                Expr.of(
                    Expr.Op.ARITHMETIC,
                    "+" + ((IincInsnNode) node).incr,
                    List.of(value.expr()),
                    run.site()));
      }
      case Opcodes.ARRAYLENGTH -> {
        return Value.of(
            Type.INT_TYPE,
            Expr.of(Expr.Op.CALL, "array.length", List.of(value.expr()), run.site()),
            Taint.NONE);
      }
      case Opcodes.I2L, Opcodes.F2L, Opcodes.D2L, Opcodes.I2D, Opcodes.L2D, Opcodes.F2D -> {
        return new Value(2, value.expr(), Taint.NONE, List.of(), Map.of(), null);
      }
      case Opcodes.L2I, Opcodes.D2I, Opcodes.L2F, Opcodes.D2F -> {
        return new Value(1, value.expr(), Taint.NONE, List.of(), Map.of(), null);
      }
      default -> {
        return value;
      }
    }
  }

  private boolean isFinal(FieldInsnNode field) {
    var owner = engine.program().type(field.owner);
    return owner != null
        && owner.fields.stream()
            .anyMatch(f -> f.name.equals(field.name) && (f.access & Opcodes.ACC_FINAL) != 0);
  }

  private Value number(Type type, AbstractInsnNode node, Value left, Value right) {
    return Value.of(
        type,
        Expr.of(
            Expr.Op.ARITHMETIC, node.getOpcode(), List.of(left.expr(), right.expr()), run.site()),
        Taint.NONE);
  }

  @Override
  public Value binaryOperation(AbstractInsnNode node, Value left, Value right) {
    switch (node.getOpcode()) {
      case Opcodes.PUTFIELD -> {
        FieldInsnNode field = (FieldInsnNode) node;
        calls.use(state);
        calls.store(left, engine.fields().declared(field.owner, field.name), right);
        return null;
      }
      case Opcodes.AALOAD -> {
        Expr element =
            Expr.of(Expr.Op.CALL, "array.[]", List.of(left.expr(), right.expr()), run.site());
        String type = left.type();
        Type of =
            type != null && type.startsWith("[") && type.length() > 1
                ? Type.getType(type.substring(1))
                : OBJECT;
        return Value.of(of.getSort() >= Type.ARRAY ? of : OBJECT, element, state.effective(left))
            .withLambdas(state.contentLambdas(left));
      }
      case Opcodes.LALOAD,
          Opcodes.LADD,
          Opcodes.LSUB,
          Opcodes.LMUL,
          Opcodes.LDIV,
          Opcodes.LREM,
          Opcodes.LSHL,
          Opcodes.LSHR,
          Opcodes.LUSHR,
          Opcodes.LAND,
          Opcodes.LOR,
          Opcodes.LXOR -> {
        return number(Type.LONG_TYPE, node, left, right);
      }
      case Opcodes.DALOAD, Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM -> {
        return number(Type.DOUBLE_TYPE, node, left, right);
      }
      case Opcodes.BALOAD -> {
        run.read(state.effective(left));
        return number(Type.INT_TYPE, node, left, right);
      }
      default -> {
        return number(Type.INT_TYPE, node, left, right);
      }
    }
  }

  @Override
  public Value ternaryOperation(AbstractInsnNode node, Value array, Value index, Value value) {
    if (node.getOpcode() == Opcodes.AASTORE) {
      calls.use(state);
      state.fill(array, calls.printing().shown(value), value.lambdas());
    } else if ((node.getOpcode() == Opcodes.BASTORE || node.getOpcode() == Opcodes.CASTORE)
        && value.number() == null) {
      state.learn(Facts.cleared(array.expr(), Hazard.REVEAL));
    }
    return null;
  }

  @Override
  public Value naryOperation(AbstractInsnNode node, List<? extends Value> operands) {
    List<Value> args = new ArrayList<>(Collections.unmodifiableList(operands));
    calls.use(state);
    if (node instanceof MultiANewArrayInsnNode array) {
      Expr made = state.fresh(Expr.of(Expr.Op.NEW, run.site()));
      return Value.of(Type.getType(array.desc), made, Taint.NONE);
    }
    if (node instanceof InvokeDynamicInsnNode dynamic) {
      return indirect(dynamic, args);
    }
    MethodInsnNode call = (MethodInsnNode) node;
    Value result =
        calls.invoke(call.getOpcode(), call.owner, call.name, call.desc, args, run.site());
    if (call.name.equals("<init>") && result != null) {
      replaced = args.get(0);
      replacement = result;
      return null;
    }
    return Type.getReturnType(call.desc) == Type.VOID_TYPE ? null : result;
  }

  private Value indirect(InvokeDynamicInsnNode node, List<Value> args) {
    Type type = Type.getReturnType(node.desc);
    return switch (node.bsm.getOwner()) {
      case "java/lang/invoke/LambdaMetafactory" -> {
        Handle handle = (Handle) node.bsmArgs[1];
        List<Value> captured = args.stream().map(state::settled).toList();
        Lambda lambda = new Lambda(handle, captured, false);
        calls.tryOut(lambda);
        yield Value.of(type, state.fresh(Expr.of(Expr.Op.NEW, run.site())), Taint.NONE)
            .withLambdas(List.of(lambda));
      }
      case "java/lang/invoke/StringConcatFactory" ->
          calls.texts().concat(node.bsmArgs, node.bsm.getName(), args);
      case "java/lang/runtime/ObjectMethods" ->
          Value.of(
              type,
              Expr.opaque(run.site()),
              node.name.equals("toString") ? state.shown(args.get(0), 2) : Taint.NONE);
      default -> Value.of(type, Expr.opaque(run.site()), Taint.NONE);
    };
  }

  @Override
  public void returnOperation(AbstractInsnNode node, Value value, Value expected) {
    // What is returned is looked at where the block ends.
  }

  @Override
  public Value merge(Value a, Value b) {
    throw new UnsupportedOperationException("States are joined as a whole");
  }
}
