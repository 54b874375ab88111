package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import java.util.List;

/// `RESULT_SCAN('query id')`: the rows that an earlier statement gave.
final class ResultScan {

  private ResultScan() {}

  static Source rows(TableCall call) {
    call.require(1, 1);
    return read(call.environment().result(call.constantText(0)), call);
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
