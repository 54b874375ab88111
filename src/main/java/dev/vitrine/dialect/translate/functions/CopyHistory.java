package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Loads;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;

/// `COPY_HISTORY(TABLE_NAME => 't', START_TIME => …[, END_TIME => …])`: what was loaded into a
/// table, and what was not.
final class CopyHistory {

  private CopyHistory() {}

  static Source rows(TableCall call) {
    FunctionCall arguments = call.arguments();
    Typed table = arguments.named("TABLE_NAME", 0).orElseThrow(() -> missing(call, "TABLE_NAME"));
    if (!(table.constant() instanceof String text)) {
      throw missing(call, "TABLE_NAME");
    }
    Typed start = arguments.named("START_TIME", 1).orElseThrow(() -> missing(call, "START_TIME"));
    String end =
        arguments
            .named("END_TIME", 2)
            .map(CopyHistory::time)
            .orElse("CAST('infinity' AS TIMESTAMPTZ)");
    Name name = Parser.named(text, call.function().call().span());
    Objects objects = new Objects(call.environment());
    if (!(objects.relation(name) instanceof Table found)) {
      throw Problems.noObject(name.toString());
    }
    return ResultScan.read(
        Loads.ofTable(objects.place(name), found.filesId().orElse(""), time(start), end), call);
  }

  private static String time(Typed value) {
    return Casts.implicit(value, SqlType.TIMESTAMP_LTZ).sql();
  }

  private static RuntimeException missing(TableCall call, String argument) {
    return call.error(
        ErrorCode.COMPILATION, "COPY_HISTORY needs the argument " + argument + ", a constant");
  }
}
