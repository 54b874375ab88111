package dev.vitrine.prismiq;

import dev.vitrine.json.Json;
import dev.vitrine.repository.DashboardRepository;
import dev.vitrine.repository.DashboardRow;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The dashboards of tenants, and who may do what with them. Another tenant's do not exist. An
/// owner may do everything, others may look where the owner lets them, administrators may do all.
@Singleton
final class Dashboards {

  private static final int ATTEMPTS = 50;

  private final DashboardRepository repository;
  private final Clock clock;

  Dashboards(DashboardRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /// A dashboard that someone may see.
  record Dashboard(DashboardRow row, Map<String, @Nullable Object> document) {

    String id() {
      return row.id();
    }

    Map<String, @Nullable Object> json() {
      return Answers.map(
          "id", row.id(),
          "name", document.get("name"),
          "description", document.get("description"),
          "layout", document.get("layout"),
          "widgets", document.get("widgets"),
          "filters", document.get("filters"),
          "owner_id", row.owner(),
          "created_at", row.createdAt(),
          "updated_at", row.updatedAt(),
          "is_public", document.get("is_public"),
          "allowed_viewers", document.get("allowed_viewers"));
    }

    boolean isSeenBy(Asker asker) {
      return Boolean.TRUE.equals(document.get("is_public"))
          || isEditedBy(asker)
          || (document.get("allowed_viewers") instanceof List<?> viewers
              && asker.user().filter(viewers::contains).isPresent());
    }

    boolean isEditedBy(Asker asker) {
      String owner = row.owner();
      return asker.caller().isAdmin() || (owner != null && asker.isUser(owner));
    }

    /// The widget of that id.
    ///
    /// @throws Refused when there is none
    Map<String, @Nullable Object> widget(String id) {
      return DashboardJson.widgets(document).stream()
          .filter(widget -> id.equals(widget.get("id")))
          .findFirst()
          .orElseThrow(() -> Refused.notFound("Widget '" + id + "' not found"));
    }
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Dashboard dashboard(DashboardRow row) {
    return new Dashboard(row, document(row.document()));
  }

  @SuppressWarnings("unchecked") // written as an object
  private static Map<String, @Nullable Object> document(String json) {
    return (Map<String, @Nullable Object>)
        java.util.Objects.requireNonNull(Json.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  /// Those of the tenant that one may see; without a user, also those that have no owner.
  List<Dashboard> all(Asker asker) {
    return repository.findByTenantOrderByCreatedAt(asker.tenant()).stream()
        .map(Dashboards::dashboard)
        .filter(found ->
            found.isSeenBy(asker) || (asker.user().isEmpty() && found.row().owner() == null))
        .toList();
  }

  /// @throws Refused when there is no such dashboard
  Dashboard existing(Asker asker, String id) {
    return repository
        .findByIdAndTenant(id, asker.tenant())
        .map(Dashboards::dashboard)
        .orElseThrow(() -> Refused.notFound("Dashboard '" + id + "' not found"));
  }

  /// @throws Refused when there is no such dashboard, or one may not see it
  Dashboard seen(Asker asker, String id) {
    Dashboard found = existing(asker, id);
    if (!found.isSeenBy(asker)) {
      throw Refused.forbidden("Permission denied");
    }
    return found;
  }

  /// @throws Refused when there is no such dashboard, or one may not change it
  Dashboard edited(Asker asker, String id) {
    Dashboard found = existing(asker, id);
    if (!found.isEditedBy(asker)) {
      throw Refused.forbidden("Permission denied");
    }
    return found;
  }

  Dashboard create(Asker asker, Function<Instant, Map<String, @Nullable Object>> document) {
    Instant now = now();
    DashboardRow row =
        new DashboardRow(
            UUID.randomUUID().toString(),
            asker.tenant(),
            asker.user().orElse(null),
            Json.text(document.apply(now)),
            1,
            now,
            now);
    return dashboard(repository.save(row));
  }

  /// Changes a dashboard; when someone else did meanwhile, their change comes first.
  Dashboard change(Asker asker, String id, UnaryOperator<Map<String, @Nullable Object>> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Dashboard before = edited(asker, id);
      String after = Json.text(change.apply(before.document()));
      if (repository.change(id, before.row().version(), after, now()) == 1) {
        return existing(asker, id);
      }
    }
    throw Refused.unavailable("Dashboard '" + id + "' is changed too often: try again");
  }

  void delete(Asker asker, String id) {
    edited(asker, id);
    if (repository.remove(id, asker.tenant()) == 0) {
      throw Refused.notFound("Dashboard '" + id + "' not found");
    }
  }
}
