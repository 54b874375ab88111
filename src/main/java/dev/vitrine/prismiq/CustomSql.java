package dev.vitrine.prismiq;

import dev.vitrine.querybuilder.gate.RefusedSql;
import dev.vitrine.querybuilder.gate.SelectGate;
import dev.vitrine.querybuilder.gate.SelectGate.Fixed;
import dev.vitrine.querybuilder.gate.SelectGate.Named;
import dev.vitrine.querybuilder.gate.SelectGate.Parameter;
import dev.vitrine.querybuilder.gate.SelectGate.Part;
import dev.vitrine.querybuilder.gate.SelectGate.Passed;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.render.BuiltQuery;
import dev.vitrine.querybuilder.schema.Schema;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SQL that clients write themselves: one SELECT of exposed tables, its `:names` bound.
@Singleton
final class CustomSql {

  private final Schemas schemas;
  private final Places places;
  private final Runs runs;
  private final Questions questions;
  private final PrismiqConfig config;

  CustomSql(Schemas schemas, Places places, Runs runs, Questions questions, PrismiqConfig config) {
    this.schemas = schemas;
    this.places = places;
    this.runs = runs;
    this.questions = questions;
    this.config = config;
  }

  /// @throws RefusedSql when it may not run
  Passed check(Asker asker, String sql) {
    Place place = places.of(asker);
    try {
      return SelectGate.pass(sql, schemas.of(asker), place.dialect().naming());
    } catch (RefusedSql perhapsNew) {
      return SelectGate.pass(sql, schemas.fresh(asker), place.dialect().naming());
    }
  }

  /// @param given values by name
  /// @param conditions that narrow the tables which it reads
  Answer run(Asker asker, String sql, Map<?, ?> given, FilterConditions conditions) {
    Place place = places.of(asker);
    Passed passed = passed(asker, sql, conditions, place);
    List<@Nullable Object> values = new ArrayList<>();
    for (Parameter parameter : passed.parameters()) {
      values.add(
          switch (parameter) {
            case Fixed fixed -> fixed.value();
            case Named named -> value(named.name(), given);
          });
    }
    return runs.firstRows(asker.caller(), place, passed.sql(), values, config.maxRows());
  }

  private Passed passed(Asker asker, String sql, FilterConditions conditions, Place place) {
    try {
      Passed passed = check(asker, sql);
      if (conditions.filters().isEmpty()) {
        return passed;
      }
      Schema schema = schemas.of(asker);
      return SelectGate.pass(
          sql,
          schema,
          place.dialect().naming(),
          table -> {
            List<Filter> filters = conditions.on(table);
            return filters.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    part(place.dialect().builder(questions.today()).part(table, schema, filters)));
          });
    } catch (RefusedSql refused) {
      throw Refused.badRequest("SQL validation failed: " + refused.text());
    } catch (IllegalArgumentException | DateTimeException wrongValue) {
      throw Refused.badRequest(
          "A filter's value does not fit its column: " + wrongValue.getMessage());
    }
  }

  private static Part part(BuiltQuery built) {
    return new Part(built.shown(), built.values());
  }

  private static @Nullable Object value(String name, Map<?, ?> given) {
    if (!given.containsKey(name)) {
      throw Refused.badRequest(
          "SQL validation failed: Parameter '%s' referenced in SQL but not provided"
              .formatted(name));
    }
    Object value = given.get(name);
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      throw Refused.badRequest(
          "SQL validation failed: Parameter '%s' must be a single value".formatted(name));
    }
    return value;
  }
}
