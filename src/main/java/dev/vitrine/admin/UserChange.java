package dev.vitrine.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is to change; what is absent stays, an empty text takes a default away.
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
@Schema(example = "{\"disabled\":true}")
record UserChange(
    @Nullable Boolean disabled,
    @Nullable String defaultRole,
    @Nullable String defaultWarehouse,
    @Nullable String defaultDatabase,
    @Nullable String defaultSchema) {}
