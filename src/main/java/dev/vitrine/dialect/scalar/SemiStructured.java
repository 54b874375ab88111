package dev.vitrine.dialect.scalar;

import java.util.List;
import java.util.stream.Stream;

/// All functions on semi-structured values (VARIANT, OBJECT, ARRAY), which are JSON texts in normal
/// form; what each does is told in the table of its family.
///
/// A text that is no JSON must first go through `sf_parse_json`; values of SQL become JSON with
/// `sf_json_text`, `sf_json_number`, `sf_json_double`, `sf_json_typed` … (booleans: `'true'`,
/// `'false'`). Where a SQL NULL may be an element (`sf_array`, `sf_array_append` …), it stays one.
public final class SemiStructured {

  private SemiStructured() {}

  public static List<JavaFunction> functions() {
    return Stream.of(
            JsonParsing.functions(),
            JsonAccess.functions(),
            VariantTypes.functions(),
            VariantCasts.functions(),
            VariantTimes.functions(),
            ArrayBuilding.functions(),
            ArrayEdits.functions(),
            ArraySets.functions(),
            ArrayOrder.functions(),
            ObjectEdits.functions(),
            Flatten.functions(),
            ParseUrl.functions(),
            ParseIp.functions())
        .flatMap(List::stream)
        .toList();
  }
}
