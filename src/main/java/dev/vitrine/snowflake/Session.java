package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.translate.Typed;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What consecutive statements of one caller share. Several statements may use it at a time, each
/// with a view of its own ([#forStatement]): what a script's variables are is its own affair.
public final class Session {

  /// A name in full.
  public record Place(String database, String schema, Schema.Key key) {}

  private static final int QUERY_IDS = 1000;

  /// What all views of a session share.
  private static final class Shared {
    private final String id;
    private final String user;
    private final SessionTransactions transactions;
    private final Map<String, String> parameters;
    private final Map<String, Typed> variables = new ConcurrentSkipListMap<>();
    private final Map<Place, SchemaObject> temporary = new ConcurrentHashMap<>();
    private final List<String> queryIds = new ArrayList<>();
    private int forgottenIds;
    private volatile String database;
    private volatile String schema;
    private volatile String role;
    private volatile String warehouse;
    private volatile String secondaryRoles = "";

    private Shared(
        String id, String user, Map<String, String> parameters, SessionTransactions transactions) {
      this.id = id;
      this.user = user;
      this.parameters = new ConcurrentSkipListMap<>(parameters);
      this.transactions = transactions;
      this.database = "";
      this.schema = "";
      this.role = "";
      this.warehouse = "";
    }
  }

  private final Shared shared;
  private ScriptVariables scriptVariables = ScriptVariables.NONE;

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
    this(new Shared(id, user, parameters, transactions));
    use(database, schema);
    useRole(role);
    useWarehouse(warehouse);
  }

  private Session(Shared shared) {
    this.shared = shared;
  }

  /// The same session for one statement that may run beside others.
  public Session forStatement() {
    return new Session(shared);
  }

  public String id() {
    return shared.id;
  }

  public String user() {
    return shared.user;
  }

  public String database() {
    return shared.database;
  }

  public String schema() {
    return shared.schema;
  }

  public String role() {
    return shared.role;
  }

  public String warehouse() {
    return shared.warehouse;
  }

  public void use(String newDatabase, String newSchema) {
    shared.database = newDatabase;
    shared.schema = newSchema;
  }

  public void useRole(String newRole) {
    shared.role = newRole;
  }

  /// `ALL`, names with commas between, or empty for none.
  public String secondaryRoles() {
    return shared.secondaryRoles;
  }

  public void useSecondaryRoles(String roles) {
    shared.secondaryRoles = roles;
  }

  public void useWarehouse(String newWarehouse) {
    shared.warehouse = newWarehouse;
  }

  public SessionTransactions transactions() {
    return shared.transactions;
  }

  /// Whether statements must share one connection: a transaction is open, or there are temporary
  /// objects, or the next statement may begin a transaction.
  public boolean needsOneConnection() {
    return shared.transactions.open().isPresent()
        || !shared.temporary.isEmpty()
        || parameter("AUTOCOMMIT").equalsIgnoreCase("false");
  }

  /// Parameters that are set now, by upper-case name; a copy that belongs to who asks.
  public NavigableMap<String, String> parameters() {
    // not the constructor that copies: it trusts a size that another statement may change meanwhile
    NavigableMap<String, String> now = new TreeMap<>();
    shared.parameters.forEach(now::put);
    return now;
  }

  public void set(String upperCaseName, String value) {
    shared.parameters.put(upperCaseName, value);
  }

  /// Back to its default.
  public void unset(String upperCaseName) {
    shared.parameters.remove(upperCaseName);
  }

  /// Its value, or its default.
  public String parameter(String name) {
    String set = shared.parameters.get(name.toUpperCase(Locale.ROOT));
    return set == null ? SessionParameters.defaultOf(name) : set;
  }

  public ZoneId timeZone() {
    return ZoneId.of(parameter("TIMEZONE"));
  }

  public Map<String, Typed> variables() {
    return shared.variables;
  }

  public Map<Place, SchemaObject> temporary() {
    return shared.temporary;
  }

  public Optional<SchemaObject> temporary(String inDatabase, String inSchema, Schema.Key key) {
    return Optional.ofNullable(shared.temporary.get(new Place(inDatabase, inSchema, key)));
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
    synchronized (shared.queryIds) {
      shared.queryIds.add(queryId);
      if (shared.queryIds.size() > QUERY_IDS) {
        shared.queryIds.removeFirst();
        shared.forgottenIds++;
      }
    }
  }

  /// @param index -1 for the last statement, 1 for the first
  public Optional<String> queryId(int index) {
    synchronized (shared.queryIds) {
      int at = index < 0 ? shared.queryIds.size() + index : index - 1 - shared.forgottenIds;
      return at >= 0 && at < shared.queryIds.size()
          ? Optional.of(shared.queryIds.get(at))
          : Optional.empty();
    }
  }
}
