package dev.vitrine.dialect.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Set operations on columns whose equal values may be written differently: of the rows that are
/// equal one stays as it is.
///
/// @param columns `c1` … on both sides
record KeyedSets(List<Typed> columns, Translator translator) {

  static boolean needed(List<Typed> columns) {
    return columns.stream().anyMatch(Typed::isKeyed);
  }

  /// @param operator `UNION`, `INTERSECT` or `EXCEPT`, without `ALL`
  String combine(String operator, String left, String right) {
    String one = translator.fresh("k");
    if (operator.equals("UNION")) {
      return distinct(one) + "((" + left + ") UNION ALL (" + right + ")) AS " + one;
    }
    String other = translator.fresh("k");
    List<String> mine = keys(one);
    List<String> theirs = keys(other);
    String equal =
        IntStream.range(0, columns.size())
            .mapToObj(i -> mine.get(i) + " IS NOT DISTINCT FROM " + theirs.get(i))
            .collect(Collectors.joining(" AND "));
    return distinct(one)
        + "(%s) AS %s WHERE %s (SELECT 1 FROM (%s) AS %s WHERE %s)"
            .formatted(
                left,
                one,
                operator.equals("INTERSECT") ? "EXISTS" : "NOT EXISTS",
                right,
                other,
                equal);
  }

  private String distinct(String alias) {
    return "SELECT DISTINCT ON (" + String.join(", ", keys(alias)) + ") " + alias + ".* FROM ";
  }

  private List<String> keys(String alias) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      keys.add(columns.get(i).at(alias + "." + Rows.engineColumn(i)).comparable());
    }
    return keys;
  }
}
