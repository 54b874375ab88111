package dev.vitrine.querybuilder.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What upper and lower case mean in a warehouse's names.
public enum NameCase {
  /// `orders` and `ORDERS` are two tables.
  DIFFERS,
  /// They are one, however it is written.
  SAME;

  /// The one of that very name; where case means nothing, else the only one that differs in it.
  <T> Optional<T> find(List<T> all, Function<T, String> name, String wanted) {
    Optional<T> exact = all.stream().filter(one -> name.apply(one).equals(wanted)).findFirst();
    if (exact.isPresent() || this == DIFFERS) {
      return exact;
    }
    List<T> alike = all.stream().filter(one -> name.apply(one).equalsIgnoreCase(wanted)).toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }
}
