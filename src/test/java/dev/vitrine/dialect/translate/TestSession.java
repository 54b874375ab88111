package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.kernel.SqlType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A session of ADMIN in `DB.PUBLIC`, whose catalog has that schema alone.
///
/// @param parameters that are set
/// @param variables of the session
record TestSession(Map<String, String> parameters, Map<String, Typed> variables)
    implements Environment {

  static final TestSession DEFAULT = new TestSession(Map.of(), Map.of());

  private static final Map<String, String> DEFAULTS =
      Map.of("TIMEZONE", "UTC", "WEEK_START", "0", "WEEK_OF_YEAR_POLICY", "0");

  private static final Catalog CATALOG =
      Catalog.EMPTY.with(
          new Database("DB", false, "", "ADMIN", Instant.EPOCH, new TreeMap<>())
              .with(
                  new Schema(
                      "PUBLIC", "DB.PUBLIC", false, "", "ADMIN", Instant.EPOCH, new TreeMap<>())));

  /// @param pairs name, value, name, value …
  static TestSession with(String... pairs) {
    Map<String, String> set = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      set.put(pairs[i].toUpperCase(Locale.ROOT), pairs[i + 1]);
    }
    return new TestSession(set, Map.of());
  }

  @Override
  public Catalog catalog() {
    return CATALOG;
  }

  @Override
  public Optional<SchemaObject> temporary(
      String database, String schema, Domain domain, String name) {
    return Optional.empty();
  }

  /// Nothing is done here.
  @Override
  public Typed acted(String function, List<Typed> arguments) {
    return Typed.of("CAST(NULL AS VARCHAR)", SqlType.TEXT);
  }

  @Override
  public String database() {
    return "DB";
  }

  @Override
  public String schema() {
    return "PUBLIC";
  }

  @Override
  public String role() {
    return "ACCOUNTADMIN";
  }

  @Override
  public String user() {
    return "ADMIN";
  }

  @Override
  public String warehouse() {
    return "COMPUTE_WH";
  }

  @Override
  public String sessionId() {
    return "1001";
  }

  @Override
  public Instant now() {
    return Instant.parse("2024-03-15T10:30:00.123456Z");
  }

  @Override
  public String parameter(String upperCaseName) {
    return parameters.getOrDefault(upperCaseName, DEFAULTS.getOrDefault(upperCaseName, ""));
  }

  @Override
  public Optional<Typed> variable(String upperCaseName) {
    return Optional.ofNullable(variables.get(upperCaseName));
  }

  @Override
  public Optional<Typed> scriptVariable(String upperCaseName) {
    return Optional.empty();
  }

  @Override
  public Optional<SqlType> bindType(int number) {
    return Optional.empty();
  }

  @Override
  public Source result(String handle) {
    throw new UnsupportedOperationException("no results here");
  }

  @Override
  public Optional<String> queryId(int index) {
    return Optional.empty();
  }

  @Override
  public Source stage(Relation.Stage stage, int columns) {
    throw new UnsupportedOperationException("no stages here");
  }
}
