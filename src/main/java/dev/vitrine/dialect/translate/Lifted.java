package dev.vitrine.dialect.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values that are computed below a select list: the engine has no window within a window. Every
/// relation goes up as one value of all its columns, under its own name, so that what reads its
/// columns need not change.
final class Lifted {

  private static final Pattern ALIAS = Pattern.compile("\\b([a-z]+[0-9]+)\\.");

  private Lifted() {}

  /// @param from `FROM` and `WHERE` of the select
  static String from(Scope scope, String from) {
    if (scope.lifted().isEmpty()) {
      return from;
    }
    List<String> items = new ArrayList<>();
    for (Source source : scope.sources()) {
      alias(source).ifPresent(items::add);
    }
    scope.lifted().forEach((sql, name) -> items.add(sql + " AS " + name));
    return " FROM (SELECT " + String.join(", ", items) + from + ") AS lifted";
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
