package dev.vitrine.admin;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/// What a key-pair token names the registered key by.
@Serdeable
@Schema(example = "{\"fingerprint\":\"SHA256:7yHyUq0d…=\"}")
record Fingerprint(String fingerprint) {}
