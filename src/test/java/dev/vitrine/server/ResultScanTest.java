package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Rows of earlier statements of a session, read again.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ResultScanTest {

  private static RealServer server;
  private static DriverClient client;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
    client = DriverClient.of(server, "ADMIN");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String rows(String sql) {
    return ran(client, sql);
  }

  private static String ran(DriverClient by, String sql) {
    DriverClient.Answer answer = by.query(sql);
    return answer.success() ? String.valueOf(answer.rows()) : answer.code();
  }

  @Test
  void anIndexNamesAStatementOfTheSession() {
    DriverClient fresh = DriverClient.of(server, "ADMIN");

    assertThat(ran(fresh, "select * from table(result_scan())")).isEqualTo("000709");
    assertThat(ran(fresh, "select 5 as q, 'x' as r")).isEqualTo("[[5, x]]");
    assertThat(ran(fresh, "select q from table(result_scan(-1))")).isEqualTo("[[5]]");
    assertThat(ran(fresh, "select q + 1 as q from table(result_scan())")).isEqualTo("[[6]]");
    assertThat(ran(fresh, "select r from table(result_scan(2))")).isEqualTo("[[x]]");
    assertThat(ran(fresh, "select q from table(result_scan(-2))")).isEqualTo("[[6]]");
    assertThat(ran(fresh, "select * from table(result_scan(99))")).isEqualTo("000709");
    assertThat(ran(fresh, "select * from table(result_scan(1, 2))")).isEqualTo("000939");
  }
}
