package dev.vitrine.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.repository.UserRow;
import dev.vitrine.security.Account;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user as administrators see them: no secrets.
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "User",
    example =
        """
        {"name":"ALICE","roles":["ANALYST","PUBLIC"],"defaultRole":"ANALYST",
        "defaultWarehouse":"COMPUTE_WH","disabled":false,"hasPassword":true,
        "rsaPublicKeyFp":"SHA256:7yHyUq0d…=","createdOn":"2026-11-21T10:00:00Z"}\
        """)
record UserBody(
    String name,
    List<String> roles,
    @Nullable String defaultRole,
    @Nullable String defaultWarehouse,
    @Nullable String defaultDatabase,
    @Nullable String defaultSchema,
    boolean disabled,
    boolean hasPassword,
    @Nullable String rsaPublicKeyFp,
    @Nullable String rsaPublicKey2Fp,
    Instant createdOn) {

  static UserBody of(UserRow row, Account account) {
    return new UserBody(
        row.name(),
        account.roles(),
        row.defaultRole(),
        row.defaultWarehouse(),
        row.defaultDatabase(),
        row.defaultSchema(),
        row.disabled(),
        row.passwordHash() != null,
        fingerprint(row.rsaPublicKeyFp()),
        fingerprint(row.rsaPublicKey2Fp()),
        row.createdAt());
  }

  private static @Nullable String fingerprint(@Nullable String stored) {
    return stored == null ? null : "SHA256:" + stored;
  }
}
