package dev.vitrine.dialect.translate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values that are computed below a select list: the engine has no window within a window. Every
/// relation goes up as one value of all its columns, under its own name, so that what reads its
/// columns need not change.
final class Lifted {

  private static final Pattern ALIAS = Pattern.compile("\\b([a-z]+[0-9]+)\\.");

  private static final Pattern WORD = Pattern.compile("\\b[a-z]+[0-9]+\\b");

  private Lifted() {}

  /// @param from `FROM` and `WHERE` of the select
  static String from(Scope scope, String from) {
    if (scope.lifted().isEmpty()) {
      return from;
    }
    List<String> columns = new ArrayList<>();
    for (Source source : scope.sources()) {
      alias(source).ifPresent(columns::add);
    }
    String below = from;
    for (Map<String, String> layer : layers(scope.lifted())) {
      List<String> items = new ArrayList<>(columns);
      layer.forEach((name, sql) -> items.add(sql + " AS " + name));
      below = " FROM (SELECT " + String.join(", ", items) + below + ") AS lifted";
      columns.addAll(layer.keySet());
    }
    return below;
  }

  /// Names with their SQL, from below: a value may read those that were lifted before it.
  private static Collection<Map<String, String>> layers(Map<String, String> lifted) {
    Map<String, Integer> levels = new HashMap<>();
    SortedMap<Integer, Map<String, String>> layers = new TreeMap<>();
    lifted.forEach((sql, name) -> {
      int level =
          WORD.matcher(sql)
              .results()
              .mapToInt(word -> 1 + levels.getOrDefault(word.group(), -1))
              .max()
              .orElse(0);
      levels.put(name, level);
      layers.computeIfAbsent(level, _ -> new LinkedHashMap<>()).put(name, sql);
    });
    return layers.values();
  }

  /// The engine's name of a relation, which reading its columns begins with.
  private static java.util.Optional<String> alias(Source source) {
    return source.columns().stream()
        .map(field -> ALIAS.matcher(field.value().sql()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
