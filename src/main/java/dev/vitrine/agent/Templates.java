package dev.vitrine.agent;

import dev.vitrine.agent.guard.Checked;
import dev.vitrine.agent.guard.Rejected;
import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.repository.AgentQueryRow;
import dev.vitrine.repository.AgentTemplateRepository;
import dev.vitrine.repository.AgentTemplateRow;
import dev.vitrine.warehouses.Speech;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// SQL with parameters that users keep and run with other values each time. Values are bound, never
/// written into the text.
@Singleton
final class Templates {

  private static final int LONGEST_NAME = 255;

  private final AgentTemplateRepository repository;
  private final Queries queries;
  private final Generator generator;
  private final Places places;
  private final BoundValues values;
  private final AgentConfig config;
  private final Json json;
  private final Clock clock;

  Templates(
      AgentTemplateRepository repository,
      Queries queries,
      Generator generator,
      Places places,
      BoundValues values,
      AgentConfig config,
      Json json,
      Clock clock) {
    this.repository = repository;
    this.queries = queries;
    this.generator = generator;
    this.places = places;
    this.values = values;
    this.config = config;
    this.json = json;
    this.clock = clock;
  }

  /// `{name, description?, sql | query_id, parameters?, shared?}`.
  Map<String, @Nullable Object> make(Caller caller, Fields fields) {
    String name = fields.text("name").strip();
    if (name.length() > LONGEST_NAME) {
      throw Refusal.badRequest("name has more than " + LONGEST_NAME + " characters");
    }
    String sql = sql(caller, fields);
    List<Parameter> parameters = fields.list("parameters").stream().map(Parameter::of).toList();
    TemplateSql numbered = TemplateSql.of(sql, escapes(caller));
    requireSame(numbered.names(), parameters);
    check(caller, numbered);
    if (repository.existsByOwnerAndName(caller.user(), name)) {
      throw Refusal.of(HttpStatus.CONFLICT, "You have a template named " + name);
    }
    if (repository.countByOwner(caller.user()) >= config.kept()) {
      throw Refusal.of(HttpStatus.CONFLICT, "You have " + config.kept() + " templates already");
    }
    return shown(
        repository.save(
            new AgentTemplateRow(
                null,
                caller.user(),
                name,
                fields.optionalText("description").orElse(""),
                sql,
                json.text(parameters.stream().map(Parameter::json).toList()),
                fields.flag("shared", false),
                now())));
  }

  private String sql(Caller caller, Fields fields) {
    Optional<String> written = fields.optionalText("sql").filter(text -> !text.isBlank());
    if (written.isPresent()) {
      return written.get();
    }
    if (fields.value("query_id") == null) {
      throw Refusal.badRequest("sql or query_id is missing");
    }
    long query = fields.whole("query_id");
    String known = queries.get(caller, query).sqlText();
    if (known == null) {
      throw Refusal.badRequest("Query " + query + " has no SQL");
    }
    return known;
  }

  private static void requireSame(List<String> used, List<Parameter> declared) {
    Set<String> names = declared.stream().map(Parameter::name).collect(Collectors.toSet());
    if (names.size() != declared.size() || !names.equals(new HashSet<>(used))) {
      throw Refusal.badRequest(
          "parameters must name each of the SQL once: " + String.join(", ", used));
    }
  }

  private Escapes escapes(Caller caller) {
    return places.of(caller).speech() == Speech.EMBEDDED ? Escapes.SNOWFLAKE : Escapes.STANDARD;
  }

  private Checked check(Caller caller, TemplateSql numbered) {
    try {
      return generator.check(caller, numbered.sql(), numbered.names().size());
    } catch (Rejected rejected) {
      throw Refusal.badRequest("The SQL may not run: " + rejected.text());
    }
  }

  List<Map<String, @Nullable Object>> list(Caller caller) {
    return repository.seenBy(caller.user()).stream().map(this::shown).toList();
  }

  Map<String, @Nullable Object> one(Caller caller, long id) {
    return shown(get(caller, id));
  }

  private AgentTemplateRow get(Caller caller, long id) {
    AgentTemplateRow row =
        repository.findById(id).orElseThrow(() -> Refusal.notFound("Template " + id));
    if (!row.shared() && !row.owner().equals(caller.user()) && !caller.isAdmin()) {
      throw Refusal.forbidden("Template " + id + " is not yours");
    }
    return row;
  }

  /// @throws Refusal 403 for one that is only shared
  void remove(Caller caller, long id) {
    AgentTemplateRow row = get(caller, id);
    if (!row.owner().equals(caller.user()) && !caller.isAdmin()) {
      throw Refusal.forbidden("Template " + id + " is not yours");
    }
    repository.deleteById(id);
  }

  /// A query of it with these values, to be run.
  ///
  /// @throws Refusal 400 for a value that is missing, unknown or of another type
  AgentQueryRow query(Caller caller, long id, Map<?, ?> given) {
    AgentTemplateRow row = get(caller, id);
    Map<String, Parameter> parameters =
        parameters(row).stream().collect(Collectors.toMap(Parameter::name, parameter -> parameter));
    for (Object name : given.keySet()) {
      if (!parameters.containsKey(String.valueOf(name))) {
        throw Refusal.badRequest("There is no parameter " + name);
      }
    }
    TemplateSql numbered = TemplateSql.of(row.sqlText(), escapes(caller));
    List<Binding> bound =
        numbered.names().stream().map(name -> parameter(parameters, name).bound(given)).toList();
    return queries.ofTemplate(caller, row.name(), check(caller, numbered), values.kept(bound));
  }

  private static Parameter parameter(Map<String, Parameter> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .orElseThrow(() -> Refusal.badRequest("There is no parameter " + name));
  }

  private List<Parameter> parameters(AgentTemplateRow row) {
    return json.read(row.parameters().getBytes(StandardCharsets.UTF_8)) instanceof List<?> list
        ? list.stream().map(Parameter::of).toList()
        : List.of();
  }

  private Map<String, @Nullable Object> shown(AgentTemplateRow row) {
    return Json.map(
        "id", row.id(),
        "name", row.name(),
        "description", row.description(),
        "sql", row.sqlText(),
        "parameters", parameters(row).stream().map(Parameter::json).toList(),
        "shared", row.shared(),
        "owner", row.owner(),
        "created_at", QueryJson.time(row.createdAt()));
  }

  /// As exactly as the state database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
