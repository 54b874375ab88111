package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A dashboard that a user wants at hand in some context.
///
/// @param place among the pins of the context, from 0
@MappedEntity("dashboard_pins")
public record DashboardPinRow(
    @Id String id,
    String tenant,
    String userName,
    String context,
    String dashboard,
    int place,
    Instant pinnedAt) {}
