package dev.vitrine.dialect.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A name of one to three parts: `table`, `schema.table`, `database.schema.table`. The schema is
/// empty in `database..table`, which means `PUBLIC`.
public record Name(List<Ident> parts, Span span) {

  public Name {
    parts = List.copyOf(parts);
  }

  public Ident last() {
    return parts.getLast();
  }

  /// The object's own name.
  public String object() {
    return last().name();
  }

  /// The part before the last.
  public Optional<String> schema() {
    return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2).name());
  }

  /// The part before the last two.
  public Optional<String> database() {
    return parts.size() < 3 ? Optional.empty() : Optional.of(parts.get(parts.size() - 3).name());
  }

  /// Its parts with points between.
  @Override
  public String toString() {
    return parts.stream().map(Ident::name).collect(Collectors.joining("."));
  }
}
