package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.translate.Objects.Place;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/// Names of the tables that a statement changes, for their locks.
public final class Tables {

  private Tables() {}

  /// Those that other sessions see.
  public static SortedSet<String> permanent(Collection<Place> places, Session session) {
    SortedSet<String> names = new TreeSet<>();
    for (Place place : places) {
      boolean own =
          session
              .temporary(
                  place.database(), place.schema(), Schema.Key.of(Domain.RELATION, place.name()))
              .isPresent();
      if (!own) {
        names.add(place.toString());
      }
    }
    return names;
  }
}
