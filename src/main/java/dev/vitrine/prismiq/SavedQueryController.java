package dev.vitrine.prismiq;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.Caller;
import dev.vitrine.repository.SavedQueryRepository;
import dev.vitrine.repository.SavedQueryRow;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Queries that someone keeps: seen by their owner and, where they are shared, by their tenant;
/// changed by their owner.
@Hidden
@Controller(PrismiqUrl.BASE + "/saved-queries")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class SavedQueryController {

  private final Askers askers;
  private final SavedQueryRepository repository;
  private final Clock clock;

  SavedQueryController(Askers askers, SavedQueryRepository repository, Clock clock) {
    this.askers = askers;
    this.repository = repository;
    this.clock = clock;
  }

  private static boolean isOwnedBy(SavedQueryRow row, Asker asker) {
    String owner = row.owner();
    return asker.caller().isAdmin()
        || (owner == null ? asker.user().isEmpty() : asker.isUser(owner));
  }

  private static boolean isSeenBy(SavedQueryRow row, Asker asker) {
    return row.shared() || row.owner() == null || isOwnedBy(row, asker);
  }

  private static Map<String, @Nullable Object> json(SavedQueryRow row) {
    return Answers.map(
        "id", row.id(),
        "name", row.name(),
        "description", row.description(),
        "query", Json.read(row.query().getBytes(StandardCharsets.UTF_8)),
        "tenant_id", row.tenant(),
        "owner_id", row.owner(),
        "is_shared", row.shared(),
        "created_at", row.createdAt(),
        "updated_at", row.updatedAt());
  }

  @Get
  HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    return Answers.ok(
        Answers.map(
            "queries",
            repository.findByTenantOrderByCreatedAt(asker.tenant()).stream()
                .filter(row -> isSeenBy(row, asker))
                .map(SavedQueryController::json)
                .toList()));
  }

  @Get("/{id}")
  HttpResponse<byte[]> get(HttpRequest<?> request, Caller caller, String id) {
    Asker asker = askers.of(request, caller);
    return Answers.ok(
        repository
            .findByIdAndTenant(id, asker.tenant())
            .filter(row -> isSeenBy(row, asker))
            .map(SavedQueryController::json)
            .orElseThrow(() -> Refused.notFound("Saved query '" + id + "' not found")));
  }

  @Post
  HttpResponse<byte[]> create(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    Instant now = now();
    SavedQueryRow row =
        new SavedQueryRow(
            UUID.randomUUID().toString(),
            asker.tenant(),
            asker.user().orElse(null),
            fields.truth("is_shared", false),
            fields.text("name", 1024),
            fields.optionalText("description").orElse(null),
            Json.text(QueryJson.write(fields.requiredObject("query", QueryJson::read))),
            now,
            now);
    fields.done();
    return Answers.created(json(repository.save(row)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private SavedQueryRow own(Asker asker, String id) {
    return repository
        .findByIdAndTenant(id, asker.tenant())
        .filter(row -> isOwnedBy(row, asker))
        .orElseThrow(
            () -> Refused.notFound("Saved query '" + id + "' not found or permission denied"));
  }

  @Patch("/{id}")
  HttpResponse<byte[]> update(HttpRequest<byte[]> request, Caller caller, String id) {
    Asker asker = askers.of(request, caller);
    SavedQueryRow row = own(asker, id);
    Fields fields = Fields.of(Bodies.of(request));
    Optional<String> query =
        fields.object("query", QueryJson::read).map(QueryJson::write).map(Json::text);
    SavedQueryRow changed =
        new SavedQueryRow(
            row.id(),
            row.tenant(),
            row.owner(),
            fields.raw("is_shared") == null ? row.shared() : fields.truth("is_shared", false),
            fields.optionalText("name").orElse(row.name()),
            fields.optionalText("description").orElse(row.description()),
            query.orElse(row.query()),
            row.createdAt(),
            now());
    fields.done();
    return Answers.ok(json(repository.update(changed)));
  }

  @Delete("/{id}")
  HttpResponse<byte[]> delete(HttpRequest<?> request, Caller caller, String id) {
    Asker asker = askers.of(request, caller);
    own(asker, id);
    repository.remove(id, asker.tenant());
    return Answers.done("Saved query '" + id + "' deleted");
  }
}
