package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.Script;
import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.ScriptVariables;
import dev.vitrine.snowflake.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs a block, a procedure's body, or a text.
final class Runner {

  private static final String BLOCK = "anonymous block";

  /// Calls inside calls.
  private static final int MAX_DEPTH = 30;

  private final Context context;
  private final Session session;

  Runner(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /// A block without a name.
  Answer block(String text) {
    Block block = ScriptParser.parse(text, options(), List.of());
    return interpret(text, block, List.of(), List.of(), Optional.empty());
  }

  /// A procedure's body.
  Answer body(Routine routine, List<Value> arguments) {
    List<String> names = routine.parameters().stream().map(Parameter::name).toList();
    Block block = ScriptParser.parse(routine.body(), options(), names);
    return interpret(routine.body(), block, routine.parameters(), arguments, Optional.of(routine));
  }

  private ParseOptions options() {
    return context.environment().parseOptions();
  }

  private Answer interpret(
      String text,
      Block block,
      List<Parameter> parameters,
      List<Value> arguments,
      Optional<Routine> routine) {
    checkDepth();
    try (ScriptSql sql = new ScriptSql(text, session, context.statements(), context.steps())) {
      Machine machine = new Machine(sql);
      Frame frame = new Frame(machine.root());
      for (int i = 0; i < parameters.size(); i++) {
        Parameter parameter = parameters.get(i);
        frame.declare(parameter.name(), new Entry.Variable(parameter.type(), arguments.get(i)));
      }
      return answer(new Interpreter(machine).block(block, frame), machine, routine);
    } catch (Raised raised) {
      throw raised.uncaught(text);
    }
  }

  private void checkDepth() {
    if (context.steps() instanceof InnerSteps inner && inner.depth() > MAX_DEPTH) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "blocks and procedures call each other deeper than " + MAX_DEPTH + " levels");
    }
  }

  private Answer answer(Flow flow, Machine machine, Optional<Routine> routine) {
    String name = routine.map(Routine::name).orElse(BLOCK);
    return switch (flow) {
      case Flow.Next _ -> deliver(name, machine, Value.NULL, 0, routine);
      case Flow.Returned(Value value, int start) -> deliver(name, machine, value, start, routine);
      case Flow.ReturnedRows(Rows rows) -> rows.answer(announced(routine), context.steps());
      case Flow.Jump jump ->
          throw Problems.plain(
              ErrorCode.SYNTAX,
              "BREAK or CONTINUE stands outside of a loop"
                  + jump.label().map(label -> " labelled " + label).orElse(""));
    };
  }

  private static List<Column> announced(Optional<Routine> routine) {
    return routine.stream()
        .flatMap(known -> known.table().stream())
        .map(column -> Column.of(column.name(), column.type()))
        .toList();
  }

  private Answer deliver(
      String name, Machine machine, Value value, int start, Optional<Routine> routine) {
    Value shown =
        routine
            .flatMap(Routine::returns)
            .map(type -> machine.returned(value, type, start))
            .orElse(value);
    context
        .steps()
        .deliver(
            "SELECT " + EngineTypes.delivered(known(shown.typed())) + " AS c1",
            List.of(),
            List.of(Column.of(name, shown.type())),
            true);
    return new Answer.Delivered();
  }

  /// A NULL of its column's type.
  private static Typed known(Typed value) {
    return value.isNull() ? Typed.of(value.sql(), value.type()) : value;
  }

  /// `EXECUTE IMMEDIATE`.
  Answer immediate(Expression text, List<Expression> using) {
    Frame around = session.scriptVariables() instanceof Frame frame ? frame : new Frame(null);
    Evaluator evaluator = new Evaluator(session, context.statements(), context.steps());
    Value value = evaluator.value(text, around);
    List<Value> values = using.stream().map(each -> evaluator.value(each, around)).toList();
    String statement = statement(value);
    checkDepth();
    return apart(() -> run(statement, values));
  }

  private Answer run(String statement, List<Value> values) {
    boolean first = !(context.steps() instanceof InnerSteps);
    Optional<List<Value>> bound =
        first && values.isEmpty() ? Optional.empty() : Optional.of(values);
    return context.statements().run(statement, session, new UsingSteps(context.steps(), bound));
  }

  /// Without the variables of what is around.
  private Answer apart(Supplier<Answer> work) {
    ScriptVariables before = session.scriptVariables();
    session.scriptVariables(ScriptVariables.NONE);
    try {
      return work.get();
    } finally {
      session.scriptVariables(before);
    }
  }

  private static String statement(Value value) {
    String text = value.text();
    if (text == null) {
      throw Problems.plain(
          ErrorCode.SYNTAX, "EXECUTE IMMEDIATE takes a statement's text, and this is NULL.");
    }
    List<Script.Part> parts = Script.split(text, Escapes.SNOWFLAKE);
    if (parts.isEmpty()) {
      throw new SqlError(ErrorCode.EMPTY_STATEMENT, "Empty SQL statement.");
    }
    if (parts.size() > 1) {
      throw new SqlError(
          ErrorCode.STATEMENT_COUNT,
          "Multiple SQL statements in a single API call are not supported; use one API call per"
              + " statement instead.");
    }
    // what stands before it counts in the lines and positions of errors
    return text.substring(0, parts.getFirst().offset() + parts.getFirst().text().length());
  }
}
