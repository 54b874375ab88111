package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.translate.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What consecutive statements of one caller share. One statement uses it at a time.
public final class Session {

  /// A name in full.
  public record Place(String database, String schema, Schema.Key key) {}

  private static final int QUERY_IDS = 1000;

  private final String id;
  private final String user;
  private String database;
  private String schema;
  private String role;
  private String warehouse;
  private final SessionTransactions transactions;
  private final Map<String, String> parameters;
  private final Map<String, Typed> variables = new TreeMap<>();
  private final Map<Place, SchemaObject> temporary = new HashMap<>();
  private ScriptVariables scriptVariables = ScriptVariables.NONE;
  private final List<String> queryIds = new ArrayList<>();

  /// @param parameters by upper-case name
  public Session(
      String id,
      String user,
      String database,
      String schema,
      String role,
      String warehouse,
      Map<String, String> parameters,
      SessionTransactions transactions) {
    this.transactions = transactions;
    this.id = id;
    this.user = user;
    this.database = database;
    this.schema = schema;
    this.role = role;
    this.warehouse = warehouse;
    this.parameters = new TreeMap<>(parameters);
  }

  public String id() {
    return id;
  }

  public String user() {
    return user;
  }

  public String database() {
    return database;
  }

  public String schema() {
    return schema;
  }

  public String role() {
    return role;
  }

  public String warehouse() {
    return warehouse;
  }

  public void use(String newDatabase, String newSchema) {
    database = newDatabase;
    schema = newSchema;
  }

  public void useRole(String newRole) {
    role = newRole;
  }

  public void useWarehouse(String newWarehouse) {
    warehouse = newWarehouse;
  }

  public SessionTransactions transactions() {
    return transactions;
  }

  /// Parameters that were set, by upper-case name.
  public Map<String, String> parameters() {
    return parameters;
  }

  /// Its value, or its default.
  public String parameter(String name) {
    String set = parameters.get(name.toUpperCase(Locale.ROOT));
    return set == null ? SessionParameters.defaultOf(name) : set;
  }

  public Map<String, Typed> variables() {
    return variables;
  }

  public Map<Place, SchemaObject> temporary() {
    return temporary;
  }

  public Optional<SchemaObject> temporary(String inDatabase, String inSchema, Schema.Key key) {
    return Optional.ofNullable(temporary.get(new Place(inDatabase, inSchema, key)));
  }

  /// Variables of the script that runs.
  public ScriptVariables scriptVariables() {
    return scriptVariables;
  }

  public void scriptVariables(ScriptVariables now) {
    scriptVariables = now;
  }

  /// Notes a statement's id, for `LAST_QUERY_ID`.
  public void ran(String queryId) {
    queryIds.add(queryId);
    if (queryIds.size() > QUERY_IDS) {
      queryIds.removeFirst();
    }
  }

  /// @param index -1 for the last statement, 1 for the first
  public Optional<String> queryId(int index) {
    int at = index < 0 ? queryIds.size() + index : index - 1;
    return at >= 0 && at < queryIds.size() ? Optional.of(queryIds.get(at)) : Optional.empty();
  }
}
