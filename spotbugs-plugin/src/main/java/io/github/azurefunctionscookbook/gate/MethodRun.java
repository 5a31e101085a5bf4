package io.github.azurefunctionscookbook.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** Runs one method over what is known of its arguments, block by block, until nothing changes. */
final class MethodRun {
  private static final int MAX_VISITS = 24;
  private static final int EXIT = -1;

  /** Thrown where a call never comes back. */
  static final class NoReturn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoReturn() {
      super(null, null, false, false);
    }
  }

  private final Engine engine;
  private final Program.Method method;
  private final List<Value> parameters;
  private final InsnList instructions;
  private final int[] lines;
  private final int[] blockEnds;
  private final Map<Integer, List<TryCatchBlockNode>> handlers = new HashMap<>();
  private final Map<Integer, Map<Integer, State>> incoming = new HashMap<>();
  private final Map<Integer, Integer> visits = new HashMap<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final Set<Summary.Reach> reaches = new LinkedHashSet<>();
  private final Map<String, Taint> stored = new LinkedHashMap<>();
  private final Steps steps;
  private Taint read = Taint.NONE;
  private int current;

  MethodRun(Engine engine, Program.Method method, List<Value> parameters) {
    this.engine = engine;
    this.method = method;
    this.parameters = parameters;
    this.instructions = method.node().instructions;
    this.lines = new int[instructions.size()];
    this.blockEnds = new int[instructions.size()];
    this.steps = new Steps(engine, this);
    layOut();
  }

  Program.Method method() {
    return method;
  }

  /** Where the instruction that is run now stands. */
  Place place() {
    return method.place(instructions.size() == 0 ? 0 : lines[current]);
  }

  /** Whether the method writes into arrays of characters. */
  boolean changesCharacters() {
    for (AbstractInsnNode node : instructions) {
      if (node.getOpcode() == Opcodes.CASTORE) {
        return true;
      }
    }
    return false;
  }

  /** Single bytes or characters are taken from something. */
  void read(Taint taint) {
    read = read.or(taint.without(Hazard.TEXT));
  }

  /** What single bytes or characters were taken from, as far as it must not be known. */
  Taint read() {
    return read;
  }

  /** Whether the method compares numbers with a limit. */
  boolean hasLimit() {
    for (AbstractInsnNode node : instructions) {
      switch (node.getOpcode()) {
        case Opcodes.LCMP,
            Opcodes.IF_ICMPLT,
            Opcodes.IF_ICMPLE,
            Opcodes.IF_ICMPGT,
            Opcodes.IF_ICMPGE -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** A name for the instruction that is run now. */
  String site() {
    return Integer.toString(current);
  }

  /** Content that the caller knows reaches a place where it may do harm. */
  void reach(Summary.Reach reach) {
    if (reaches.size() < 100) {
      reaches.add(reach);
    }
  }

  /** An argument's content is stored in a field of some object. */
  void stored(String field, Taint taint) {
    if (!taint.isEmpty() && (stored.size() < 60 || stored.containsKey(field))) {
      stored.merge(field, taint, Taint::or);
    }
  }

  private void layOut() {
    boolean[] leads = new boolean[instructions.size() + 1];
    int line = 0;
    for (int i = 0; i < instructions.size(); i++) {
      AbstractInsnNode node = instructions.get(i);
      if (node instanceof LineNumberNode number) {
        line = number.line;
      }
      lines[i] = line;
      if (node instanceof JumpInsnNode jump) {
        leads[index(jump.label)] = true;
        leads[i + 1] = true;
      } else if (node instanceof TableSwitchInsnNode table) {
        leads[index(table.dflt)] = true;
        table.labels.forEach(label -> leads[index(label)] = true);
      } else if (node instanceof LookupSwitchInsnNode lookup) {
        leads[index(lookup.dflt)] = true;
        lookup.labels.forEach(label -> leads[index(label)] = true);
      }
    }
    for (TryCatchBlockNode block : method.node().tryCatchBlocks) {
      leads[index(block.handler)] = true;
      leads[index(block.start)] = true;
      leads[index(block.end)] = true;
      for (int i = index(block.start); i < index(block.end); i++) {
        handlers.computeIfAbsent(i, none -> new ArrayList<>()).add(block);
      }
    }
    int end = instructions.size();
    for (int i = instructions.size() - 1; i >= 0; i--) {
      blockEnds[i] = end;
      if (leads[i]) {
        end = i;
      }
    }
  }

  private int index(LabelNode label) {
    return instructions.indexOf(label);
  }

  /** What the method does. */
  Summary run() {
    if (instructions.size() == 0) {
      return Summary.UNKNOWN;
    }
    Frame<Value> frame = new Frame<>(method.node().maxLocals, method.node().maxStack);
    int local = 0;
    int declared = Type.getArgumentTypes(method.node().desc).length + (method.isStatic() ? 0 : 1);
    for (int i = 0; i < declared; i++) {
      Value value = parameters.get(i);
      frame.setLocal(local++, value);
      if (value.size() == 2) {
        frame.setLocal(local++, Steps.UNSET);
      }
    }
    while (local < method.node().maxLocals) {
      frame.setLocal(local++, Steps.UNSET);
    }
    flow(EXIT, 0, new State(engine.fields(), frame, Facts.NONE, new HashMap<>()));
    while (!open.isEmpty()) {
      int block = open.poll();
      if (visits.merge(block, 1, Integer::sum) <= MAX_VISITS) {
        engine.visited();
        visit(block);
      }
    }
    return summary();
  }

  private void flow(int from, int to, State state) {
    Map<Integer, State> ways = incoming.computeIfAbsent(to, none -> new LinkedHashMap<>());
    State before = ways.get(from);
    if (before == null || !before.isSame(state)) {
      ways.put(from, state);
      if (to != EXIT && !open.contains(to)) {
        open.add(to);
      }
    }
  }

  private void visit(int block) {
    State state = State.join(List.copyOf(incoming.get(block).values()), "b" + block);
    Map<Integer, List<State>> thrown = new HashMap<>();
    try {
      for (current = block; current < blockEnds[block]; current++) {
        AbstractInsnNode node = instructions.get(current);
        if (node.getOpcode() < 0) {
          continue;
        }
        if (mayThrow(node) || current == block) {
          noteThrown(state, thrown);
        }
        if (!step(block, node, state)) {
          return;
        }
      }
      flow(block, blockEnds[block], state);
    } catch (NoReturn e) {
      // Nothing comes after this.
    } finally {
      noteThrown(block, thrown);
    }
  }

  private static boolean mayThrow(AbstractInsnNode node) {
    return switch (node.getOpcode()) {
      case Opcodes.INVOKEVIRTUAL,
          Opcodes.INVOKESPECIAL,
          Opcodes.INVOKESTATIC,
          Opcodes.INVOKEINTERFACE,
          Opcodes.INVOKEDYNAMIC,
          Opcodes.ATHROW,
          Opcodes.CHECKCAST,
          Opcodes.AALOAD,
          Opcodes.IDIV,
          Opcodes.LDIV ->
          true;
      default -> false;
    };
  }

  private void noteThrown(State state, Map<Integer, List<State>> thrown) {
    Set<Integer> seen = new HashSet<>();
    for (TryCatchBlockNode block : handlers.getOrDefault(current, List.of())) {
      int handler = index(block.handler);
      if (!seen.add(handler)) {
        continue;
      }
      State copy = state.copy();
      copy.frame.clearStack();
      String type = block.type == null ? "java/lang/Throwable" : block.type;
      copy.frame.push(
          Value.of(Type.getObjectType(type), Expr.opaque("catch " + handler), Taint.NONE));
      thrown.computeIfAbsent(handler, none -> new ArrayList<>()).add(copy);
    }
  }

  private void noteThrown(int block, Map<Integer, List<State>> thrown) {
    thrown.forEach(
        (handler, states) -> flow(block, handler, State.join(states, "t" + block + "-" + handler)));
  }

  /** Runs an instruction; false when the block does not go on by itself. */
  private boolean step(int block, AbstractInsnNode node, State state) {
    int opcode = node.getOpcode();
    Frame<Value> frame = state.frame;
    if (node instanceof JumpInsnNode jump && opcode != Opcodes.GOTO) {
      Value right = frame.getStack(frame.getStackSize() - 1);
      Value left = frame.getStackSize() > 1 ? frame.getStack(frame.getStackSize() - 2) : null;
      execute(node, state);
      State other = state.copy();
      other.learn(steps.branch(opcode, left, right, true, other));
      flow(block, index(jump.label), other);
      state.learn(steps.branch(opcode, left, right, false, state));
      flow(-2 - block, current + 1, state);
      return false;
    }
    if (opcode == Opcodes.GOTO) {
      flow(block, index(((JumpInsnNode) node).label), state);
      return false;
    }
    if (node instanceof TableSwitchInsnNode table) {
      List<Integer> keys = new ArrayList<>();
      for (int key = table.min; key <= table.max; key++) {
        keys.add(key);
      }
      choose(block, keys, table.labels, table.dflt, node, state);
      return false;
    }
    if (node instanceof LookupSwitchInsnNode lookup) {
      choose(block, lookup.keys, lookup.labels, lookup.dflt, node, state);
      return false;
    }
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      if (opcode != Opcodes.RETURN) {
        steps.returned(frame.getStack(frame.getStackSize() - 1), state);
      }
      flow(current, EXIT, state);
      return false;
    }
    if (opcode == Opcodes.ATHROW) {
      return false;
    }
    execute(node, state);
    return true;
  }

  private void choose(
      int block,
      List<Integer> keys,
      List<LabelNode> labels,
      LabelNode otherwise,
      AbstractInsnNode node,
      State state) {
    Value value = state.frame.getStack(state.frame.getStackSize() - 1);
    execute(node, state);
    Map<Integer, State> ways = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      int target = index(labels.get(i));
      if (target == index(otherwise)) {
        continue;
      }
      State way = state.copy();
      Facts facts = value.cases().get(keys.get(i));
      if (facts != null) {
        way.learn(facts);
      }
      ways.merge(target, way, (a, b) -> State.join(List.of(a, b), "s" + target));
    }
    State rest = state.copy();
    Facts facts = null;
    for (Map.Entry<Integer, Facts> entry : value.cases().entrySet()) {
      if (!keys.contains(entry.getKey())) {
        facts = facts == null ? entry.getValue() : facts.or(entry.getValue());
      }
    }
    if (facts != null) {
      rest.learn(facts);
    }
    ways.put(index(otherwise), rest);
    ways.forEach((target, way) -> flow(block, target, way));
  }

  private void execute(AbstractInsnNode node, State state) {
    try {
      steps.in(state);
      state.frame.execute(node, steps);
      steps.after(node, state);
    } catch (AnalyzerException e) {
      throw new IllegalStateException(method.id(), e);
    }
  }

  private Summary summary() {
    Map<Integer, State> exits = incoming.get(EXIT);
    List<Summary.Reach> found = List.copyOf(reaches);
    if (exits == null) {
      return new Summary(false, null, Facts.NONE, Map.of(), stored, found);
    }
    boolean isVoid = Type.getReturnType(method.node().desc).getSort() == Type.VOID;
    List<State> ends = new ArrayList<>();
    for (State exit : exits.values()) {
      Frame<Value> frame = new Frame<>(0, 2);
      if (!isVoid) {
        frame.push(exit.frame.getStack(exit.frame.getStackSize() - 1));
      }
      ends.add(new State(engine.fields(), frame, exit.facts(), exit.memory));
    }
    State end = State.join(ends, "end");
    Value result = null;
    if (!isVoid) {
      result = end.frame.getStack(0);
      result = result.withTaint(result.taint().without(end.facts().of(result.expr())));
    }
    Facts facts = ofArguments(end.facts()).and(CharacterLoops.checked(method, parameters));
    if (method.node().name.equals("<clinit>") || method.node().name.equals("<init>")) {
      settle(end);
    }
    if (result != null) {
      result = CharacterLoops.answered(method, parameters, result);
    }
    return new Summary(true, result, facts, visible(end, result), stored, found);
  }

  /** What is set up here stays as it is. */
  private void settle(State end) {
    end.facts()
        .cleared()
        .forEach(
            (expr, hazards) -> {
              if (expr.op() == Expr.Op.STATIC) {
                engine.fields().settle(expr.detail().toString(), hazards);
              }
            });
    end.memory.forEach(
        (location, value) -> {
          if (location.op() == Expr.Op.FIELD && location.operand(0).equals(Expr.argument(0))) {
            engine.fields().settle(location.detail().toString(), end.facts().of(value.expr()));
          }
        });
  }

  private static Facts ofArguments(Facts facts) {
    Map<Expr, Integer> cleared = new HashMap<>(facts.cleared());
    cleared.keySet().removeIf(expr -> !expr.isOfArguments());
    Set<Expr> validated = new HashSet<>(facts.validated());
    validated.removeIf(expr -> !expr.isOfArguments());
    return new Facts(cleared, validated);
  }

  /** The part of the memory that somebody else can get at. */
  private Map<Expr, Value> visible(State end, Value result) {
    Map<Expr, Value> visible = new LinkedHashMap<>();
    Set<Expr> roots = new HashSet<>();
    if (result != null) {
      roots.add(result.expr());
      roots.add(result.expr().root());
      for (Lambda lambda : result.lambdas()) {
        lambda.captured().forEach(c -> roots.add(c.expr()));
      }
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<Expr, Value> entry : end.memory.entrySet()) {
        Expr location = entry.getKey();
        if (!visible.containsKey(location)
            && (roots.contains(location.root())
                || roots.contains(location.operands().isEmpty() ? location : location.operand(0))
                || location.root().op() == Expr.Op.ARGUMENT
                || location.root().isAbsolute())
            && visible.size() < 60) {
          visible.put(location, entry.getValue());
          roots.add(entry.getValue().expr());
          roots.add(entry.getValue().expr().root());
          more = true;
        }
      }
    }
    return visible;
  }
}
