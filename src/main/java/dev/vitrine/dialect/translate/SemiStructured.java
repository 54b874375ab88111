package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Step;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Paths into VARIANTs, and literals of arrays and objects.
public final class SemiStructured {

  private SemiStructured() {}

  /// Steps that are written out are taken in one call.
  static Typed path(Expr.Path path, ExpressionTranslator expressions) {
    Typed value = container(path, expressions);
    String sql = value.sql();
    StringBuilder constant = new StringBuilder();
    for (Step step : path.steps()) {
      Optional<String> text = constant(step, expressions);
      if (text.isPresent()) {
        constant.append(text.get());
      } else {
        sql = at(taken(sql, constant), ((Step.At) step).index(), expressions);
        constant.setLength(0);
      }
    }
    return Typed.of(taken(sql, constant), SqlType.VARIANT);
  }

  private static Typed container(Expr.Path path, ExpressionTranslator expressions) {
    Typed value = expressions.translate(path.operand());
    if (value.isNull() || value.isSemiStructured()) {
      return value;
    }
    throw expressions
        .problems()
        .at(
            path.span(),
            ErrorCode.INVALID_ARGUMENT_TYPES,
            "Invalid argument types for function 'GET': ("
                + TypeText.of(value.type())
                + ", VARCHAR)");
  }

  private static String taken(String sql, StringBuilder path) {
    return path.isEmpty()
        ? sql
        : "sf_get_path(" + sql + ", " + StringLiterals.quoted(path.toString()) + ")";
  }

  /// The step in the text of a path, empty where only the row tells.
  private static Optional<String> constant(Step step, ExpressionTranslator expressions) {
    return switch (step) {
      case Step.Key(String name) -> Optional.of(key(name));
      case Step.At(Expr index) ->
          switch (expressions.translate(index).constant()) {
            case String name -> Optional.of(key(name));
            case BigDecimal number when isIndex(number) -> Optional.of("[" + number + "]");
            case null, default -> Optional.empty();
          };
    };
  }

  private static boolean isIndex(BigDecimal number) {
    return number.scale() == 0 && number.precision() <= 18;
  }

  private static String key(String name) {
    return "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
  }

  private static String at(String sql, Expr index, ExpressionTranslator expressions) {
    return get(sql, expressions.translate(index));
  }

  /// A member by its name, or an element by its number from 0.
  public static String get(String sql, Typed at) {
    return at.isNumeric()
        ? "sf_get_index("
            + sql
            + ", CAST("
            + Casts.implicit(at, SqlType.fixed(18, 0)).sql()
            + " AS BIGINT))"
        : "sf_get(" + sql + ", " + Casts.implicit(at, SqlType.TEXT).sql() + ")";
  }

  static Typed array(Expr.ArrayLiteral array, ExpressionTranslator expressions) {
    String items =
        expressions.translate(array.items()).stream()
            .map(SemiStructured::json)
            .collect(Collectors.joining(", "));
    return Typed.of("sf_array(" + items + ")", SqlType.ARRAY);
  }

  static Typed object(Expr.ObjectLiteral object, ExpressionTranslator expressions) {
    List<String> arguments = new ArrayList<>();
    for (Expr.Entry entry : object.entries()) {
      arguments.add(Casts.implicit(expressions.translate(entry.key()), SqlType.TEXT).sql());
      arguments.add(json(expressions.translate(entry.value())));
    }
    return Typed.of("sf_object(" + String.join(", ", arguments) + ")", SqlType.OBJECT);
  }

  static Typed objectOfColumns(Expr.ObjectStar object, ExpressionTranslator expressions) {
    return objectOfColumns(object.star(), "sf_object", expressions);
  }

  /// An object of a row's columns.
  ///
  /// @param function that makes it of names and values
  public static Typed objectOfColumns(
      Expr.Star star, String function, ExpressionTranslator expressions) {
    List<String> arguments = new ArrayList<>();
    for (Field field : Stars.expand(star, expressions)) {
      arguments.add(StringLiterals.quoted(field.name()));
      arguments.add(json(field.value()));
    }
    return Typed.of(function + "(" + String.join(", ", arguments) + ")", SqlType.OBJECT);
  }

  /// SQL of any value as JSON; SQL NULL stays NULL.
  public static String json(Typed value) {
    return value.isNull() ? "CAST(NULL AS VARCHAR)" : Casts.implicit(value, SqlType.VARIANT).sql();
  }
}
