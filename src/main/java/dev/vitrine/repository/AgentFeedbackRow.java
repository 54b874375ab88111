package dev.vitrine.repository;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What someone says of an answer; an accepted one with SQL is an example from then on.
///
/// @param verdict `good` or `bad`
/// @param sqlText what is right, by their word
/// @param state `pending`, `accepted` or `rejected`
@MappedEntity("agent_feedback")
public record AgentFeedbackRow(
    @Id @GeneratedValue(GeneratedValue.Type.IDENTITY) @Nullable Long id,
    long query,
    String owner,
    String verdict,
    String question,
    @Nullable String sqlText,
    String remark,
    String state,
    @Nullable String reviewer,
    Instant createdAt,
    @Nullable Instant reviewedAt) {}
