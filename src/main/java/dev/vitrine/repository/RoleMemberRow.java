package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// That a role has another one and may do what that may.
///
/// @param roleName what is granted
/// @param grantee the role to which it is granted
@MappedEntity("role_members")
public record RoleMemberRow(
    @Id String id, String roleName, String grantee, String grantedBy, Instant grantedAt) {}
