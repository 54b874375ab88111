package dev.vitrine.querybuilder.expression;

import dev.vitrine.querybuilder.expression.Expression.Call;
import dev.vitrine.querybuilder.expression.Expression.FieldRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a name in brackets means: a field, a table's field, or one made of many rows.
final class Fields {

  private static final Map<String, Function> AGGREGATES =
      Map.of(
          "Sum of ", Function.SUM,
          "Average of ", Function.AVG,
          "Count of ", Function.COUNT,
          "Count Distinct of ", Function.COUNT_DISTINCT,
          "Min of ", Function.MIN,
          "Max of ", Function.MAX);

  private Fields() {}

  static Expression of(String name) {
    return AGGREGATES.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getKey()))
        .findFirst()
        .<Expression>map(entry ->
            new Call(
                entry.getValue(), List.of(plain(name.substring(entry.getKey().length()).strip()))))
        .orElseGet(() -> plain(name));
  }

  private static FieldRef plain(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && dot < name.length() - 1
        ? new FieldRef(Optional.of(name.substring(0, dot)), name.substring(dot + 1))
        : new FieldRef(Optional.empty(), name);
  }
}
