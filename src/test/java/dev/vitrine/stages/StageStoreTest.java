package dev.vitrine.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageStoreTest {

  @TempDir Path directory;

  private StageStore store;
  private StageArea stage;

  @BeforeEach
  void open() {
    store = new StageStore(directory.resolve("stages"), StagesConfig.allowing());
    stage = store.named("s1");
  }

  @Test
  void whatIsKeptIsListedWithItsSum() throws IOException {
    put("b/x.csv", "1,a\n");
    put("a.csv", "");

    assertThat(stage.list(StagePath.WHOLE))
        .extracting(StagedFile::path)
        .containsExactly("a.csv", "b/x.csv");
    StagedFile file = stage.file(StagePath.of("b/x.csv")).orElseThrow();
    assertThat(file.size()).isEqualTo(4);
    assertThat(file.md5()).hasSize(32);
    assertThat(read("b/x.csv")).isEqualTo("1,a\n");
    assertThat(store.used()).isEqualTo(4);
  }

  @Test
  void aPathIsAPrefix() throws IOException {
    put("d/one.csv", "1");
    put("d/other.csv", "1");
    put("dd.csv", "1");

    assertThat(paths("d/o")).containsExactly("d/one.csv", "d/other.csv");
    assertThat(paths("d/")).containsExactly("d/one.csv", "d/other.csv");
    assertThat(paths("d")).containsExactly("d/one.csv", "d/other.csv", "dd.csv");
    assertThat(paths("nothing")).isEmpty();
  }

  @Test
  void nobodySeesAFileBeforeItIsKept() throws IOException {
    try (StageUpload upload = stage.create(StagePath.of("x"))) {
      upload.write("half".getBytes(StandardCharsets.UTF_8));
      assertThat(stage.list(StagePath.WHOLE)).isEmpty();
    }
    assertThat(stage.list(StagePath.WHOLE)).isEmpty();
    assertThat(store.used()).isZero();
  }

  @Test
  void aFileTakesTheOldOnesPlaceAndSpace() throws IOException {
    put("x", "long text");
    put("x", "short");

    assertThat(read("x")).isEqualTo("short");
    assertThat(store.used()).isEqualTo(5);
    assertThat(stage.remove(StagePath.of("x"))).isTrue();
    assertThat(stage.remove(StagePath.of("x"))).isFalse();
    assertThat(store.used()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "a/./b", "..", "a\0b", "a\nb", "a\\b", ".vitrine-x"})
  void pathsThatLeadOutOrHoldStrangeCharactersAreRefused(String path) {
    assertThatThrownBy(() -> StagePath.of(path)).satisfies(code(ErrorCode.STAGE_PATH));
  }

  @Test
  void linksLeadNowhere() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    put("d/x", "1");
    Path root = directory.resolve("stages/named/s1");
    Files.createSymbolicLink(root.resolve("link"), secret);
    Files.createSymbolicLink(root.resolve("out"), directory);

    assertThat(paths("")).containsExactly("d/x");
    assertThatThrownBy(() -> stage.open(StagePath.of("link"))).isInstanceOf(SqlError.class);
    assertThatThrownBy(() -> stage.open(StagePath.of("out/secret")))
        .satisfies(code(ErrorCode.STAGE_PATH));
    assertThatThrownBy(() -> stage.create(StagePath.of("out/new")))
        .satisfies(code(ErrorCode.STAGE_PATH));
    assertThat(paths("out/")).isEmpty();
  }

  @Test
  void limitsAreNamed() throws IOException {
    StagesConfig small = new StagesConfig(List.of(), 10, 15, 1000);
    StageStore tight = new StageStore(directory.resolve("tight"), small);
    StageArea area = tight.ofUser("ADA");

    try (StageUpload upload = area.create(StagePath.of("x"))) {
      assertThatThrownBy(() -> upload.write(new byte[11]))
          .satisfies(code(ErrorCode.STAGE_LIMIT))
          .hasMessageContaining("10 bytes");
      upload.write(new byte[10]);
      upload.keep();
    }
    try (StageUpload upload = area.create(StagePath.of("y"))) {
      assertThatThrownBy(() -> upload.write(new byte[6]))
          .satisfies(code(ErrorCode.STAGE_LIMIT))
          .hasMessageContaining("15 bytes");
    }
    assertThat(tight.used()).isEqualTo(10);
  }

  @Test
  void whatWasHalfWrittenIsGoneAfterARestart() throws IOException {
    put("x", "12345");
    Files.writeString(directory.resolve("stages/named/s1/.vitrine-1.part"), "rest");

    StageStore again = new StageStore(directory.resolve("stages"), StagesConfig.allowing());

    assertThat(again.used()).isEqualTo(5);
    assertThat(again.named("s1").list(StagePath.WHOLE))
        .extracting(StagedFile::md5)
        .containsExactly("827ccb0eea8a706c4c34a16891f84e7b");
  }

  @Test
  void externalStagesLieUnderAllowedDirectoriesOnly() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data/in"));
    Files.writeString(data.resolve("x.csv"), "1");
    Files.createSymbolicLink(directory.resolve("data/out"), directory.resolve("stages"));
    StageStore open =
        new StageStore(
            directory.resolve("stages"),
            StagesConfig.allowing(directory.resolve("data").toString()));

    assertThat(open.external("file://" + data + "/").list(StagePath.WHOLE)).hasSize(1);
    assertThatThrownBy(() -> open.external("file://" + directory))
        .satisfies(code(ErrorCode.NOT_ALLOWED));
    assertThatThrownBy(() -> open.external("file://" + data + "/../../stages"))
        .satisfies(code(ErrorCode.NOT_ALLOWED));
    assertThatThrownBy(() -> open.external("file://" + directory + "/data/out/"))
        .satisfies(code(ErrorCode.NOT_ALLOWED));
    assertThatThrownBy(() -> open.external("s3://bucket/"))
        .satisfies(code(ErrorCode.NOT_SUPPORTED));
    assertThatThrownBy(() -> store.external("file://" + data))
        .satisfies(code(ErrorCode.NOT_ALLOWED));
  }

  @Test
  void timesArePrintedAsInHttp() {
    StagedFile file = new StagedFile("x", 1, "", Instant.parse("2024-01-15T10:00:00Z"));

    assertThat(file.modifiedText()).isEqualTo("Mon, 15 Jan 2024 10:00:00 GMT");
  }

  private static java.util.function.Consumer<Throwable> code(ErrorCode code) {
    return error ->
        assertThat(error)
            .isInstanceOfSatisfying(SqlError.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private List<String> paths(String prefix) {
    return stage.paths(StagePath.of(prefix));
  }

  private void put(String path, String text) throws IOException {
    try (StageUpload upload = stage.create(StagePath.of(path))) {
      upload.write(text.getBytes(StandardCharsets.UTF_8));
      upload.keep();
    }
  }

  private String read(String path) throws IOException {
    try (var in = stage.open(StagePath.of(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
