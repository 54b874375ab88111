package dev.vitrine.pipeline;

import dev.vitrine.dialect.Script;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.warehouses.Engine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs the statements of one request one after the other, each under a handle of its own, all of
/// them in one session. The first that fails ends the request; what came before it stays.
final class Several {

  private static final Column ANSWER =
      new Column("multiple statement execution", SqlType.TEXT, false);

  /// Runs one of them.
  interface Child {
    Finished run(Execution execution, String session);
  }

  private final Engine engine;
  private final AnswerRows answers;
  private final Consumer<String> over;

  /// @param over told the name of each session that ends
  Several(Engine engine, AnswerRows answers, Consumer<String> over) {
    this.engine = engine;
    this.answers = answers;
    this.over = over;
  }

  /// @param outer the session that they run in; empty for one of their own
  Finished run(Execution execution, List<Script.Part> parts, Optional<String> outer, Child child) {
    int wanted = execution.submission().parameters().statementCount();
    if (wanted != 0 && wanted != parts.size()) {
      throw wrongCount(parts.size(), wanted);
    }
    if (!execution.submission().bindings().isEmpty()) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED, "bindings are not supported with several statements");
    }
    if (outer.isPresent()) {
      each(execution, parts, outer.get(), child);
    } else {
      inOwnSession(execution, parts, child);
    }
    return answers.row(
        execution.handle(),
        List.of(ANSWER),
        List.of("Multiple statements executed successfully."),
        false);
  }

  private void inOwnSession(Execution execution, List<Script.Part> parts, Child child) {
    try (OpenSession session = OpenSession.of(engine, execution)) {
      each(execution, parts, session.name(), child);
    } finally {
      // the engine has rolled back what was open: its locks go last
      over.accept(execution.handle().toString());
    }
  }

  private static void each(
      Execution execution, List<Script.Part> parts, String session, Child child) {
    for (Script.Part part : parts) {
      execution.child(part.text(), one -> child.run(one, session));
    }
  }

  static SqlError wrongCount(int actual, int desired) {
    return new SqlError(
        ErrorCode.STATEMENT_COUNT,
        "Actual statement count %d did not match the desired statement count %d."
            .formatted(actual, desired));
  }
}
