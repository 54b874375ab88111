package dev.vitrine.repository;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A question in words, the SQL that was found for it, and what running that came to.
///
/// @param id made by the database
/// @param status `not_executed`, `success`, `failed_generation`, `failed_execution` or `timeout`
/// @param source where the SQL came from: `model`, `knowledge`, `cache`, `template`, `rerun` …
/// @param tables that the SQL reads, as a JSON list
/// @param examples that helped, as a JSON list
/// @param bindings of the SQL's placeholders, as a JSON list
/// @param executor who ran it, whom the handle belongs to
/// @param origin the query that this is a run of
@MappedEntity("agent_queries")
public record AgentQueryRow(
    @Id @GeneratedValue(GeneratedValue.Type.IDENTITY) @Nullable Long id,
    String owner,
    String question,
    @Nullable String sqlText,
    boolean chart,
    String status,
    String source,
    String tables,
    String examples,
    boolean repaired,
    long promptTokens,
    long completionTokens,
    String bindings,
    @Nullable String executor,
    @Nullable String handle,
    @Nullable Long rowCount,
    @Nullable Long executionMs,
    @Nullable String error,
    boolean favourite,
    @Nullable Long origin,
    @Nullable Long schedule,
    Instant createdAt,
    @Nullable Instant executedAt) {}
