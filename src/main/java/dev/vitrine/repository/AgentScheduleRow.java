package dev.vitrine.repository;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A query that runs at certain times.
///
/// @param query which one
/// @param zone IANA name
/// @param missed what becomes of runs that nobody was there for: `skip` or `once`
@MappedEntity("agent_schedules")
public record AgentScheduleRow(
    @Id @GeneratedValue(GeneratedValue.Type.IDENTITY) @Nullable Long id,
    String owner,
    long query,
    String cron,
    String zone,
    String missed,
    boolean enabled,
    Instant nextAt,
    @Nullable Instant lastAt,
    @Nullable Long lastQuery,
    long runs,
    long missedRuns,
    Instant createdAt) {}
