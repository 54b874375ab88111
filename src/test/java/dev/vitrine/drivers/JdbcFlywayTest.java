package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Flyway migrates a schema through its support of Snowflake.
class JdbcFlywayTest {

  private static JdbcServer server;

  @TempDir private Path scripts;

  @BeforeAll
  static void start() throws SQLException {
    server = JdbcServer.withSchema();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private FluentConfiguration configuration(String schema) {
    return Flyway.configure()
        .dataSource(server.url(), "ADMIN", JdbcServer.PASSWORD)
        .jdbcProperties(Map.of("account", "x", "ssl", "off", "db", "D"))
        .schemas(schema)
        .locations("filesystem:" + scripts)
        .cleanDisabled(false);
  }

  private void script(String name, String sql) throws IOException {
    Files.writeString(scripts.resolve(name), sql);
  }

  private static List<String> states(Flyway flyway) {
    return Arrays.stream(flyway.info().all())
        .filter(info -> !isOfTheSchema(info))
        .map(JdbcFlywayTest::state)
        .toList();
  }

  /// Flyway writes down that it made the schema.
  private static boolean isOfTheSchema(MigrationInfo info) {
    return info.getDescription().contains("Schema Creation");
  }

  private static String state(MigrationInfo info) {
    return (info.isVersioned() ? info.getVersion() : info.getDescription()) + " " + info.getState();
  }

  private static @Nullable String asked(String sql) throws SQLException {
    try (Connection connection = server.inSchema()) {
      return cell(connection, sql);
    }
  }

  @Test
  void versionsAreMigratedOnceAndRepeatablesWhenTheyChange() throws Exception {
    script(
        "V1__shop.sql",
        "create table items (id int identity, name varchar not null);\n"
            + "insert into items (name) values ('a; b'), ('c');");
    script(
        "V2__more.sql",
        "alter table items add column price number(10,2) default 1;\n"
            + "update items set price = 2 where name = 'c';");
    script("R__view.sql", "create or replace view cheap as select * from items where price < 2;");
    Flyway flyway = configuration("MIGRATED").load();

    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(3);
    assertThat(flyway.migrate().migrationsExecuted).isZero();
    assertThat(asked("select listagg(name, '|') from d.migrated.cheap")).isEqualTo("a; b");
    assertThat(flyway.validateWithResult().validationSuccessful).isTrue();

    script("R__view.sql", "create or replace view cheap as select * from items where price < 3;");
    script(
        "V3__procedure.sql",
        """
        create or replace procedure add_item(name varchar) returns int language sql as
        $$
        begin
          insert into items (name) values (:name);
          return 1;
        end;
        $$;
        insert into items (name) values ('d');
        """);
    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
    assertThat(asked("select count(*) from d.migrated.cheap")).isEqualTo("3");
    assertThat(states(flyway))
        .containsExactly("1 SUCCESS", "2 SUCCESS", "view SUPERSEDED", "3 SUCCESS", "view SUCCESS");
    assertThat(asked("select count(*) from d.migrated.\"flyway_schema_history\" where \"success\""))
        .isEqualTo("6");
  }

  @Test
  void aMigrationThatFailsIsToldAndRepaired() throws Exception {
    script("V1__good.sql", "create table good (i int);");
    script("V2__bad.sql", "insert into good values (1);\ninsert into absent values (2);");
    Flyway flyway = configuration("FAILING").load();

    assertThatThrownBy(flyway::migrate)
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("ABSENT")
        .hasMessageContaining("42S02");
    assertThat(states(flyway)).first().isEqualTo("1 SUCCESS");
    assertThat(states(flyway)).doesNotContain("2 SUCCESS");

    flyway.repair();
    script("V2__bad.sql", "insert into good values (3);");
    flyway.repair();
    flyway.migrate();
    assertThat(states(flyway)).containsExactly("1 SUCCESS", "2 SUCCESS");
    assertThat(asked("select max(i) from d.failing.good")).isEqualTo("3");
  }

  @Test
  void aChangedScriptFailsValidation() throws Exception {
    script("V1__first.sql", "create table first (i int);");
    Flyway flyway = configuration("VALIDATED").load();
    flyway.migrate();
    script("V1__first.sql", "create table first (i int, j int);");

    assertThatThrownBy(flyway::validate).hasMessageContaining("checksum mismatch");
    flyway.repair();
    assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
  }

  @Test
  void aSchemaThatHasTablesIsTakenOverFromABaseline() throws Exception {
    try (Connection connection = server.inSchema()) {
      JdbcServer.run(connection, "create schema d.legacy", "create table d.legacy.old (i int)");
    }
    script("V1__old.sql", "create table old (i int);");
    script("V2__new.sql", "create table new as select * from old;");
    Flyway flyway = configuration("LEGACY").load();

    assertThatThrownBy(flyway::migrate).hasMessageContaining("non-empty schema");
    flyway.baseline();
    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
    assertThat(states(flyway)).contains("1 BASELINE", "2 SUCCESS");
  }

  @Test
  void cleaningDropsEverythingInTheSchemaAndNothingElse() throws Exception {
    script(
        "V1__all.sql",
        """
        create table t (i int primary key);
        create view v as select * from t;
        create sequence s;
        create stage st;
        create file format f type = csv;
        create function twice(x int) returns int as 'x * 2';
        create procedure p() returns int language sql as 'begin return 1; end';
        """);
    Flyway flyway = configuration("CLEANED").load();
    flyway.migrate();
    assertThat(flyway.clean().schemasDropped).isNotEmpty();
    assertThat(
            asked(
                "select count(*) from d.information_schema.schemata where schema_name = 'CLEANED'"))
        .isEqualTo("0");
    assertThat(asked("select count(*) from d.information_schema.schemata where schema_name = 'S'"))
        .isEqualTo("1");
    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
  }
}
