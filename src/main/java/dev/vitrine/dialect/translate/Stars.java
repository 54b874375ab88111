package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The columns that `*` stands for, with `ILIKE`, `EXCLUDE`, `REPLACE` and `RENAME` applied.
final class Stars {

  private Stars() {}

  static List<Field> expand(Expr.Star star, ExpressionTranslator expressions) {
    List<Field> fields = all(star, expressions);
    refuseUnknown(star, fields, expressions.problems());
    List<Field> kept = new ArrayList<>();
    for (Field field : fields) {
      if (keeps(star, field)) {
        kept.add(changed(star, field, expressions));
      }
    }
    return kept;
  }

  private static List<Field> all(Expr.Star star, ExpressionTranslator expressions) {
    Scope scope = expressions.scope();
    List<Field> fields = new ArrayList<>();
    Set<String> merged = new HashSet<>();
    if (star.table().isEmpty()) {
      for (String name : scope.mergedNames()) {
        fields.add(new Field(name, scope.mergedValue(name), false));
        merged.add(name);
      }
    }
    for (Source source : scope.starred(star.table(), star.span())) {
      for (Field field : source.columns()) {
        if (!field.hidden() && !merged.contains(field.name())) {
          fields.add(field);
          read(scope, field, star);
        }
      }
    }
    return fields;
  }

  private static void read(Scope scope, Field field, Expr.Star star) {
    Grouping grouping = scope.grouping();
    if (grouping != null) {
      grouping.read(field.value().sql(), field.name(), star.span());
    }
  }

  private static void refuseUnknown(Expr.Star star, List<Field> fields, Problems problems) {
    for (Ident name : star.exclude()) {
      if (fields.stream().noneMatch(field -> field.name().equals(name.name()))) {
        throw unknown(name, problems);
      }
    }
    for (Expr.Rename rename : star.rename()) {
      if (fields.stream().noneMatch(field -> field.name().equals(rename.from().name()))) {
        throw unknown(rename.from(), problems);
      }
    }
  }

  private static SqlError unknown(Ident name, Problems problems) {
    return problems.invalidIdentifier(name.span(), name.name());
  }

  private static boolean keeps(Expr.Star star, Field field) {
    boolean excluded = star.exclude().stream().anyMatch(name -> name.name().equals(field.name()));
    return !excluded && star.ilike().map(pattern -> matches(pattern, field.name())).orElse(true);
  }

  /// `LIKE` in any case.
  static boolean matches(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '%' -> regex.append(".*");
        case '_' -> regex.append('.');
        default -> regex.append(java.util.regex.Pattern.quote(String.valueOf(c)));
      }
    }
    return name.toUpperCase(Locale.ROOT).matches("(?is)" + regex);
  }

  private static Field changed(Expr.Star star, Field field, ExpressionTranslator expressions) {
    Optional<Expr> replacement =
        star.replace().stream()
            .filter(item -> item.name().name().equals(field.name()))
            .map(Expr.StarItem::value)
            .findFirst();
    String name =
        star.rename().stream()
            .filter(rename -> rename.from().name().equals(field.name()))
            .map(rename -> rename.to().name())
            .findFirst()
            .orElse(field.name());
    return new Field(name, replacement.map(expressions::translate).orElse(field.value()), false);
  }
}
