package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// That a user may use a role.
@MappedEntity("role_grants")
public record RoleGrantRow(
    @Id String id, String userName, String roleName, Instant grantedAt, String grantedBy) {}
