package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.Column;
import dev.vitrine.snowflake.script.Flow.Jump;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Runs loops.
final class Loops {

  private final Machine machine;
  private final Interpreter interpreter;

  Loops(Machine machine, Interpreter interpreter) {
    this.machine = machine;
    this.interpreter = interpreter;
  }

  Flow count(Node.Count loop, Frame outer, Block owner) {
    long from = machine.whole(loop.from(), outer);
    long to = machine.whole(loop.to(), outer);
    Frame frame = new Frame(outer);
    Entry.Variable variable = new Entry.Variable(Value.WHOLE, Value.whole(from));
    frame.declare(loop.variable(), variable);
    long step = loop.reverse() ? -1 : 1;
    long[] next = {loop.reverse() ? to : from};
    BooleanSupplier more =
        () -> {
          boolean inside = next[0] >= from && next[0] <= to;
          variable.set(Value.whole(next[0]));
          next[0] += step;
          return inside;
        };
    return rounds(more, loop.body(), frame, owner, loop.label());
  }

  Flow forEach(Node.ForEach loop, Frame outer, Block owner) {
    Walk walk = machine.walk(loop.rows(), outer);
    Frame frame = new Frame(outer);
    BooleanSupplier more =
        () -> {
          Optional<List<Value>> cells = walk.next();
          cells.ifPresent(
              found -> frame.declare(loop.variable(), new Entry.Row(row(walk.columns(), found))));
          return cells.isPresent();
        };
    try {
      return rounds(more, loop.body(), frame, owner, loop.label());
    } finally {
      machine.free(loop.rows(), walk);
    }
  }

  private static Map<String, Value> row(List<Column> columns, List<Value> cells) {
    Map<String, Value> row = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i).name(), cells.get(i));
    }
    return row;
  }

  Flow whileTrue(Node.While loop, Frame frame, Block owner) {
    return rounds(
        () -> machine.holds(loop.condition(), frame), loop.body(), frame, owner, loop.label());
  }

  Flow repeat(Node.Repeat loop, Frame frame, Block owner) {
    boolean[] first = {true};
    BooleanSupplier more =
        () -> {
          boolean again = first[0] || !machine.holds(loop.until(), frame);
          first[0] = false;
          return again;
        };
    return rounds(more, loop.body(), frame, owner, loop.label());
  }

  Flow loop(Node.Loop loop, Frame frame, Block owner) {
    return rounds(() -> true, loop.body(), frame, owner, loop.label());
  }

  private Flow rounds(
      BooleanSupplier more, List<Node> body, Frame frame, Block owner, Optional<String> label) {
    while (more.getAsBoolean()) {
      machine.checkStop();
      Flow flow = interpreter.statements(body, frame, owner);
      boolean here = flow instanceof Jump jump && jump.isFor(label);
      if (here && ((Jump) flow).leaves()) {
        return Flow.NEXT;
      }
      if (!here && !(flow instanceof Flow.Next)) {
        return flow;
      }
    }
    return Flow.NEXT;
  }
}
