package dev.vitrine.repository;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// SQL with named parameters that someone keeps.
///
/// @param parameters names with types and defaults, as JSON
/// @param shared whether every user sees it
@MappedEntity("agent_templates")
public record AgentTemplateRow(
    @Id @GeneratedValue(GeneratedValue.Type.IDENTITY) @Nullable Long id,
    String owner,
    String name,
    String description,
    String sqlText,
    String parameters,
    boolean shared,
    Instant createdAt) {}
