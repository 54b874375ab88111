package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.script.Block.Handler;
import dev.vitrine.snowflake.script.Node.Branch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Walks a block's statements.
final class Interpreter {

  private final Machine machine;
  private final Loops loops;
  private @Nullable Raised handled;

  Interpreter(Machine machine) {
    this.machine = machine;
    this.loops = new Loops(machine, this);
  }

  /// @return how it ended: with what it returned, or [Flow#NEXT]
  /// @throws Raised what nothing in it caught
  Flow block(Block block, Frame outer) {
    Frame frame = new Frame(outer);
    for (Node declaration : block.declarations()) {
      one(declaration, frame, block);
    }
    try {
      return statements(block.body(), frame, block);
    } catch (Raised raised) {
      Handler handler = handler(block, raised);
      if (handler == null) {
        throw raised;
      }
      return handle(handler, raised, frame, block);
    }
  }

  /// @param owner the block that they belong to
  Flow statements(List<Node> nodes, Frame frame, Block owner) {
    for (Node node : nodes) {
      machine.checkStop();
      Flow flow = guarded(node, frame, owner);
      if (!(flow instanceof Flow.Next)) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  /// What a `CONTINUE` handler catches does not leave the block.
  private Flow guarded(Node node, Frame frame, Block owner) {
    if (owner.handlers().stream().noneMatch(Handler::goesOn)) {
      return one(node, frame, owner);
    }
    try {
      return one(node, frame, owner);
    } catch (Raised raised) {
      Handler handler = handler(owner, raised);
      if (handler == null || !handler.goesOn()) {
        throw raised;
      }
      return handle(handler, raised, frame, owner);
    }
  }

  private static @Nullable Handler handler(Block block, Raised raised) {
    for (Handler handler : block.handlers()) {
      if (handler.names().contains(raised.type()) || handler.names().contains(Block.OTHER)) {
        return handler;
      }
    }
    return null;
  }

  private Flow handle(Handler handler, Raised raised, Frame frame, Block block) {
    Raised before = handled;
    handled = raised;
    try {
      Frame inner = new Frame(frame);
      machine.tell(raised.error(), inner);
      Block plain = new Block(List.of(), List.of(), List.of(), block.start());
      return statements(handler.body(), inner, plain);
    } finally {
      handled = before;
    }
  }

  private Flow one(Node node, Frame frame, Block owner) {
    return switch (node) {
      case Block inner -> block(inner, frame);
      case Node.If choice -> branch(choice, frame, owner);
      case Node.Choose choice -> choose(choice, frame, owner);
      case Node.Count loop -> loops.count(loop, frame, owner);
      case Node.ForEach loop -> loops.forEach(loop, frame, owner);
      case Node.While loop -> loops.whileTrue(loop, frame, owner);
      case Node.Repeat loop -> loops.repeat(loop, frame, owner);
      case Node.Loop loop -> loops.loop(loop, frame, owner);
      case Node.Break jump -> new Flow.Jump(jump.label(), true);
      case Node.Continue jump -> new Flow.Jump(jump.label(), false);
      case Node.Return end -> giveBack(end, frame);
      case Node.ReturnRows end -> new Flow.ReturnedRows(machine.rows(end.rows(), frame));
      case Node.Raise raise -> throw raised(raise, frame);
      case Node.Nothing _ -> Flow.NEXT;
      case Node.Plain action -> {
        machine.act(action, frame);
        yield Flow.NEXT;
      }
    };
  }

  private Flow giveBack(Node.Return end, Frame frame) {
    if (end.value().isEmpty()) {
      return new Flow.Returned(Value.NULL, end.start());
    }
    Expression value = end.value().get();
    return new Flow.Returned(machine.value(value, frame), value.start());
  }

  private Flow branch(Node.If choice, Frame frame, Block owner) {
    for (Branch branch : choice.branches()) {
      if (machine.holds(branch.condition(), frame)) {
        return statements(branch.body(), new Frame(frame), owner);
      }
    }
    return statements(choice.otherwise(), new Frame(frame), owner);
  }

  private Flow choose(Node.Choose choice, Frame frame, Block owner) {
    Optional<Value> subject = choice.subject().map(value -> machine.value(value, frame));
    for (Branch branch : choice.branches()) {
      boolean chosen =
          subject
              .map(value -> machine.equal(value, branch.condition(), frame))
              .orElseGet(() -> machine.holds(branch.condition(), frame));
      if (chosen) {
        return statements(branch.body(), new Frame(frame), owner);
      }
    }
    return statements(choice.otherwise().orElse(List.of()), new Frame(frame), owner);
  }

  private Raised raised(Node.Raise raise, Frame frame) {
    if (raise.exception().isEmpty()) {
      if (handled == null) {
        throw Problems.plain(
            ErrorCode.SYNTAX, "RAISE without a name stands only in an exception handler.");
      }
      return handled;
    }
    if (!(frame.find(raise.exception().get()) instanceof Entry.Declared declared)) {
      throw new IllegalStateException("no exception: " + raise);
    }
    SqlError error = new SqlError(ErrorCode.RAISED, declared.number(), declared.message(), null);
    return new Raised(declared.name(), error, raise.start());
  }
}
