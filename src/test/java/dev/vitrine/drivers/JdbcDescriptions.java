package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.cell;
import static dev.vitrine.drivers.JdbcServer.rows;
import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.util.List;

/// What is told without running: columns, placeholders, the catalog.
final class JdbcDescriptions {

  private final JdbcServer server;

  JdbcDescriptions(JdbcServer server) {
    this.server = server;
  }

  List<JdbcFeature> features() {
    return List.of(
        new JdbcFeature("describe", this::statementsAreDescribedBeforeTheyRun),
        new JdbcFeature("metadata", this::catalogIsTold));
  }

  private String statementsAreDescribedBeforeTheyRun() throws Exception {
    try (Connection connection = server.inSchema()) {
      run(connection, "create or replace table described (i int not null, t varchar(7))");
      try (PreparedStatement select =
              connection.prepareStatement("select i, t, ?::date as d from described where i > ?");
          PreparedStatement insert =
              connection.prepareStatement("insert into described values (?, ?)")) {
        assertThat(select.getMetaData().getColumnCount()).isEqualTo(3);
        assertThat(select.getMetaData().getColumnName(3)).isEqualTo("D");
        assertThat(select.getMetaData().getColumnType(3)).isEqualTo(Types.DATE);
        assertThat(select.getMetaData().getPrecision(2)).isEqualTo(7);
        assertThat(select.getParameterMetaData().getParameterCount()).isEqualTo(2);
        assertThat(insert.getParameterMetaData().getParameterCount()).isEqualTo(2);
        assertThat(cell(connection, "select count(*) from described")).isEqualTo("0");
      }
      return "columns and placeholders";
    }
  }

  private String catalogIsTold() throws Exception {
    try (Connection connection = server.inSchema()) {
      run(
          connection,
          "create or replace table parent (id int primary key, t varchar(9) comment 'says')",
          "create or replace table child (id int, pid int references parent (id))");
      assertThat(
              rows(connection.getMetaData().getTables("D", "S", "PARENT", new String[] {"TABLE"})))
          .singleElement()
          .satisfies(
              row -> assertThat(row.subList(0, 4)).containsExactly("D", "S", "PARENT", "TABLE"));
      assertThat(rows(connection.getMetaData().getColumns("D", "S", "PARENT", "%"))).hasSize(2);
      assertThat(rows(connection.getMetaData().getPrimaryKeys("D", "S", "PARENT"))).hasSize(1);
      assertThat(rows(connection.getMetaData().getImportedKeys("D", "S", "CHILD"))).hasSize(1);
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isGreaterThanOrEqualTo(3);
      return "DatabaseMetaData";
    }
  }
}
