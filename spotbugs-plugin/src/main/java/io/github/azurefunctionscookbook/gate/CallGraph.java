package io.github.azurefunctionscookbook.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;

/** Which methods of the application run which. */
final class CallGraph {
  private final Program program;
  private final Map<Program.Method, List<Code.Call>> calls = new HashMap<>();

  CallGraph(Program program) {
    this.program = program;
  }

  List<Code.Call> calls(Program.Method method) {
    return calls.computeIfAbsent(method, Code::calls);
  }

  /**
   * The methods that may run when a method does, itself first.
   *
   * @param follows which calls count
   */
  List<Program.Method> reachable(Program.Method from, Predicate<Code.Call> follows) {
    return reachableFrom(from, (method, call) -> follows.test(call));
  }

  /**
   * The same, where it counts which method makes the call.
   *
   * @param follows which calls of which methods count
   */
  List<Program.Method> reachableFrom(
      Program.Method from, BiPredicate<Program.Method, Code.Call> follows) {
    Set<Program.Method> seen = new LinkedHashSet<>(List.of(from));
    Deque<Program.Method> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Program.Method method = open.poll();
      for (Code.Call call : calls(method)) {
        if (follows.test(method, call)) {
          for (Program.Method target : targets(call)) {
            if (seen.add(target)) {
              open.add(target);
            }
          }
        }
      }
    }
    return new ArrayList<>(seen);
  }

  private List<Program.Method> targets(Code.Call call) {
    int opcode = call.opcode() < 0 ? Opcodes.INVOKEVIRTUAL : call.opcode();
    List<Program.Method> targets =
        program.targets(opcode, call.owner(), call.name(), call.descriptor(), null);
    // Other implementers of what Java itself declares are too many to tell anything.
    return program.has(call.owner()) ? targets : List.of();
  }

  /** Whether a call of the library that passes a test can run when a method does. */
  boolean reaches(Program.Method from, Predicate<Code.Call> wanted) {
    return reachable(from, call -> true).stream()
        .anyMatch(method -> calls(method).stream().anyMatch(wanted));
  }
}
