package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Argument;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;

/// `VALIDATE(table, JOB_ID => 'query id' | '_last')`: what a `COPY INTO` the table refused.
final class Validate {

  private Validate() {}

  static Source rows(TableCall call) {
    call.require(2, 2);
    Argument table = call.function().call().arguments().getFirst();
    Typed job = call.arguments().named("JOB_ID", 1).orElseThrow(() -> wrong(call));
    if (!(table.value() instanceof Expr.ColumnRef written)
        || !(job.constant() instanceof String id)) {
      throw wrong(call);
    }
    Name name = new Name(written.parts(), written.span());
    if (new Objects(call.environment()).relation(name) instanceof Table found) {
      return ResultScan.read(call.environment().refused(found.filesId().orElse(""), id), call);
    }
    throw Problems.noObject(name.toString());
  }

  private static SqlError wrong(TableCall call) {
    return call.error(
        ErrorCode.COMPILATION,
        "VALIDATE takes the name of a table and JOB_ID => a query id or '_last', a constant");
  }
}
