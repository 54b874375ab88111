package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.cell;
import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import net.snowflake.client.api.connection.SnowflakeConnection;

/// Files that go to stages, into tables, and back.
final class JdbcFiles {

  private final JdbcServer server;
  private final Path directory;

  /// @param directory of the client's files
  JdbcFiles(JdbcServer server, Path directory) {
    this.server = server;
    this.directory = directory;
  }

  List<JdbcFeature> features() {
    return List.of(
        new JdbcFeature("put", this::filesGoToAStageAndIntoATable),
        new JdbcFeature("copy", this::stagedFilesAreCopied),
        new JdbcFeature("get", this::stagedFilesAreFetched));
  }

  private String filesGoToAStageAndIntoATable() throws Exception {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      run(connection, "create or replace stage putting");
      try (ResultSet row = statement.executeQuery("put file://" + file() + " @putting")) {
        row.next();
        assertThat(row.getString("status")).isEqualTo("UPLOADED");
      }
      assertThat(cell(connection, "list @putting")).isEqualTo("putting/rows.csv.gz");
      return "UPLOADED";
    }
  }

  private String stagedFilesAreCopied() throws Exception {
    try (Connection connection = server.inSchema()) {
      run(
          connection,
          "create or replace stage copying",
          "create or replace table copied (i int, t varchar)",
          "put file://" + file() + " @copying",
          "copy into copied from @copying");
      assertThat(
              cell(
                  connection,
                  "select sum(i) || listagg(t, ',') within group (order by i) from copied"))
          .isEqualTo("3one,two");
      return "2 rows";
    }
  }

  private String stagedFilesAreFetched() throws Exception {
    Path into = Files.createDirectory(directory.resolve("got"));
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      run(
          connection,
          "create or replace stage getting",
          "put file://" + file() + " @getting auto_compress=false");
      try (ResultSet row = statement.executeQuery("get @getting file://" + into)) {
        row.next();
        assertThat(row.getString("status")).isEqualTo("DOWNLOADED");
      }
      assertThat(into.resolve("rows.csv")).hasContent("1,one\n2,two");
      try (InputStream stream =
          connection.unwrap(SnowflakeConnection.class).downloadStream("@getting", "rows.csv")) {
        assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("1,one\n2,two\n");
      }
      return "file and stream";
    }
  }

  private Path file() throws IOException {
    return Files.writeString(directory.resolve("rows.csv"), "1,one\n2,two\n");
  }
}
