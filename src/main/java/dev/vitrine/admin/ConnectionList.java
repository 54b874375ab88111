package dev.vitrine.admin;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// All connections, by name.
@Serdeable
@Schema(name = "ConnectionList")
record ConnectionList(List<ConnectionBody> connections) {}
