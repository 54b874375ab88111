package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Bindings where a statement must know the value before it can be read, as Snowflake's clients put
/// them: names, options, arguments of functions that give rows.
class BoundWordsTest {

  private static RealServer server;
  private static DriverClient client;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
    client = DriverClient.of(server, "ADMIN");
    rows("create database d");
  }

  @AfterAll
  static void stop() {
    client.logout();
    server.close();
  }

  private static Answer query(String sql, Object... values) {
    Map<String, Object> bindings = new LinkedHashMap<>();
    for (Object value : values) {
      bindings.put("" + (bindings.size() + 1), binding(value));
    }
    return client.query(sql, newId(), Map.of("bindings", bindings));
  }

  private static Map<String, Object> binding(Object value) {
    String type = value instanceof Integer ? "FIXED" : "TEXT";
    return Map.of("type", type, "value", value.toString());
  }

  private static Object rows(String sql, Object... values) {
    Answer answer = query(sql, values);
    assertThat(answer.success()).as(sql + " " + answer).isTrue();
    return answer.rows();
  }

  @Test
  void namesMayBeBound() {
    rows("create table identifier(?) (a int, b text)", "d.public.\"Named so\"");
    rows("insert into identifier(?) values (?, ?)", "\"Named so\"", 1, "it's");
    rows("alter table identifier(?) add column c int", "\"Named so\"");
    rows("update identifier(?) set c = ? where a = ?", "\"Named so\"", 7, 1);

    assertThat(rows("select a + ?, b, c from identifier(?) where b = ?", 1, "\"Named so\"", "it's"))
        .isEqualTo(List.of(List.of("2", "it's", "7")));
    assertThat(rows("select c from table(?)", "\"Named so\"")).isEqualTo(List.of(List.of("7")));

    rows("delete from identifier(?)", "\"Named so\"");
    rows("truncate table identifier(?)", "\"Named so\"");
    rows("drop table identifier(?)", "\"Named so\"");
    assertThat(query("select * from \"Named so\"").code()).isEqualTo("002003");
  }

  @Test
  void columnsAndFunctionsMayBeNamedByAVariable() {
    rows("create or replace table ft (k int, \"a b\" int) as select * from values (1, 3), (2, 4)");
    rows("create or replace function f1(a int) returns int as 'a * 10'");
    rows("set (cn, qn, fn) = ('k', 'ft.\"a b\"', 'f1')");

    Answer answer =
        query("select identifier($cn), identifier($qn) from ft order by identifier($cn)");
    assertThat(answer.rows()).isEqualTo(List.of(List.of("1", "3"), List.of("2", "4")));
    assertThat(answer.at("data", "rowtype", 0, "name")).isEqualTo("K");
    assertThat(answer.at("data", "rowtype", 1, "name")).isEqualTo("a b");

    assertThat(rows("select * from ft where identifier('k') = 1"))
        .isEqualTo(List.of(List.of("1", "3")));
    assertThat(
            rows(
                "select identifier(?), count(*) from ft group by identifier(?) having"
                    + " identifier(?) > 1",
                "k",
                "k",
                "k"))
        .isEqualTo(List.of(List.of("2", "1")));
    assertThat(rows("select identifier('f1')(2), identifier($fn)(3)"))
        .isEqualTo(List.of(List.of("20", "30")));
    assertThat(query("select identifier('nope') from ft").code()).isEqualTo("000904");
    assertThat(query("select identifier(k) from ft").code()).isEqualTo("002023");
    assertThat(String.valueOf(query("select identifier($nope) from ft").at("message")))
        .endsWith("Session variable '$NOPE' does not exist");
  }

  /// What the query of a `CREATE TABLE … AS` binds are values, numbered as they were.
  @Test
  void aTableIsMadeUnderABoundNameFromBoundValues() {
    rows("create table identifier(?) as select ? as a, ? as b", "made", 3, "x");

    assertThat(rows("select a, b from made")).isEqualTo(List.of(List.of("3", "x")));
  }

  @Test
  void namesOfStagesAndFormatsMayBeBoundToo() {
    rows("create temporary stage identifier(?) file_format = (type = csv)", "\"s t\"");
    rows("create temporary file format identifier(?) type = csv", "f");
    rows("create or replace table loaded (a int)");
    rows("copy into @\"s t\"/n from (select 1) overwrite = true");

    rows(
        "copy into identifier(?) from '@\"s t\"/n' purge = true on_error = ?",
        "loaded",
        "continue");

    assertThat(rows("select a from loaded")).isEqualTo(List.of(List.of("1")));
    assertThat(rows("list ?", "@\"s t\"")).isEqualTo(List.of());
    rows("drop file format if exists identifier(?)", "f");
    rows("drop stage if exists identifier(?)", "\"s t\"");
  }

  @Test
  void functionsThatGiveRowsTakeBoundArguments() {
    assertThat(rows("select count(*) from table(generator(rowcount => ?))", 7))
        .isEqualTo(List.of(List.of("7")));
    String id = query("select 'kept' as a").id();
    assertThat(rows("select a from table(result_scan(?))", id)).isEqualTo(List.of(List.of("kept")));
    rows("create or replace stage described");
    rows("create or replace file format headed type = csv parse_header = true");
    rows("copy into @described/n from (select 1 as a, 'x' as b) header = true");
    assertThat(
            rows(
                "select column_name from table(infer_schema(location => ?, file_format => ?))"
                    + " order by order_id",
                "@described",
                "headed"))
        .isEqualTo(List.of(List.of("A"), List.of("B")));
  }

  @Test
  void otherStatementsTakeBoundValues() {
    rows("create or replace table commented (a int)");
    rows("comment on table identifier(?) is ?", "commented", "it's \\ so");
    assertThat(
            rows("select comment from information_schema.tables where table_name = ?", "COMMENTED"))
        .isEqualTo(List.of(List.of("it's \\ so")));
    rows("alter session set query_tag = ?", "a tag");
    assertThat(rows("show tables like ?", "COMMENT%").toString()).contains("COMMENTED");
  }

  @Test
  void aSessionsVariableNamesAnyObject() {
    rows("set place = 'd.public.chosen'");
    rows("create stage identifier($place)");
    assertThat(rows("show stages like 'CHOSEN'").toString()).contains("CHOSEN");
    rows("drop stage identifier($place)");
  }

  /// Roles, users and warehouses, columns and sequences have names of one part.
  @Test
  void namesOfOnePartMayBeGivenByIdentifierToo() {
    rows("set (r, u, w) = ('NAMED_ROLE', 'NAMED_USER', 'named_warehouse')");
    rows("create role if not exists identifier($r)");
    rows("create role identifier('\"named too\"')");
    rows("create user identifier($u) default_role = named_role");
    rows("create warehouse identifier($w) with warehouse_size = xsmall");
    rows("grant role identifier($r) to role identifier('\"named too\"')");
    rows("grant role identifier($r) to user identifier($u)");
    rows("grant usage on warehouse identifier($w) to role identifier($r)");
    rows("alter user identifier($u) set comment = 'x'");
    rows("alter warehouse identifier($w) suspend");
    rows("use warehouse identifier($w)");
    rows("use role identifier('accountadmin')");

    assertThat(rows("select current_warehouse()")).isEqualTo(List.of(List.of("NAMED_WAREHOUSE")));
    assertThat(rows("show grants to role identifier($r)").toString()).contains("NAMED_WAREHOUSE");
    assertThat(rows("show grants to user identifier($u)").toString()).contains("NAMED_ROLE");
    assertThat(rows("describe user identifier($u)").toString()).contains("NAMED_USER");
    assertThat(query("drop role identifier('a.b')").code()).isEqualTo("001003");
    rows("drop user identifier($u)");
    rows("drop warehouse identifier($w)");
    rows("drop role identifier($r)");
    rows(
        "begin let r := '\"named too\"'; drop role identifier(:r);"
            + " create role identifier(:r); drop role identifier(:r); end");

    rows("create table parts (a int, identifier('b') int)");
    rows("set (c, s) = ('c', 'counted')");
    rows("alter table parts rename column identifier('a') to identifier($c)");
    rows("create sequence counted");
    rows("insert into parts (identifier($c), identifier('b')) values (7, 8)");
    assertThat(
            rows("select c, b, identifier($s).nextval, identifier('counted').nextval from parts"))
        .isEqualTo(List.of(List.of("7", "8", "1", "2")));
  }

  /// As setups of tools write them: what they are to make is in variables at their top.
  @Test
  void aSessionsVariableIsAPropertysValue() {
    rows(
        "set (role_name, secret, tag, kept, pattern) = ('LOADER', 'correct horse', 'x', 3, 'a.*')");
    rows("create role identifier($role_name) comment = $tag");
    rows("create user loading password = $secret default_role = $role_name, comment=$tag");
    assertThat(rows("describe user loading").toString())
        .contains("DEFAULT_ROLE, LOADER", "COMMENT, x")
        .doesNotContain("correct horse");
    assertThat(query("alter user loading set days_to_expiry = $secret").toString())
        .doesNotContain("correct horse");
    rows("drop user loading");
    rows("drop role identifier($role_name)");

    rows("alter session set query_tag=$tag");
    assertThat(rows("show parameters like 'query_tag'").toString()).contains("[QUERY_TAG, x,");
    rows(
        "create table told (a int default $kept, b text default $tag) comment = $tag"
            + " data_retention_time_in_days=$kept");
    rows("alter table told set comment=$pattern");
    assertThat(rows("show tables like 'told'").toString()).contains("a.*");
    rows("insert into told values (default, default)");
    assertThat(rows("select * from told")).isEqualTo(List.of(List.of("3", "x")));
  }

  @Test
  void aSessionsVariableTellsWhichStagedFilesAreMeant() {
    rows("set (pattern, tag) = ('.*wanted.*', 'x')");
    rows("create stage several comment = $tag");
    rows("create table taken (a text, b text)");
    rows("copy into @several/wanted from (select 1)");
    rows("copy into @several/other from (select 2)");

    rows("copy into taken from (select $1, $tag from @several) pattern=$pattern");

    assertThat(rows("select * from taken")).isEqualTo(List.of(List.of("1", "x")));
    rows("rm @several pattern = $pattern");
    assertThat(rows("list @several").toString()).contains("other").doesNotContain("wanted");
  }

  /// What runs later reads its variables then.
  @Test
  void bodiesKeepTheirVariables() {
    rows("set later = 'first'");
    rows("create procedure reads() returns text language sql as begin return $later; end");
    rows("create view reading as select $later as a");
    rows("set later = 'second'");

    assertThat(rows("call reads()")).isEqualTo(List.of(List.of("second")));
    assertThat(rows("select a from reading")).isEqualTo(List.of(List.of("second")));
  }

  @Test
  void aVariableThatIsNotSetIsToldSo() {
    for (String sql :
        List.of(
            "alter session set query_tag=$unset",
            "create role identifier($unset)",
            "comment on table t is $unset")) {
      assertThat(String.valueOf(query(sql).at("message")))
          .endsWith("Session variable '$UNSET' does not exist");
    }
  }

  @Test
  void aBoundNameThatNeverCameIsToldSo() {
    assertThat(query("drop table identifier(?)").success()).isFalse();
    assertThat(query("select * from identifier(?)").success()).isFalse();
  }

  @Test
  void bindingsMayGoByNames() {
    Map<String, Object> bindings = new LinkedHashMap<>();
    bindings.put("CATALOG", binding("D"));
    bindings.put("N", binding(2));
    Answer answer =
        client.query(
            "select :catalog::text, :N + 1, ':CATALOG', :CATALOG ilike 'd'",
            newId(),
            Map.of("bindings", bindings));
    assertThat(answer.rows()).isEqualTo(List.of(List.of("D", "3", ":CATALOG", "1")));

    Answer refused =
        client.query("select 1", newId(), Map.of("bindings", Map.of("not a name", binding(1))));
    assertThat(refused.code()).isEqualTo("390142");
  }
}
