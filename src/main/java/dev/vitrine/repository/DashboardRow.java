package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dashboard as stored.
///
/// @param document its name, layout, widgets, filters and who may see it, as JSON
/// @param version rises with every change
@MappedEntity("dashboards")
public record DashboardRow(
    @Id String id,
    String tenant,
    @Nullable String owner,
    String document,
    long version,
    Instant createdAt,
    Instant updatedAt) {}
