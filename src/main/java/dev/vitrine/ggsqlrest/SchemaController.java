package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.AnonymousInDevelopment;
import dev.vitrine.sessions.Loading;
import dev.vitrine.sessions.Loading.Table;
import dev.vitrine.sessions.Session;
import dev.vitrine.statements.Statement;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What tables there are, what columns they have, and what is in these.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@AnonymousInDevelopment
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Hidden
final class SchemaController {

  private static final String STATISTICS = "include_stats";
  private static final String SKIP_SNOWFLAKE = "skip_snowflake";

  private final InSession sessions;
  private final Loading loading;
  private final Queries queries;
  private final Answers answers;
  private final RemoteTables remote;
  private final Replies replies;

  SchemaController(
      InSession sessions,
      Loading loading,
      Queries queries,
      Answers answers,
      RemoteTables remote,
      Replies replies) {
    this.sessions = sessions;
    this.loading = loading;
    this.queries = queries;
    this.answers = answers;
    this.remote = remote;
    this.replies = replies;
  }

  @Get(uris = {Shape.PLAN_BASE + "/{id}/schema", Shape.TODAY_BASE + "/{id}/schema"})
  CompletableFuture<HttpResponse<?>> schema(HttpRequest<?> request, Caller caller, String id) {
    return sessions.answer(
        request,
        caller,
        id,
        (shape, session) -> {
          boolean wanted = Flags.isSet(request, STATISTICS);
          boolean skip = Flags.isSet(request, SKIP_SNOWFLAKE);
          List<Table> local = loading.tables(session);
          return remote
              .all(session, caller, skip)
              .thenCompose(far ->
                  described(shape, session, caller, local, wanted)
                      .thenApply(near -> answer(shape, near, far)));
        });
  }

  private HttpResponse<?> answer(Shape shape, Described near, List<RemoteTables.Table> far) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>(near.tables());
    far.forEach(table ->
        all.add(table(shape, table.name(), table.connection(), table.columns(), Map.of())));
    return near.on(replies.success(shape, replies.document().put("tables", all)));
  }

  @Get(uris = {Shape.PLAN_BASE + "/{id}/schema/tables", Shape.TODAY_BASE + "/{id}/schema/tables"})
  CompletableFuture<HttpResponse<?>> names(HttpRequest<?> request, Caller caller, String id) {
    return sessions.answer(
        request,
        caller,
        id,
        (shape, session) -> {
          boolean skip = Flags.isSet(request, SKIP_SNOWFLAKE);
          boolean lines = Flags.isSet(request, "stream");
          List<Map<String, @Nullable Object>> near =
              loading.tables(session).stream()
                  .map(table -> name(shape, table.name(), null, "duckdb"))
                  .toList();
          return remote
              .all(session, caller, skip)
              .thenApply(far -> lines ? lines(shape, near, far) : list(shape, near, far));
        });
  }

  private static Map<String, @Nullable Object> name(
      Shape shape, String table, @Nullable String connection, String provider) {
    return Replies.object(
        shape, "tableName", table, "connection", connection, "provider", provider);
  }

  private HttpResponse<?> list(
      Shape shape, List<Map<String, @Nullable Object>> near, List<RemoteTables.Table> far) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>(near);
    far.forEach(table -> all.add(name(shape, table.name(), table.connection(), table.provider())));
    return replies.success(shape, replies.document().put("tables", all));
  }

  /// A line for the session's tables and one for each connection; nothing for those that have none.
  private HttpResponse<?> lines(
      Shape shape, List<Map<String, @Nullable Object>> near, List<RemoteTables.Table> far) {
    List<List<Map<String, @Nullable Object>>> groups = new ArrayList<>();
    groups.add(near);
    far.stream()
        .collect(
            Collectors.groupingBy(
                RemoteTables.Table::connection, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(tables ->
            groups.add(
                tables.stream()
                    .map(table -> name(shape, table.name(), table.connection(), table.provider()))
                    .toList()));
    StringBuilder text = new StringBuilder();
    for (List<Map<String, @Nullable Object>> group : groups) {
      if (!group.isEmpty()) {
        byte[] line = replies.document().put("tables", group).bytes();
        text.append(new String(line, StandardCharsets.UTF_8)).append('\n');
      }
    }
    return HttpResponse.ok(text.toString().getBytes(StandardCharsets.UTF_8))
        .contentType("application/x-ndjson");
  }

  @Get(
      uris = {
        Shape.PLAN_BASE + "/{id}/schema/table/{name}",
        Shape.TODAY_BASE + "/{id}/schema/table/{name}"
      })
  CompletableFuture<HttpResponse<?>> table(
      HttpRequest<?> request, Caller caller, String id, String name) {
    return sessions.answer(
        request,
        caller,
        id,
        (shape, session) -> {
          boolean wanted = Flags.isSet(request, STATISTICS);
          Optional<String> connection =
              Optional.ofNullable(request.getParameters().get("connection"))
                  .filter(given -> !given.isEmpty());
          return connection.isPresent()
              ? remote
                  .one(session, caller, connection.get(), name)
                  .thenApply(far ->
                      replies.success(
                          shape,
                          replies.written(
                              table(shape, far.name(), far.connection(), far.columns(), Map.of()))))
              : local(shape, session, caller, name, wanted);
        });
  }

  private CompletableFuture<HttpResponse<?>> local(
      Shape shape, Session session, Caller caller, String name, boolean wanted) {
    Table table = loading.table(session, name).orElseThrow(() -> NotThere.table(name));
    return described(shape, session, caller, List.of(table), wanted)
        .thenApply(
            told -> told.on(replies.success(shape, replies.written(told.tables().getFirst()))));
  }

  /// Tables in words.
  ///
  /// @param failure what is told instead of them
  private record Described(
      List<Map<String, @Nullable Object>> tables,
      Optional<String> handle,
      Optional<HttpResponse<?>> failure) {

    HttpResponse<?> on(MutableHttpResponse<byte[]> answer) {
      handle.ifPresent(value -> answer.header(Answers.HANDLE, value));
      return failure.isPresent() ? failure.get() : answer;
    }
  }

  private CompletableFuture<Described> described(
      Shape shape, Session session, Caller caller, List<Table> tables, boolean wanted) {
    Optional<String> query = wanted ? Statistics.query(tables) : Optional.empty();
    if (query.isEmpty()) {
      return CompletableFuture.completedFuture(
          new Described(words(shape, tables, Map.of()), Optional.empty(), Optional.empty()));
    }
    Queries.Question question =
        new Queries.Question(session, caller, query.get(), Optional.empty());
    Statement taken = queries.submit(question);
    return queries.ended(question.who(), taken).thenApply(ended -> described(shape, tables, ended));
  }

  private Described described(Shape shape, List<Table> tables, Statement ended) {
    List<Map<String, @Nullable Object>> words = new ArrayList<>();
    HttpResponse<?> answer =
        answers.of(
            shape,
            ended,
            done -> {
              words.addAll(words(shape, tables, Statistics.read(answers.cells(done), this::list)));
              return HttpResponse.ok();
            });
    boolean failed = answer.code() != 200;
    return new Described(
        failed ? words(shape, tables, Map.of()) : words,
        Optional.of(ended.handle().toString()),
        failed ? Optional.of(answer) : Optional.empty());
  }

  private List<String> list(String json) {
    return replies.read(json.getBytes(StandardCharsets.UTF_8), Argument.listOf(String.class));
  }

  private static List<Map<String, @Nullable Object>> words(
      Shape shape, List<Table> tables, Map<List<String>, Statistics.Column> known) {
    return tables.stream()
        .map(table -> table(shape, table.name(), null, table.columns(), known))
        .toList();
  }

  private static Map<String, @Nullable Object> table(
      Shape shape,
      String name,
      @Nullable String connection,
      Map<String, String> columns,
      Map<List<String>, Statistics.Column> known) {
    List<Map<String, @Nullable Object>> words = new ArrayList<>();
    columns.forEach((column, type) -> {
      Statistics.Column statistics =
          known.getOrDefault(List.of(name, column), Statistics.Column.UNKNOWN);
      words.add(
          Replies.object(
              shape,
              "columnName",
              column,
              "dataType",
              type,
              "minValue",
              statistics.least(),
              "maxValue",
              statistics.greatest(),
              "categoricalValues",
              statistics.categories()));
    });
    return Replies.object(shape, "tableName", name, "connection", connection, "columns", words);
  }
}
