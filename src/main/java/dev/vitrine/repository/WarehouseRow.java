package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A name under which statements may run.
///
/// @param properties a JSON object of texts
@MappedEntity("warehouses")
public record WarehouseRow(
    @Id String name, String owner, String properties, Instant createdAt, Instant updatedAt) {}
