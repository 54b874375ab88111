package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Source.Field;
import java.util.List;

/// `$1`, `t.$1`: a column by its place in its source.
final class Positional {

  private Positional() {}

  static Typed resolve(Expr.PositionalRef column, Scope scope) {
    List<Source> sources =
        scope.sources().stream()
            .filter(source ->
                column.table().isEmpty()
                    || source.name().equals(column.table().map(ident -> ident.name())))
            .toList();
    List<Field> visible =
        sources.isEmpty()
            ? List.of()
            : sources.getFirst().columns().stream().filter(field -> !field.hidden()).toList();
    if (column.number() < 1 || column.number() > visible.size()) {
      throw scope.problems().invalidIdentifier(column.span(), "$" + column.number());
    }
    return visible.get(column.number() - 1).value();
  }
}
