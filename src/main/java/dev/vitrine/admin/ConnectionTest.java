package dev.vitrine.admin;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/// A connection that answered.
///
/// @param millis until it was there
@Serdeable
@Schema(name = "ConnectionTest", example = "{\"name\":\"sales\",\"ok\":true,\"millis\":12}")
record ConnectionTest(String name, boolean ok, long millis) {}
