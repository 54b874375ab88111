package dev.vitrine.admin;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A role that can be granted.
@Serdeable
@Schema(name = "Role", example = "{\"name\":\"ANALYST\",\"createdOn\":\"2026-11-21T10:00:00Z\"}")
record RoleBody(String name, Instant createdOn) {}
