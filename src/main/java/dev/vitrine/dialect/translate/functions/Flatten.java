package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.SemiStructured;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.TypeText;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// `FLATTEN`: a row for each element of a value; columns SEQ, KEY, PATH, INDEX, VALUE, THIS.
final class Flatten {

  private static final List<String> PARAMETERS =
      List.of("INPUT", "PATH", "OUTER", "RECURSIVE", "MODE");

  private static final String ROWS =
      "'[{\"seq\":\"BIGINT\",\"key\":\"VARCHAR\",\"path\":\"VARCHAR\",\"index\":\"BIGINT\","
          + "\"value\":\"VARCHAR\",\"of\":\"VARCHAR\"}]'";

  /// Tells one FLATTEN of one statement from all others, so that each numbers its input from 1.
  private static final AtomicLong PLACES = new AtomicLong();

  private Flatten() {}

  static Source rows(TableCall table) {
    FunctionCall call = table.arguments();
    refuseUnknown(call);
    String input = input(call);
    String alias = table.fresh();
    String options =
        "%s, %s, %s, %s".formatted(text(call, 1), flag(call, 2), flag(call, 3), text(call, 4));
    return table.source(rows(input, options, alias), fields(alias + ".r", input));
  }

  /// The elements of a JSON array, as a relation of rows `r` with `seq`, `index` from 0 and
  /// `value`.
  static String each(String array, String alias) {
    return rows(array, "CAST(NULL AS VARCHAR), FALSE, FALSE, CAST(NULL AS VARCHAR)", alias);
  }

  /// @param options path, outer, recursive and mode
  private static String rows(String input, String options, String alias) {
    return "LATERAL (SELECT unnest(from_json(sf_flatten(%s, %s, '%d'), %s)) AS r) AS %s"
        .formatted(input, options, PLACES.incrementAndGet(), ROWS, alias);
  }

  private static List<Field> fields(String row, String input) {
    SqlType whole = SqlType.fixed(38, 0);
    return List.of(
        new Field("SEQ", Typed.loose(row + ".seq", whole), false),
        Field.of("KEY", row + ".key", SqlType.TEXT),
        Field.of("PATH", row + ".path", SqlType.TEXT),
        new Field("INDEX", Typed.loose(row + ".\"index\"", whole), false),
        Field.of("VALUE", row + ".value", SqlType.VARIANT),
        Field.of("THIS", "sf_flatten_this(" + input + ", " + row + ".\"of\")", SqlType.VARIANT));
  }

  private static String input(FunctionCall call) {
    Typed input =
        call.named(PARAMETERS.getFirst(), 0)
            .orElseThrow(() ->
                call.error(
                    ErrorCode.TOO_FEW_ARGUMENTS,
                    "missing parameter 'INPUT' of function 'FLATTEN'"));
    if (!input.isNull() && !input.isSemiStructured()) {
      throw wrong(call, input);
    }
    return SemiStructured.json(input);
  }

  private static SqlError wrong(FunctionCall call, Typed input) {
    boolean named = call.syntax().arguments().stream().anyMatch(each -> each.name().isPresent());
    return named
        ? call.error(
            ErrorCode.INVALID_TYPE,
            "invalid type [" + TypeText.of(input.type()) + "] for parameter 'INPUT'")
        : call.invalidTypes();
  }

  private static String text(FunctionCall call, int index) {
    return given(call, index)
        .map(value -> Casts.implicit(value, SqlType.TEXT).sql())
        .orElse("CAST(NULL AS VARCHAR)");
  }

  private static String flag(FunctionCall call, int index) {
    return given(call, index)
        .map(value -> Casts.implicit(value, SqlType.BOOLEAN).sql())
        .orElse("FALSE");
  }

  private static Optional<Typed> given(FunctionCall call, int index) {
    return call.named(PARAMETERS.get(index), index).filter(value -> !value.isNull());
  }

  private static void refuseUnknown(FunctionCall call) {
    Set<String> known = Set.copyOf(PARAMETERS);
    for (var argument : call.syntax().arguments()) {
      String name = argument.name().orElse(PARAMETERS.getFirst());
      if (!known.contains(name)) {
        throw call.error(
            ErrorCode.INVALID_VALUE,
            "unexpected argument [%s] for function [FLATTEN]; it takes %s"
                .formatted(name, String.join(", ", PARAMETERS)));
      }
    }
    if (call.count() > PARAMETERS.size()) {
      throw Arity.tooMany(call, PARAMETERS.size());
    }
  }
}
