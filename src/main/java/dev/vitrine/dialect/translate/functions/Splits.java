package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.util.List;

/// `SPLIT_TO_TABLE` and `STRTOK_SPLIT_TO_TABLE`: a row for each part of a text, with `SEQ` that
/// tells one text from another, `INDEX` from 1 and `VALUE`.
final class Splits {

  private Splits() {}

  static Source byText(TableCall call) {
    call.refuseNames();
    call.require(2, 2);
    FunctionCall arguments = call.arguments();
    String text = arguments.textSql(0);
    String parts =
        Let.several(
            List.of(text, arguments.textSql(1)),
            names ->
                "CASE WHEN %2$s = '' THEN [%1$s] ELSE string_split(%1$s, %2$s) END"
                    .formatted(names.getFirst(), names.getLast()));
    return rows(call, parts);
  }

  /// Any of some characters parts; empty parts are left out.
  static Source byCharacters(TableCall call) {
    call.refuseNames();
    call.require(1, 2);
    FunctionCall arguments = call.arguments();
    String text = arguments.textSql(0);
    String characters = arguments.count() == 2 ? arguments.textSql(1) : "' '";
    String parts =
        "list_filter(regexp_split_to_array(%s, '[' || regexp_escape(%s) || '\\x00]'), lambda sf_v: sf_v <> '')"
            .formatted(text, characters);
    return rows(call, parts);
  }

  /// Numbered and told apart as the elements of an array are.
  private static Source rows(TableCall call, String parts) {
    String row = call.fresh();
    return call.source(
        Flatten.each("to_json(" + parts + ")", row),
        List.of(
            number("SEQ", row + ".r.seq"),
            number("INDEX", "(" + row + ".r.\"index\" + 1)"),
            Field.of("VALUE", "(" + row + ".r.value ->> '$')", SqlType.TEXT)));
  }

  private static Field number(String name, String sql) {
    return new Field(name, Typed.loose(sql, SqlType.fixed(38, 0)), false);
  }
}
