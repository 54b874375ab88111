package dev.vitrine.server;

import static dev.vitrine.server.RealServer.LONG_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who may do what.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AccessTest {

  private static RealServer server;
  private static Api admin;
  private static Api plain;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    admin = server.api().inEngineSql();
    plain = server.user("PLAIN", "SYSADMIN");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<?> listed(Api api, String query) {
    Answer answer = api.send("GET", "/api/v2/statements" + query, null);
    return (List<?>) answer.json().get("statements");
  }

  @Test
  void administratorsCancelAnyonesStatementAndOthersTheirOwn() {
    String ofAdmin = admin.start(LONG_READ);
    String ofPlain = plain.inEngineSql().start(LONG_READ);

    Answer refused = plain.cancel(ofAdmin);
    Answer canceled = admin.cancel(ofPlain);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("000709");
    assertThat(admin.get(ofAdmin, "").status()).isEqualTo(202);
    assertThat(canceled.text("outcome")).isEqualTo("CANCELED");
    assertThat(plain.ended(ofPlain).text("status")).isEqualTo("CANCELED");
    admin.cancel(ofAdmin);
  }

  @Test
  void onlyAdministratorsListOthers() {
    String handle = plain.submit("select 'of plain'").handle();

    assertThat(listed(admin, "?user=*").toString()).contains(handle);
    assertThat(listed(admin, "?user=PLAIN").toString()).contains(handle);
    assertThat(listed(admin, "").toString()).doesNotContain(handle);
    assertThat(listed(plain, "").toString()).contains(handle);
    for (String others : List.of("?user=*", "?user=ADMIN")) {
      Answer refused = plain.send("GET", "/api/v2/statements" + others, null);
      assertThat(refused.status()).as(refused.body()).isEqualTo(403);
      assertThat(refused.text("code")).isEqualTo("390420");
    }
  }

  @Test
  void requestsWithoutGoodCredentialsAreTold() {
    String path = "/api/v2/statements/" + UUID.randomUUID();
    Answer wrong =
        admin.send("GET", path, null, "application/json", "Authorization", "Bearer vk_wrong");
    Answer otherScheme =
        admin.send("GET", path, null, "application/json", "Authorization", "Basic QTpC");
    Answer badToken =
        admin.send("GET", path, null, "application/json", "Authorization", "Bearer a.b.c");

    for (Answer answer : List.of(wrong, otherScheme, badToken)) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isNotEmpty();
      assertThat(answer.text("code")).matches("39\\d{4}");
      assertThat(answer.text("sqlState")).isEqualTo("28000");
      assertThat(answer.text("message")).isNotBlank();
    }
  }

  @Test
  void roleThatIsNotGrantedIsRefused() {
    Answer refused = plain.submit("select 1", Map.of("role", "ACCOUNTADMIN"), "");
    Answer unknown = plain.submit("select 1", Map.of("role", "NO_SUCH_ROLE"), "");

    assertThat(refused.status()).isIn(403, 422);
    assertThat(refused.text("code")).isEqualTo(unknown.text("code"));
    assertThat(plain.submit("select 1", Map.of("role", "SYSADMIN"), "").status()).isEqualTo(200);
  }

  @Test
  void warehouseThatIsNotThereIsToldSo() {
    Answer refused = plain.submit("select 1", Map.of("warehouse", "NOWHERE_WH"), "");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("000606");
  }
}
