package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.Tokens;
import dev.vitrine.security.password.PasswordLogin;
import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Users, roles, grants and warehouses as statements make them.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class UsersTest {

  private static RealServer server;
  private static Api admin;
  private static Api plain;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    admin = server.api();
    plain = server.user("PLAIN", "PUBLIC");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer done(String sql) {
    Answer answer = admin.submit(sql);
    assertThat(answer.status()).as(sql + answer.body()).isEqualTo(200);
    return answer;
  }

  private static void refused(Api api, String sql, String code, String sqlState) {
    Answer answer = api.submit(sql);
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.text("code")).as(answer.body()).isEqualTo(code);
    assertThat(answer.text("sqlState")).isEqualTo(sqlState);
  }

  private static String property(String user, String property) {
    return done("DESCRIBE USER " + user).data().stream()
        .filter(row -> row.getFirst().equals(property))
        .map(row -> row.get(1))
        .findFirst()
        .orElseThrow();
  }

  private static String key() {
    return Tokens.pem(Tokens.RSA).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
  }

  @Test
  void userLogsInWithPasswordAndWithKey() {
    Answer created =
        done(
            "CREATE USER ALICE PASSWORD = 'correct horse' LOGIN_NAME = 'alice@example.org'"
                + " DEFAULT_ROLE = SYSADMIN, DEFAULT_NAMESPACE = vitrine.public"
                + " EMAIL = 'a@b.org' COMMENT = 'new' RSA_PUBLIC_KEY = '"
                + key()
                + "'");
    done("GRANT ROLE SYSADMIN TO USER alice");
    String issuer = "VITRINE.ALICE." + property("ALICE", "RSA_PUBLIC_KEY_FP");
    String jwt =
        Tokens.rs256(
            Tokens.claims()
                .issuer(issuer)
                .subject("VITRINE.ALICE")
                .issueTime(Tokens.in(0))
                .expirationTime(Tokens.in(600)),
            Tokens.RSA);

    assertThat(created.cell()).isEqualTo("User ALICE successfully created.");
    Answer who =
        new Api(server.base(), jwt).submit("SELECT CURRENT_USER() || ' ' || CURRENT_ROLE()");
    assertThat(who.status()).as(who.body()).isEqualTo(200);
    assertThat(who.cell()).isEqualTo("ALICE SYSADMIN");
    assertThat(
            server
                .bean(PasswordLogin.class)
                .login("alice@example.org", "correct horse", "127.0.0.1")
                .caller()
                .user())
        .isEqualTo("ALICE");
    assertThat(property("ALICE", "PASSWORD")).isEqualTo("********");
    assertThat(property("ALICE", "LOGIN_NAME")).isEqualTo("ALICE@EXAMPLE.ORG");
    assertThat(property("ALICE", "EMAIL")).isEqualTo("a@b.org");
    refused(admin, "CREATE USER alice", "002002", "42710");
    assertThat(done("CREATE USER IF NOT EXISTS alice").cell())
        .isEqualTo("ALICE already exists, statement succeeded.");
  }

  @Test
  void secretsAreInNoHistoryAndNoError() {
    String handle = done("CREATE USER MASKED PASSWORD = 'never-seen-1' COMMENT = 'shown'").handle();
    admin.submit("ALTER USER MASKED SET PASSWORD 'never-seen-2'");
    admin.submit("CREATE USER MASKED2 PASSWORD = 'never-seen-3' NO_SUCH = 1");
    refused(admin, "ALTER USER MASKED SET PASSWORD = 'short'", "003002", "28P01");

    String history = admin.send("GET", "/api/v2/statements?limit=100", null).body();
    assertThat(history).contains("MASKED").contains("'shown'").doesNotContain("never-seen");
    assertThat(admin.get(handle, "").body()).doesNotContain("never-seen");
    assertThat(admin.submit("ALTER USER MASKED SET PASSWORD 'never-seen-4'").body())
        .doesNotContain("never-seen");
    assertThat(done("SHOW USERS LIKE 'MASK%'").body()).doesNotContain("never-seen");
  }

  @Test
  void whoIsNoAdministratorChangesOnlyThemselves() {
    done("CREATE USER VICTIM");

    refused(plain, "CREATE USER MALLORY", "003001", "42501");
    refused(plain, "CREATE ROLE MALLORY", "003001", "42501");
    refused(plain, "ALTER USER VICTIM SET PASSWORD = 'taken over'", "003001", "42501");
    refused(plain, "ALTER USER PLAIN SET DISABLED = FALSE", "003001", "42501");
    refused(plain, "GRANT ROLE ACCOUNTADMIN TO USER PLAIN", "003001", "42501");
    refused(plain, "DROP USER ADMIN", "003001", "42501");
    refused(plain, "DESCRIBE USER VICTIM", "002003", "02000");
    refused(plain, "USE ROLE SYSADMIN", "003013", "42501");
    refused(plain, "USE ROLE NO_SUCH_ROLE", "002043", "02000");
  }

  @Test
  void securityAdministratorsDoNotReachAccountAdministrators() {
    Api security = server.user("SECURITY", "SECURITYADMIN");

    assertThat(security.submit("CREATE USER MADE_BY_SECURITY").status()).isEqualTo(200);
    refused(security, "ALTER USER ADMIN SET PASSWORD = 'taken over'", "003001", "42501");
    refused(security, "GRANT ROLE ACCOUNTADMIN TO USER SECURITY", "003001", "42501");
    refused(security, "GRANT ROLE ACCOUNTADMIN TO ROLE SECURITYADMIN", "003001", "42501");
  }

  @Test
  void rolesAreInherited() {
    done("CREATE ROLE PARENT COMMENT = 'above'");
    done("CREATE ROLE CHILD");
    done("CREATE USER HEIR");
    done("GRANT ROLE CHILD TO ROLE PARENT");
    done("GRANT ROLE PARENT TO USER HEIR");
    String secret =
        done("ALTER USER HEIR ADD PROGRAMMATIC ACCESS TOKEN T1 DAYS_TO_EXPIRY = 2")
            .data()
            .getFirst()
            .get(1);
    Api heir = new Api(server.base(), secret);

    assertThat(heir.submit("SELECT CURRENT_AVAILABLE_ROLES()").cell())
        .isEqualTo("[ \"CHILD\", \"PARENT\", \"PUBLIC\" ]");
    assertThat(heir.submit("USE ROLE CHILD").status()).isEqualTo(200);
    assertThat(
            heir.submit("SELECT IS_ROLE_IN_SESSION('CHILD')", Map.of("role", "PARENT"), "").cell())
        .isEqualTo("true");
    assertThat(done("SHOW GRANTS OF ROLE CHILD").data().getFirst().subList(1, 4))
        .isEqualTo(List.of("CHILD", "ROLE", "PARENT"));
    refused(admin, "GRANT ROLE PARENT TO ROLE CHILD", "002023", "22000");
    done("ALTER USER HEIR REMOVE PROGRAMMATIC ACCESS TOKEN T1");
    assertThat(heir.submit("SELECT 1").status()).isEqualTo(401);
  }

  @Test
  void privilegesAreShown() {
    done("CREATE ROLE READER");
    done("CREATE TABLE GRANTED (A INT)");
    done("GRANT SELECT, INSERT ON TABLE GRANTED TO ROLE READER");
    done("GRANT USAGE ON WAREHOUSE COMPUTE_WH TO ROLE READER");
    done("GRANT SELECT ON FUTURE TABLES IN SCHEMA PUBLIC TO ROLE READER");
    done("REVOKE INSERT ON TABLE GRANTED FROM ROLE READER");

    assertThat(
            done("SHOW GRANTS TO ROLE READER").data().stream()
                .map(row -> row.get(1) + " " + row.get(2) + " " + row.get(3)))
        .containsExactlyInAnyOrder(
            "SELECT TABLE VITRINE.PUBLIC.GRANTED", "USAGE WAREHOUSE COMPUTE_WH");
    assertThat(
            done("SHOW GRANTS ON TABLE GRANTED").data().stream()
                .map(row -> row.get(1) + " " + row.get(5)))
        .containsExactlyInAnyOrder("SELECT READER", "OWNERSHIP ACCOUNTADMIN");
    assertThat(done("SHOW FUTURE GRANTS IN SCHEMA PUBLIC").data()).hasSize(1);
    refused(admin, "GRANT SELECT ON TABLE NOT_THERE TO ROLE READER", "002003", "42S02");
    refused(admin, "GRANT SELECT ON TABLE GRANTED TO ROLE NOT_THERE", "002003", "02000");
    done("DROP TABLE GRANTED");
    assertThat(done("SHOW GRANTS TO ROLE READER").data()).hasSize(1);
  }

  @Test
  void warehousesAreNamesOfTheEmbeddedOne() {
    assertThat(
            done("CREATE WAREHOUSE LOADING WITH WAREHOUSE_SIZE = XSMALL AUTO_SUSPEND = 60").cell())
        .isEqualTo("Warehouse LOADING successfully created.");

    assertThat(
            admin.submit("SELECT CURRENT_WAREHOUSE()", Map.of("warehouse", "LOADING"), "").cell())
        .isEqualTo("LOADING");
    List<String> shown = done("SHOW WAREHOUSES LIKE 'loading'").data().getFirst();
    assertThat(shown.get(3)).isEqualTo("X-Small");
    assertThat(shown.get(11)).isEqualTo("60");
    done("ALTER WAREHOUSE LOADING SUSPEND");
    done("ALTER WAREHOUSE LOADING RESUME IF SUSPENDED");
    done("USE WAREHOUSE LOADING");
    refused(admin, "USE WAREHOUSE NOWHERE", "002043", "02000");
    done("DROP WAREHOUSE LOADING");
    refused(admin, "DROP WAREHOUSE LOADING", "002003", "02000");
  }

  @Test
  void renamedUserKeepsRolesAndTokens() {
    done("CREATE USER BEFORE");
    done("GRANT ROLE SYSADMIN TO USER BEFORE");
    String secret = done("ALTER USER BEFORE ADD PAT T").data().getFirst().get(1);
    done("ALTER USER BEFORE RENAME TO AFTER_IT");

    Api renamed = new Api(server.base(), secret);
    assertThat(renamed.submit("SELECT CURRENT_USER()").cell()).isEqualTo("AFTER_IT");
    assertThat(renamed.submit("USE ROLE SYSADMIN").status()).isEqualTo(200);
    assertThat(done("DROP USER AFTER_IT").cell()).isEqualTo("AFTER_IT successfully dropped.");
    assertThat(done("DROP USER IF EXISTS AFTER_IT").cell())
        .isEqualTo("Drop statement executed successfully (AFTER_IT already dropped).");
    assertThat(renamed.submit("SELECT 1").status()).isEqualTo(401);
  }
}
