package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.security.Tokens;
import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.users.Users;
import dev.vitrine.security.users.Users.KeySlot;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The ways to log in that the driver has.
final class JdbcLogins {

  private final KeyPair keys = Tokens.rsa(2048);
  private final JdbcServer server;

  /// @param server that takes tokens of [Tokens]
  JdbcLogins(JdbcServer server) {
    this.server = server;
  }

  List<JdbcFeature> features() {
    return List.of(
        new JdbcFeature("connect-password", this::passwordConnects),
        new JdbcFeature("connect-mfa-passcode", this::passcodeConnects),
        new JdbcFeature("connect-key-pair", this::keyPairConnects),
        new JdbcFeature("connect-oauth", this::oauthTokenConnects),
        new JdbcFeature("connect-pat", this::accessTokenConnects),
        new JdbcFeature("wrong-password", this::wrongPasswordIsRefused));
  }

  private String passwordConnects() throws Exception {
    try (Connection connection = server.inSchema()) {
      assertThat(connection.getCatalog()).isEqualTo("D");
      assertThat(connection.getSchema()).isEqualTo("S");
      return user(connection);
    }
  }

  private String passcodeConnects() throws Exception {
    try (Connection connection =
        server.connect("authenticator", "username_password_mfa", "passcode", "123456")) {
      return user(connection);
    }
  }

  private String keyPairConnects() throws Exception {
    server.server().bean(Users.class).setPublicKey("ADMIN", KeySlot.FIRST, Tokens.pem(keys));
    try (Connection connection = server.connectBy("privateKey", keys.getPrivate())) {
      return user(connection);
    }
  }

  private String oauthTokenConnects() throws Exception {
    String token = Tokens.hs256(Tokens.claims());
    try (Connection connection = server.connectBy("authenticator", "oauth", "token", token)) {
      return user(connection);
    }
  }

  private String accessTokenConnects() throws Exception {
    ApiKeys.Purpose purpose =
        new ApiKeys.Purpose("ADMIN", Optional.empty(), "jdbc", Optional.empty());
    String key = server.server().bean(ApiKeys.class).create(purpose).key();
    try (Connection connection =
            server.connectBy("authenticator", "programmatic_access_token", "token", key);
        Connection byPassword = server.connect("password", key)) {
      user(byPassword);
      return user(connection);
    }
  }

  private String wrongPasswordIsRefused() throws Exception {
    SQLException refused =
        catchThrowableOfType(
            SQLException.class, () -> server.connect("password", "another-password"));
    assertThat(refused.getErrorCode()).isEqualTo(390100);
    assertThat(refused.getMessage()).contains("Incorrect username or password");
    return "390100";
  }

  private static String user(Connection connection) throws SQLException {
    assertThat(cell(connection, "select current_user()")).isEqualTo("ADMIN");
    return "current_user() is the user";
  }
}
