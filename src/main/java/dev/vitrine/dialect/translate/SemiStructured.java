package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Step;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;

/// Paths into VARIANTs, and literals of arrays and objects.
final class SemiStructured {

  private SemiStructured() {}

  static Typed path(Expr.Path path, ExpressionTranslator expressions) {
    Typed value = expressions.translate(path.operand());
    String sql = value.sql();
    for (Step step : path.steps()) {
      sql = step(sql, step, expressions);
    }
    return Typed.of("CAST(" + sql + " AS JSON)", SqlType.VARIANT);
  }

  private static String step(String sql, Step step, ExpressionTranslator expressions) {
    return switch (step) {
      case Step.Key(String name) -> "sf_get(" + sql + ", " + StringLiterals.quoted(name) + ")";
      case Step.At(Expr index) -> {
        Typed at = expressions.translate(index);
        yield at.isText()
            ? "sf_get(" + sql + ", " + at.sql() + ")"
            : "sf_get_index("
                + sql
                + ", CAST("
                + Casts.implicit(at, SqlType.fixed(18, 0)).sql()
                + " AS BIGINT))";
      }
    };
  }

  static Typed array(Expr.ArrayLiteral array, ExpressionTranslator expressions) {
    return call("sf_array", expressions.translate(array.items()), SqlType.ARRAY);
  }

  static Typed object(Expr.ObjectLiteral object, ExpressionTranslator expressions) {
    List<String> arguments = new ArrayList<>();
    for (Expr.Entry entry : object.entries()) {
      arguments.add(expressions.translate(entry.key()).sql());
      arguments.add(json(expressions.translate(entry.value())));
    }
    return Typed.of(
        "CAST(sf_object(" + String.join(", ", arguments) + ") AS JSON)", SqlType.OBJECT);
  }

  static Typed objectOfColumns(Expr.ObjectStar object, ExpressionTranslator expressions) {
    List<String> arguments = new ArrayList<>();
    for (Field field : Stars.expand(object.star(), expressions)) {
      arguments.add(StringLiterals.quoted(field.name()));
      arguments.add(json(field.value()));
    }
    return Typed.of(
        "CAST(sf_object(" + String.join(", ", arguments) + ") AS JSON)", SqlType.OBJECT);
  }

  private static Typed call(String function, List<Typed> values, SqlType type) {
    String arguments = String.join(", ", values.stream().map(SemiStructured::json).toList());
    return Typed.of("CAST(" + function + "(" + arguments + ") AS JSON)", type);
  }

  static String json(Typed value) {
    return value.isNull()
        ? "CAST(NULL AS VARCHAR)"
        : "CAST(" + Casts.implicit(value, SqlType.VARIANT).sql() + " AS VARCHAR)";
  }
}
