package dev.vitrine.prismiq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.prismiq.Client.Answer;
import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.apikey.ApiKeys.Purpose;
import dev.vitrine.security.users.Users;
import dev.vitrine.server.RealServer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who may ask in production.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ProductionTest {

  private static final String ADMIN_KEY = "a-key-of-the-administrator-0123456789";

  private static RealServer server;
  private static Client nobody;
  private static Client admin;
  private static Client bob;

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.mode", "production",
            "vitrine.auth.allow-api-key-auth", "true",
            "vitrine.api-key", ADMIN_KEY,
            "vitrine.prismiq.tenants.Shop_1", "BOB");
    nobody = new Client(server);
    admin = nobody.with("X-API-Key", ADMIN_KEY);
    server.bean(Users.class).create("BOB");
    Purpose purpose = new Purpose("BOB", Optional.empty(), "test", Optional.empty());
    bob = nobody.with("X-API-Key", server.bean(ApiKeys.class).create(purpose).key());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoIsNotKnownIsRefused() {
    Answer refused = nobody.with("X-Tenant-ID", "Shop_1").get("/schema");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.at("detail")).isInstanceOf(String.class);
    assertThat(nobody.get("/health/live").status()).isEqualTo(200);
    assertThat(nobody.get("/health").text("status")).isEqualTo("healthy");
  }

  @Test
  void aTenantMustBeNamed() {
    Answer refused = admin.get("/schema");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.detail()).isEqualTo("X-Tenant-ID header is required");
    assertThat(admin.with("X-Tenant-ID", "any").get("/tables").status()).isEqualTo(200);
  }

  @Test
  void aUserSpeaksForThemselvesInTheirTenants() {
    assertThat(bob.with("X-Tenant-ID", "Shop_1").get("/tables").status()).isEqualTo(200);
    assertThat(bob.with("X-Tenant-ID", "Other").get("/tables").status()).isEqualTo(403);
    assertThat(bob.with("X-Tenant-ID", "Shop_1").with("X-User-ID", "ALICE").get("/tables").detail())
        .isEqualTo("X-User-ID must be your own name");
    assertThat(
            bob.with("X-Tenant-ID", "Shop_1")
                .post("/dashboards", "{\"name\": \"B\"}")
                .text("owner_id"))
        .isEqualTo("BOB");
  }

  @Test
  void anAdministratorsBackEndSpeaksForItsUsers() {
    Client carol = admin.with("X-Tenant-ID", "t").with("X-User-ID", "carol");

    assertThat(carol.post("/dashboards", "{\"name\": \"C\"}").text("owner_id")).isEqualTo("carol");
  }
}
