package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A role that can be granted.
@MappedEntity("roles")
public record RoleRow(@Id String name, Instant createdAt) {}
