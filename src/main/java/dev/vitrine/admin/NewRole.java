package dev.vitrine.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an administrator sends to make a role.
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
@Schema(example = "{\"name\":\"analyst\"}")
record NewRole(@Nullable String name) {

  String requiredName() {
    return Required.text("name", name);
  }
}
