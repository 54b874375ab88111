package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What statements that define objects take, and what they refuse by its name.
class DefinitionsTest {

  private static RealServer server;
  private static DriverClient client;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
    client = DriverClient.of(server, "ADMIN");
    rows("create database d");
    rows("create table t (a int, b text)");
    rows("create view v as select a from t");
    rows("create stage s");
  }

  @AfterAll
  static void stop() {
    client.logout();
    server.close();
  }

  private static Answer query(String sql) {
    return client.query(sql, newId(), Map.of());
  }

  private static String rows(String sql) {
    Answer answer = query(sql);
    assertThat(answer.success()).as(sql + " " + answer).isTrue();
    return String.valueOf(answer.rows());
  }

  private static void refused(String sql, String code, String message) {
    Answer answer = query(sql);
    assertThat(answer.code()).as(sql + " " + answer).isEqualTo(code);
    assertThat(String.valueOf(answer.at("message"))).contains(message);
  }

  @Test
  void aColumnMayBeCalledPolicy() {
    rows("create table policies (a int, policy varchar)");
    rows("create or replace table policies (a, policy) as select 1, 2");
    rows("create view policies_seen (a, policy) as select 3, 4");
    rows("alter table policies add column other int");
    rows("alter table policies rename column policy to p");
    rows("alter table policies add column policy int");
    rows("alter table policies drop column policy");

    assertThat(rows("select p, policy from policies, policies_seen")).isEqualTo("[[2, 4]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table w (a int, b int as (a + 1))",
        "create table w (a int, b int generated always as (a + 1))",
        "alter table t add column c int as (a + 1)"
      })
  void aComputedColumnIsRefusedByItsName(String sql) {
    refused(sql, "000002", "Unsupported feature 'VIRTUAL COLUMN'.");
  }

  @Test
  void aConstraintIsMeantByItsNameOrByWhatItHolds() {
    rows("create table keyed (a int primary key, b int unique, c int, constraint k unique (c))");
    rows("alter table keyed modify primary key (a) rely");
    rows("alter table keyed modify unique (b) not enforced");
    rows("alter table keyed alter constraint k rely");
    refused("alter table keyed modify unique (a) rely", "002023", "Constraint does not exist.");
    refused("alter table keyed modify constraint o rely", "002023", "Constraint does not exist.");

    rows("alter table keyed drop primary key cascade");
    rows("alter table keyed drop unique (b)");
    rows("alter table keyed drop constraint k restrict");
    refused("alter table keyed drop constraint k", "002023", "Constraint does not exist.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STAGE if exists gone",
        "FILE FORMAT if exists gone",
        "FUNCTION if exists gone(int)",
        "PROCEDURE if exists gone()",
        "SEQUENCE if exists gone",
        "VIEW if exists gone",
        "SCHEMA if exists gone",
        "ROLE if exists gone",
        "USER if exists gone",
        "WAREHOUSE if exists gone"
      })
  void whatDependsOnItMayBeSpokenOf(String what) {
    assertThat(rows("drop " + what + " cascade")).contains("(GONE already dropped)");
    assertThat(rows("drop " + what + " restrict")).contains("(GONE already dropped)");
  }

  @Test
  void aRoutineMayBeSaidToReturnNull() {
    rows("create function nothing(x int) returns number null language sql as 'nullif(x, x)'");
    rows("create procedure nothing() returns int null language sql as 'begin return null; end'");

    assertThat(rows("select nothing(1)")).isEqualTo("[[null]]");
    assertThat(rows("call nothing()")).isEqualTo("[[null]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'begin return x; end'",
        "$$ declare y int; begin return x; end $$",
        "begin return x; end"
      })
  void aFunctionIsNoScript(String body) {
    refused(
        "create function scripted(x int) returns int language sql as " + body,
        "000002",
        "Unsupported feature 'Snowflake Scripting in functions'.");
  }

  @Test
  void objectsAreShownWithWhatOneMayDo() {
    assertThat(rows("show warehouses with privileges usage")).contains("COMPUTE_WH");
    assertThat(rows("show databases like 'd' with privileges usage, modify")).contains(", D,");
    assertThat(rows("show schemas with privileges create table in database d limit 9"))
        .contains(", PUBLIC,");
  }

  @Test
  void aTablesStageIsNotDescribed() {
    refused("desc table t type = stage", "000002", "'DESCRIBE TABLE TYPE = STAGE'");
    assertThat(rows("desc table t type = columns")).startsWith("[[A, NUMBER(38,0), COLUMN,");
  }

  @Test
  void aRoutinesLevelsAreTaken() {
    rows("create function leveled() returns int comment = 'x' as '1'");
    rows("create procedure leveled() returns int language sql as 'begin return 1; end'");

    rows("alter function leveled() set log_level = 'INFO'");
    rows("alter procedure leveled() set trace_level = always comment = 'y'");
    rows("alter procedure leveled() set auto_event_logging = 'ALL'");
    rows("alter procedure leveled() unset log_level, trace_level, metric_level");

    assertThat(rows("show user functions like 'leveled'")).contains(", x, ");
    assertThat(rows("show procedures like 'leveled'")).contains(", y, ");
    refused("alter procedure leveled() set other = 3", "001003", "unexpected 'other'");
  }

  @Test
  void withoutANameTheCurrentWarehouseIsAltered() {
    rows("create warehouse \"SET\"");

    rows("alter warehouse resume if suspended");
    rows("alter warehouse set comment = 'current' auto_suspend = 10");
    rows("alter warehouse set set max_cluster_count = 2");
    assertThat(rows("show warehouses like 'set'")).contains("current");
    rows("alter warehouse unset comment");
    rows("alter warehouse rename to resume");
    rows("alter warehouse resume suspend");
    assertThat(rows("show warehouses like 'resume'"))
        .contains("SUSPENDED")
        .doesNotContain("current");
    rows("drop warehouse resume");
    rows("use warehouse compute_wh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"role", "user", "warehouse"})
  void whatIsReplacedIsNotKept(String kind) {
    refused(
        "create or replace " + kind + " if not exists x",
        "001004",
        "options IF NOT EXISTS and OR REPLACE are incompatible.");
  }

  @Test
  void aSequencesPropertiesComeInAnyOrder() {
    rows("create sequence ordered comment = 'x' start 5 increment by 2");
    rows("create sequence mixed increment by 2 comment 'y', start = 3 noorder");

    assertThat(rows("select ordered.nextval, mixed.nextval")).isEqualTo("[[5, 3]]");
    assertThat(rows("select ordered.nextval, mixed.nextval")).isEqualTo("[[7, 5]]");
    assertThat(rows("show sequences like 'ordered'")).contains(", x, ");
    assertThat(rows("show sequences like 'mixed'")).contains(", y, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          alter user admin set tag a = 'b' => 'TAG'
          alter warehouse compute_wh set tag a = 'b' => 'TAG'
          alter role sysadmin unset tag a => 'TAG'
          alter function f() set tag a = 'b' => 'TAG'
          alter procedure p() unset tag a => 'TAG'
          alter sequence s set tag a = 'b' => 'TAG'
          alter stage s set tag a = 'b' => 'TAG'
          alter schema public set tag a = 'b' => 'TAG'
          alter database d set tag a = 'b' => 'TAG'
          alter view v set tag a = 'b' => 'TAG'
          alter view v add row access policy p on (a) => 'POLICY'
          alter view v drop all row access policies => 'POLICY'
          alter table t drop row access policy p => 'POLICY'
          alter table t unset aggregation policy => 'POLICY'
          alter table t set join policy p force => 'POLICY'
          alter user admin set password policy p => 'POLICY'
          create table x (a int) with join policy p => 'POLICY'
          create table x (a int) with contact (steward = c) => 'CONTACT'
          alter table t set contact steward = c => 'CONTACT'
          alter table t add data metric function f on (a) => 'DATA METRIC FUNCTION'
          alter database d enable replication to accounts a.b => 'REPLICATION'
          alter database d refresh => 'REPLICATION'
          alter database d primary => 'REPLICATION'
          create database role x => 'CREATE DATABASE ROLE'
          drop database role if exists d.x => 'DROP DATABASE ROLE'
          alter database role x set comment = 'y' => 'ALTER DATABASE ROLE'
          show grants to database role x => 'DATABASE ROLE'
          execute task x => 'TASK' (tasks: nothing runs on a schedule)
          execute job service in compute pool p => 'SERVICE' (container services)
          undrop external volume x => 'EXTERNAL VOLUME' (external volumes)
          comment on network policy p is 'x' => 'NETWORK POLICY' (policies: limits of addresses belong in front of the server)
          create dbt project p => 'DBT PROJECT' (dbt projects: run dbt where it is installed)
          create or replace agent a => 'AGENT' (machine learning)
          create backup set b for table t => 'BACKUP SET' (backups)
          create interactive table x (a int) => 'INTERACTIVE TABLE' (interactive tables)
          """)
  void whatIsNotThereIsRefusedByItsName(String sql, String feature) {
    refused(sql, "000002", "Unsupported feature " + feature + ".");
  }

  @Test
  void aDatabaseMayBeCalledRole() {
    rows("create database role comment = 'x'");
    rows("alter database role set comment = 'y'");
    rows("drop database role");
    rows("use schema d.public");
  }

  /// Made when it is not there, and else altered to what is written.
  @Test
  void whatIsThereBecomesWhatIsWritten() {
    rows("create or alter stage kept comment = 'first' file_format = (skip_header = 1)");
    rows("copy into @kept/file from (select 1)");
    rows("create or alter stage kept comment = 'second'");
    assertThat(rows("list @kept")).contains("kept/file");
    assertThat(rows("show stages like 'kept'")).contains("second");
    assertThat(rows("desc stage kept")).contains("SKIP_HEADER, Integer, 0");

    rows("create or alter file format form type = csv skip_header = 1 comment = 'first'");
    rows("create or alter file format form type = csv field_delimiter = '|'");
    assertThat(rows("desc file format form"))
        .contains("FIELD_DELIMITER, String, |", "SKIP_HEADER, Integer, 0");
    refused("create or alter file format form type = json", "000002", "another TYPE");

    rows("create or alter role made comment = 'first'");
    rows("create or alter role made comment = 'second'");
    assertThat(rows("show roles like 'made'")).contains("second");
    refused("create or alter role public", "003001", "system role 'PUBLIC'");

    rows("create or alter warehouse made warehouse_size = small comment = 'first'");
    rows("alter warehouse made suspend");
    rows("create or alter warehouse made with warehouse_size = large");
    assertThat(rows("show warehouses like 'made'"))
        .contains("MADE, SUSPENDED, STANDARD, Large")
        .doesNotContain("first");
    rows("use warehouse compute_wh");
  }

  @Test
  void aRoutineThatIsThereBecomesWhatIsWritten() {
    for (int i = 1; i < 3; i++) {
      rows("create or alter function altered(a int) returns int as 'a + " + i + "'");
      rows(
          "create or alter procedure altered(a int) returns int language sql"
              + " as 'begin return a * "
              + i
              + "; end'");
    }

    assertThat(rows("select altered(5)")).isEqualTo("[[7]]");
    assertThat(rows("call altered(5)")).isEqualTo("[[10]]");
  }

  /// A materialized view's rows are computed when they are read.
  @Test
  void howAMaterializedViewIsKeptIsTaken() {
    rows("create materialized view kept copy grants (a) comment = 'x' as select a from t");
    for (String action :
        List.of(
            "cluster by (a)",
            "suspend recluster",
            "resume recluster",
            "drop clustering key",
            "suspend",
            "resume",
            "set secure",
            "set comment = 'y'")) {
      rows("alter materialized view kept " + action);
    }

    assertThat(rows("show views like 'kept'")).contains(", y, ");
    refused("alter view v suspend", "001003", "unexpected 'suspend'");
  }
}
