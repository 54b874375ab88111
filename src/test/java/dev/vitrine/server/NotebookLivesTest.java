package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a notebook is after a restart, and what lies on the disk.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotebookLivesTest {

  @TempDir private Path data;

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("notebooks"))) {
      return all.filter(path -> path.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void aRestartLosesNoCell() throws IOException {
    RealServer first = RealServer.startIn(data);
    NotebooksDoor door = new NotebooksDoor(first.base(), "X-User-Id", "../../etc");
    String id = door.connected();
    String evil = "select 1\n# %% python [evil]\nimport os\n\n";
    String cell = door.cell(id, "sql", evil);
    String python = door.cell(id, "python", "x = '''\n# %% sql [evil]\n'''");
    door.put("/" + id + "/name", "name", "Kept");
    try (NotebookClient client = door.open(id).authenticate()) {
      client.ran(cell);
    }
    List<Map<String, Object>> before = door.cells(id);
    first.stop();

    assertThat(files(".py"))
        .allSatisfy(path -> assertThat(path.toString()).doesNotContain("etc"))
        .anySatisfy(path -> assertThat(path).hasFileName(id + ".py"));
    try (RealServer second = RealServer.startIn(data)) {
      NotebooksDoor again = new NotebooksDoor(second.base(), "X-User-Id", "../../etc");
      assertThat(again.get("").at("notebooks"))
          .isEqualTo(List.of(Map.of("id", id, "name", "Kept")));
      assertThat(again.cells(id))
          .extracting(found -> found.get("id"), found -> found.get("code"))
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(cell, evil),
              org.assertj.core.groups.Tuple.tuple(python, before.get(1).get("code")));
      assertThat(again.cells(id)).extracting(found -> found.get("status")).containsOnly("idle");
      assertThat(again.get("/" + id).text("db_conn_string")).isEqualTo("COMPUTE_WH");
      try (NotebookClient client = again.open(id).authenticate()) {
        assertThat(NotebookClient.words(client.ran(python))).contains("status success");
      }
    }
  }

  @Test
  void aPasswordLiesInNoNotebookAndNoVersion() throws IOException {
    try (RealServer server = RealServer.startIn(data)) {
      NotebooksDoor door = new NotebooksDoor(server.base());
      String id = door.create();
      door.connect(id, "postgresql://me:s3cr3t%40x@127.0.0.1:1/db");
      door.put("/" + id + "/name", "name", "Connected");

      assertThat(files(".py"))
          .isNotEmpty()
          .allSatisfy(path -> assertThat(Files.readString(path)).doesNotContain("s3cr3t"))
          .anySatisfy(path ->
              assertThat(Files.readString(path))
                  .contains("# DB: postgresql://me:{password}@127.0.0.1:1/db\n"));
      Path secret = files(".secret").getFirst();
      assertThat(Files.readString(secret)).isEqualTo("s3cr3t@x");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .isEqualTo("rw-------");

      door.connect(id, "");
      assertThat(files(".secret")).isEmpty();
      door.delete("/" + id);
      assertThat(files(id + ".py")).isEmpty();
      assertThat(Files.readString(files("index").getFirst())).doesNotContain(id);
      assertThat(files(".history")).isEmpty();
    }
  }

  @Test
  void typingInOneCellIsOneVersion() {
    try (RealServer server = RealServer.startIn(data)) {
      NotebooksDoor door = new NotebooksDoor(server.base());
      String id = door.create();
      String cell = door.cell(id, "sql", "s");
      for (String text : List.of("se", "sel", "select 1")) {
        door.edit(id, cell, text);
      }
      assertThat((List<?>) door.get("/" + id + "/versions").at("versions")).hasSize(3);
      assertThat(door.get("/" + id + "/versions/3").at("cells", 0, "code")).isEqualTo("select 1");
    }
  }
}
