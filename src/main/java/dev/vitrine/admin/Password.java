package dev.vitrine.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A new password, 8 to 1024 characters.
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
@Schema(example = "{\"password\":\"a long password\"}")
record Password(@Nullable String password) {

  String required() {
    return Required.text("password", password);
  }

  /// Says nothing of it.
  @Override
  public String toString() {
    return "Password";
  }
}
