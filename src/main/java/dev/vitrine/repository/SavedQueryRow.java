package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A query that someone keeps.
///
/// @param shared whether everyone of the tenant sees it
/// @param query as JSON
@MappedEntity("saved_queries")
public record SavedQueryRow(
    @Id String id,
    String tenant,
    @Nullable String owner,
    boolean shared,
    String name,
    @Nullable String description,
    String query,
    Instant createdAt,
    Instant updatedAt) {}
