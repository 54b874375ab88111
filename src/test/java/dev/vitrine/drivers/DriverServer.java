package dev.vitrine.drivers;

import dev.vitrine.security.Tokens;
import dev.vitrine.security.users.Users;
import dev.vitrine.security.users.Users.KeySlot;
import dev.vitrine.server.RealServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Two servers in this process for drivers of other languages: one as it comes, and one whose
/// session tokens live for two seconds. Both know one administrator, with a password, a key pair, a
/// token of an OAuth server and an access token.
public final class DriverServer implements AutoCloseable {

  private static final String USER = "ADMIN";
  private static final String PASSWORD = "a password of the contract";
  private static final String KEY = RealServer.KEY;

  private final Path data;
  private final EmbeddedServer server;
  private final EmbeddedServer forgetful;
  private final Path privateKey;

  private DriverServer(Path data) throws IOException {
    this.data = data;
    this.server = start(data.resolve("one"), Map.of());
    this.forgetful = start(data.resolve("two"), Map.of("vitrine.driver.token-life", "2s"));
    KeyPair pair = Tokens.rsa(2048);
    server
        .getApplicationContext()
        .getBean(Users.class)
        .setPublicKey(USER, KeySlot.FIRST, Tokens.pem(pair));
    this.privateKey = Files.writeString(data.resolve("key.pem"), pem(pair));
  }

  /// @param name of the directory under target/drivers that its data are in; emptied
  public static DriverServer start(String name) throws IOException {
    Path data = Path.of("target/drivers/data-" + name).toAbsolutePath();
    Trees.delete(data);
    return new DriverServer(Files.createDirectories(data));
  }

  private static EmbeddedServer start(Path data, Map<String, Object> more) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "vitrine.data",
                data.toString(),
                "vitrine.port",
                "-1",
                "vitrine.api-key",
                KEY,
                "vitrine.admin-user",
                USER,
                "vitrine.admin-password",
                PASSWORD,
                "vitrine.auth.jwt-secret",
                Tokens.SECRET,
                "vitrine.limits.requests-per-second",
                "0",
                "vitrine.warehouse.memory-limit",
                "512MB",
                "vitrine.warehouse.threads",
                "2",
                // the process is that of all tests together
                "vitrine.warehouse.process-limit",
                "64GB"));
    // programs that try a wrong password at the same time would lock each other out
    all.put("vitrine.limits.failed-logins-per-user", "100");
    all.putAll(more);
    return ApplicationContext.run(EmbeddedServer.class, all);
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /// What a program in another process must know, as its environment.
  public Map<String, String> environment() {
    String oauth = Tokens.hs256(Tokens.claims().expirationTime(Tokens.in(3600)));
    return Map.of(
        "SNOWFLAKE_DISABLE_PLATFORM_DETECTION",
        "true",
        "VITRINE_PORT",
        "" + server.getPort(),
        "VITRINE_SHORT_PORT",
        "" + forgetful.getPort(),
        "VITRINE_USER",
        USER,
        "VITRINE_PASSWORD",
        PASSWORD,
        "VITRINE_API_KEY",
        KEY,
        "VITRINE_OAUTH_TOKEN",
        oauth,
        "VITRINE_PRIVATE_KEY",
        privateKey.toString());
  }

  @Override
  public void close() throws IOException {
    server.close();
    forgetful.close();
    Trees.delete(data);
  }
}
