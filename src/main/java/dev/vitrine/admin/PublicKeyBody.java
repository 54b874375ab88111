package dev.vitrine.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An RSA public key of 2048 bits or more, in PEM or its base64.
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
@Schema(
    name = "PublicKey",
    example = "{\"publicKey\":\"-----BEGIN PUBLIC KEY-----\\nMIIBIjANBgkq…\"}")
record PublicKeyBody(@Nullable String publicKey) {

  String required() {
    return Required.text("publicKey", publicKey);
  }
}
