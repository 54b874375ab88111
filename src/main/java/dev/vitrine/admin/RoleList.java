package dev.vitrine.admin;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// Every role, by name.
@Serdeable
record RoleList(List<RoleBody> roles) {}
