package dev.vitrine.sqlapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(startApplication = true, transactional = false)
class RefusedRequestsTest extends DoorTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{ | well-formed",
        "`` | empty",
        "[] | the body must be an object",
        "{} | statement is missing",
        "{\"statement\":1} | statement must be a string, not 1",
        "{\"statement\":\"x\",\"timeout\":-1} | timeout must be 0 to 604800",
        "{\"statement\":\"x\",\"timeout\":604801} | timeout must be 0 to 604800",
        "{\"statement\":\"x\",\"timeout\":1.5} | timeout must be a whole number",
        "{\"statement\":\"x\",\"timeout\":1e999999} | timeout must be",
        "{\"statement\":\"x\",\"timeout\":\"5\"} | timeout must be a whole number, not a string",
        "{\"statement\":\"x\",\"warehouse\":[]} | warehouse must be a string, not an array",
        "{\"statement\":\"x\",\"resultSetMetaData\":{\"format\":\"arrow\"}} | jsonv2",
        "{\"statement\":\"x\",\"parameters\":{\"nope\":1}} | unknown parameter 'nope'",
        "{\"statement\":\"x\",\"parameters\":{\"timezone\":\"Mars\"}} | TIMEZONE",
        "{\"statement\":\"x\",\"parameters\":{\"query_tag\":{}}} | parameters.query_tag must be",
        "{\"statement\":\"x\",\"bindings\":[]} | bindings must be an object",
        "{\"statement\":\"x\",\"bindings\":{\"a\":{}}} | not \"a\"",
        "{\"statement\":\"x\",\"bindings\":{\"1\":1}} | bindings.1 must be an object",
        "{\"statement\":\"x\",\"bindings\":{\"1\":{\"value\":\"1\"}}} | bindings.1.type is missing",
        "{\"statement\":\"x\",\"bindings\":{\"1\":{\"type\":\"INT\",\"value\":\"1\"}}} | one of",
        "{\"statement\":\"x\",\"bindings\":{\"1\":{\"type\":\"FIXED\",\"value\":1}}} | bindings.1.value must be a string, not 1",
        "{\"statement\":\"x\",\"bindings\":{\"1\":{\"type\":\"FIXED\",\"value\":[\"1\",2]}}} | bindings.1.value[1] must be a string",
        "{\"statement\":\"x\",\"bindings\":{\"1\":{\"type\":\"FIXED\"}}} | bindings.1.value is missing",
      })
  void aBadBodyIsRefusedWithTheFieldsName(String body, String message) {
    Reply reply = post("", body);

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.text("code")).isEqualTo("390142");
    assertThat(reply.text("message")).contains(message);
  }

  @Test
  void deepNestingIsRefused() {
    Reply reply = post("", "{\"statement\":" + "[".repeat(200_000));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("code")).isEqualTo("390142");
  }

  @Test
  void fieldsThatNobodyKnowsAreIgnored() {
    assertThat(post("?x=1", "{\"statement\":\"select 1\",\"x\":{},\"timeout\":null}").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "?async=maybe, async",
    "?nullable=0, nullable",
    "?requestId=abc, requestId",
    "?retry=true, retry needs requestId",
    "?wait=soon, wait",
  })
  void aBadQueryParameterIsNamed(String query, String message) {
    Reply reply = post(query, "{\"statement\":\"select 1\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("code")).isEqualTo("390400");
    assertThat(reply.text("message")).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=x", "?status=done", "?since=today", "?cursor=zzz"})
  void aBadFilterIsRefused(String query) {
    assertThat(get(query).status()).isEqualTo(400);
  }

  @Test
  void aStatementOfOneMegabyteIsTheMost() {
    Reply reply = run("select '" + "é".repeat(600_000) + "'");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.text("message")).contains("the limit is 1048576");
  }

  @Test
  void onlyJsonIsTaken() {
    Reply xml =
        send("POST", STATEMENTS, "<a/>", "Accept", "*/*", "Content-Type", "application/xml");

    assertThat(xml.status()).isEqualTo(415);
    assertThat(xml.text("code")).isEqualTo("391910");
    Reply charset =
        send(
            "POST",
            STATEMENTS,
            "{\"statement\":\"select 1\"}",
            "Accept",
            "*/*",
            "Content-Type",
            "application/json; charset=utf-8");
    assertThat(charset.status()).isEqualTo(200);
  }

  @Test
  void anAcceptHeaderIsNeededAndMustAdmitAFormat() {
    Reply none = send("POST", STATEMENTS, "{\"statement\":\"select 1\"}");
    Reply html = send("POST", STATEMENTS, "{\"statement\":\"select 1\"}", "Accept", "text/html");

    assertThat(none.status()).as(none.body()).isEqualTo(400);
    assertThat(none.text("code")).isEqualTo("391902");
    assertThat(none.text("message")).isEqualTo("Unsupported Accept header null is specified.");
    assertThat(html.text("code")).isEqualTo("391902");
  }

  @Test
  void anAcceptHeaderThatAdmitsNoEventsIsRefusedAlike() {
    String handle = run("select 1").text("statementHandle");

    Reply refused = send("GET", STATEMENTS + "/" + handle + "/events", "", "Accept", "text/csv");

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("391902");
    assertThat(refused.text("message"))
        .isEqualTo("Unsupported Accept header text/csv is specified.");
  }

  @Test
  void whatIsTooLongIsNamed() {
    Reply header = send("GET", STATEMENTS, "", "Accept", "*/*", "X-Long", "a".repeat(30_000));
    Reply line = send("GET", STATEMENTS + "?text=" + "a".repeat(9_000), "", "Accept", "*/*");

    assertThat(header.status()).as(header.body()).isEqualTo(431);
    assertThat(header.text("code")).isEqualTo("390413");
    assertThat(line.status()).as(line.body()).isEqualTo(414);
    assertThat(line.text("code")).isEqualTo("390413");
  }

  @Test
  void bindingsBelongToOneStatement() {
    Reply reply =
        post(
            "",
            "{\"statement\":\"select ?; select 2\",\"parameters\":{\"MULTI_STATEMENT_COUNT\":\"0\"},"
                + "\"bindings\":{\"1\":{\"type\":\"FIXED\",\"value\":\"1\"}}}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("message")).contains("Bindings cannot be used");
  }

  @Test
  void credentialsAreNeeded() {
    Reply reply =
        send("POST", STATEMENTS, "{}", "Accept", "*/*", "Authorization", "Bearer nonsense");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text("code")).startsWith("3903");
  }

  @Test
  void aRoleMustBeGranted() {
    Reply reply = post("", "{\"statement\":\"select 1\",\"role\":\"ACCOUNTADMIN\"}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("code")).isEqualTo("003001");
  }

  @Test
  void anUnknownPathAndAWrongMethodAreTold() {
    Reply unknown = send("GET", "/api/v2/nothing", "", "Accept", "*/*");
    Reply method = send("PUT", STATEMENTS, "{}", "Accept", "*/*");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text("code")).isEqualTo("390404");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.http().body()).isEmpty();
  }
}
