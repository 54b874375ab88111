package dev.vitrine.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an administrator sends to make a user. Names are upper-cased unless in double quotes.
///
/// @param roles granted beside PUBLIC
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
@Schema(
    example =
        """
        {"name":"alice","password":"a long password","roles":["ANALYST"],
        "defaultRole":"ANALYST","defaultWarehouse":"COMPUTE_WH"}\
        """)
record NewUser(
    @Nullable String name,
    @Nullable String password,
    @Nullable List<String> roles,
    @Nullable String defaultRole,
    @Nullable String defaultWarehouse,
    @Nullable String defaultDatabase,
    @Nullable String defaultSchema) {

  String requiredName() {
    return Required.text("name", name);
  }

  List<String> grants() {
    return roles == null ? List.of() : roles;
  }

  /// Says nothing of the password.
  @Override
  public String toString() {
    return "NewUser[" + name + "]";
  }
}
