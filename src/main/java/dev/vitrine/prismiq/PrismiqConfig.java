package dev.vitrine.prismiq;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The door of JSON queries: `vitrine.prismiq.…`.
///
/// @param warehouse where queries run
/// @param database of that warehouse, where it has several
/// @param schema where a request names none; unset: the one that the warehouse's SQL begins with
/// @param schemas that `X-Schema-Name` may name; unset: all of the database
/// @param exposedTables that may be asked about; unset: all of the schema
/// @param looks a YAML or JSON file of how tables and columns are shown
/// @param tenants who may use which tenant, in production: users or roles by tenant; administrators
///   may use all
/// @param timeout of a query
/// @param maxRows of an answer
/// @param schemaKept how long a schema is believed, unless a name is missed
/// @param resultsKept how long a result is given again; 0 for never
/// @param resultsBytes that such results may take in memory
@ConfigurationProperties("vitrine.prismiq")
public record PrismiqConfig(
    @Bindable(defaultValue = "COMPUTE_WH") String warehouse,
    @Bindable(defaultValue = "SAMPLES") String database,
    @Nullable String schema,
    @Nullable List<String> schemas,
    @Nullable List<String> exposedTables,
    @Nullable Path looks,
    @Nullable
        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW)
        Map<String, Object> tenants,
    @Bindable(defaultValue = "30s") Duration timeout,
    @Bindable(defaultValue = "10000") int maxRows,
    @Bindable(defaultValue = "1m") Duration schemaKept,
    @Bindable(defaultValue = "10m") Duration resultsKept,
    @Bindable(defaultValue = "67108864") long resultsBytes) {

  /// Empty: all of them.
  List<String> exposed() {
    return exposedTables == null ? List.of() : exposedTables;
  }

  boolean allowsSchema(String name) {
    List<String> allowed = schemas;
    return allowed == null || allowed.isEmpty() || allowed.contains(name);
  }

  /// Users and roles; a single one may stand without a list, or several with commas between.
  List<String> membersOf(String tenant) {
    Object members = tenants == null ? null : tenants.get(tenant);
    return switch (members) {
      case null -> List.of();
      case Iterable<?> list -> {
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(String.valueOf(name)));
        yield names;
      }
      default -> List.of(members.toString().split("\\s*,\\s*", -1));
    };
  }
}
