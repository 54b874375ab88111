package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// That a role was granted a privilege on an object.
///
/// @param objectKind `TABLE`, `WAREHOUSE` …
/// @param objectName in full, as its parts are stored
/// @param future on objects of that kind to come, in the database or schema that is named
@MappedEntity("privileges")
public record PrivilegeRow(
    @Id String id,
    String privilege,
    String objectKind,
    String objectName,
    String roleName,
    boolean grantOption,
    boolean future,
    String grantedBy,
    Instant grantedAt) {}
