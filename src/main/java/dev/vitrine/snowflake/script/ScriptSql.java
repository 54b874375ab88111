package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.ScriptVariables;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.Statements;
import dev.vitrine.snowflake.Steps;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs the SQL statements of a script, with its variables, and keeps their rows.
final class ScriptSql implements AutoCloseable {

  /// Statements whose own expressions read variables; in all others they are written out.
  private static final Set<String> READING =
      Set.of("SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "EXECUTE", "CALL");

  /// What a statement came to.
  ///
  /// @param changed rows that it changed; empty where it changes none
  record Ran(Rows rows, Optional<Long> changed) {}

  private final Session session;
  private final Statements statements;
  private final Steps steps;
  private final Temporaries temporaries;
  private final PastStatements past;
  private Value lastId = Value.nothing(SqlType.TEXT);

  /// @param text of the script
  ScriptSql(String text, Session session, Statements statements, Steps steps) {
    this.session = session;
    this.statements = statements;
    this.steps = steps;
    this.temporaries = new Temporaries(steps);
    this.past = new PastStatements(PastStatements.areReadBy(text), temporaries);
  }

  /// Gives the script's expressions their values.
  Evaluator evaluator() {
    return new Evaluator(session, statements, inner(Optional.empty()));
  }

  private ScriptSteps inner(Optional<List<Value>> using) {
    return new ScriptSteps(steps, temporaries, past, using);
  }

  /// The query id of the statement that ran last, be it well or not; NULL before the first.
  Value lastId() {
    return lastId;
  }

  void checkStop() {
    if (steps.isStopping()) {
      throw SqlError.canceled();
    }
  }

  /// @param using values of its `?`
  Ran run(String text, Optional<List<Value>> using, Frame frame) {
    return steps.pinned(() -> pinned(written(text, frame), using, frame));
  }

  private Ran pinned(String text, Optional<List<Value>> using, ScriptVariables variables) {
    ScriptSteps inner = inner(using);
    String queryId = PastStatements.newId();
    ScriptVariables before = session.scriptVariables();
    session.scriptVariables(variables);
    try {
      Ran ran = ran(statements.run(text, session, inner), inner);
      past.ran(queryId, ran.rows());
      return ran;
    } finally {
      session.scriptVariables(before);
      session.ran(queryId);
      lastId = Value.text(queryId);
    }
  }

  static Ran ran(Answer answer, ScriptSteps inner) {
    return switch (answer) {
      case Answer.Delivered _ -> new Ran(inner.delivered().orElseThrow(), Optional.empty());
      case Answer.Table table ->
          new Ran(
              new Rows.Listed(table.columns(), table.rows()),
              Optional.ofNullable(table.changed())
                  .map(changed -> changed.inserted() + changed.updated() + changed.deleted()));
    };
  }

  /// The text with what variables hold in the places where a name or a plain value must stand.
  private static String written(String text, Frame frame) {
    String named = VariableNames.filled(text, name -> text(name, frame));
    List<Token> tokens = Lexer.tokens(named, Escapes.SNOWFLAKE);
    boolean reads =
        tokens.isEmpty()
            || tokens.getFirst().isSymbol("(")
            || READING.contains(tokens.getFirst().upper());
    return reads ? named : VariableNames.written(named, tokens, frame);
  }

  private static String text(String name, Frame frame) {
    String text =
        frame.find(name) instanceof Entry.Variable variable ? variable.value().text() : null;
    if (text == null) {
      throw new SqlError(
          ErrorCode.BIND_NOT_SET, "SQL compilation error:\nBind variable :" + name + " not set.");
    }
    return text;
  }

  /// Nobody can ask for these rows any more.
  void free(Rows rows) {
    if (rows instanceof Rows.Stored stored) {
      past.free(stored.table());
    }
  }

  Walk walk(Rows rows) {
    return new Walk(rows, steps);
  }

  List<List<Value>> page(Rows rows, int most) {
    return rows.page(0, most, steps);
  }

  long count(Rows rows) {
    return switch (rows) {
      case Rows.Listed listed -> listed.rows().size();
      case Rows.Stored stored ->
          Value.read(
                  steps
                      .read("SELECT CAST(count(*) AS VARCHAR) FROM " + stored.table(), List.of(), 1)
                      .getFirst()
                      .getFirst(),
                  Value.WHOLE)
              .number()
              .longValueExact();
    };
  }

  @Override
  public void close() {
    temporaries.close();
  }
}
