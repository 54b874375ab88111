package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A role that can be granted.
///
/// @param owner the role that may change it; empty for those that come with the server
@MappedEntity("roles")
public record RoleRow(@Id String name, Instant createdAt, String owner, String remark) {

  public RoleRow renamed(String newName) {
    return new RoleRow(newName, createdAt, owner, remark);
  }

  public RoleRow withRemark(String newRemark) {
    return new RoleRow(name, createdAt, owner, newRemark);
  }

  public RoleRow withOwner(String newOwner) {
    return new RoleRow(name, createdAt, newOwner, remark);
  }
}
