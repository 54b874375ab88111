package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.Pipes;
import dev.vitrine.dialect.Script;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Steps;
import dev.vitrine.snowflake.Steps.Past;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Runs the statements of a chain (`->>`) one after the other. Each may read the rows of those
/// before it; the last one's are the answer.
public final class Chain {

  private final Context context;
  private final Steps steps;
  private final List<Script.Part> earlier;
  private final Script.Part last;

  private Chain(List<Script.Part> parts, Context context) {
    this.context = context;
    this.steps = context.steps();
    this.earlier = parts.subList(0, parts.size() - 1);
    this.last = parts.getLast();
  }

  static Answer run(List<Script.Part> parts, Context context) {
    Chain chain = new Chain(parts, context);
    return context.steps().pinned(chain::run);
  }

  private Answer run() {
    try (Temporaries temporaries = new Temporaries(steps)) {
      PastStatements none = new PastStatements(false, temporaries);
      List<Past> before = new ArrayList<>();
      for (Script.Part part : earlier) {
        ScriptSteps keeping = new ScriptSteps(steps, temporaries, none, Optional.empty());
        before.add(ScriptSql.ran(run(part, keeping, before), keeping).rows().past());
        if (steps.isStopping()) {
          throw SqlError.canceled();
        }
      }
      return switch (run(last, steps, before)) {
        // what the tables hold is not all that the rows depend on
        case Answer.Delivered _ -> new Answer.Delivered();
        case Answer.Table table -> table;
      };
    }
  }

  private Answer run(Script.Part part, Steps on, List<Past> before) {
    return context
        .statements()
        .run(inPlace(part), context.session(), new PipedSteps(on, List.copyOf(before)));
  }

  private String inPlace(Script.Part part) {
    return part.inPlace(context.text());
  }

  /// The columns of the last statement's answer, told without running what changes anything.
  public static List<Column> columns(Context context) {
    Chain chain = new Chain(Pipes.parts(context.text()), context);
    List<Past> before = new ArrayList<>();
    for (Script.Part part : chain.earlier) {
      before.add(empty(chain.columns(part, before)));
    }
    return chain.columns(chain.last, before);
  }

  private List<Column> columns(Script.Part part, List<Past> before) {
    Steps piped = new PipedSteps(steps, List.copyOf(before));
    return context.statements().describe(inPlace(part), context.session(), piped);
  }

  private static Past empty(List<Column> columns) {
    String cells =
        IntStream.range(0, columns.size())
            .mapToObj(i ->
                "CAST(NULL AS %s) AS c%d".formatted(EngineTypes.of(columns.get(i).type()), i + 1))
            .collect(Collectors.joining(", "));
    return new Past.Kept(columns, "(SELECT " + cells + " WHERE false)");
  }
}
