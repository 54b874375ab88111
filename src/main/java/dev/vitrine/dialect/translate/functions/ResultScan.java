package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlError;
import java.util.List;

/// `RESULT_SCAN('query id')`, `RESULT_SCAN(-1)`: the rows that an earlier statement gave.
final class ResultScan {

  private ResultScan() {}

  static Source rows(TableCall call) {
    call.require(0, 1);
    FunctionCall written = call.arguments();
    String queryId =
        written.count() == 0
            ? indexed(-1, call)
            : written
                .constantInteger(0)
                .map(index -> indexed(index, call))
                .orElseGet(() -> call.constantText(0));
    return read(call.environment().result(queryId), call);
  }

  /// As `LAST_QUERY_ID(index)` tells it.
  private static String indexed(int index, TableCall call) {
    return call.environment()
        .queryId(index)
        .orElseThrow(() -> SqlError.statementNotFound(Integer.toString(index)));
  }

  /// A source that is read through an alias of its own.
  static Source read(Source result, TableCall call) {
    String alias = call.fresh();
    List<Field> fields = result.columns().stream().map(field -> read(field, alias)).toList();
    return call.source(result.sql() + " AS " + alias, fields);
  }

  private static Field read(Field field, String alias) {
    Typed value = field.value();
    Typed read =
        new Typed(alias + "." + value.sql(), value.type(), value.exact(), null, value.isNull());
    return new Field(field.name(), read, field.hidden());
  }
}
