package dev.vitrine.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that clients carry by themselves.
class ObjectStoreTest {

  @TempDir Path directory;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2024-02-29T12:00:00Z"));
  private final ObjectStore objects = new ObjectStore(now::get);
  private StageArea stage;
  private Selection place;

  @BeforeEach
  void open() {
    stage = new StageStore(directory.resolve("stages"), StagesConfig.allowing()).named("s1");
    place = new Selection(stage, StagePath.of("in/2024"), "s1/", "@s1/in/2024");
  }

  private Transfer.Upload upload(Map<String, OptionValue> options) {
    return Transfer.upload("file:///home/me/*.csv", place, options);
  }

  private static Map<String, OptionValue> option(String name, String word) {
    return Map.of(name, new OptionValue.Word(word));
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SqlError.class, error -> assertThat(error.code()).isEqualTo(code));
  }

  private void put(String bucket, String key, String text) throws IOException {
    try (StageUpload upload = objects.put(bucket, key, false)) {
      upload.write(text.getBytes(StandardCharsets.UTF_8));
      var _ = upload.keep();
    }
  }

  @Test
  void anUploadTellsWhatItsStatementSays() {
    Transfer.Upload standard = upload(Map.of());

    assertThat(standard.source()).isEqualTo("/home/me/*.csv");
    assertThat(standard.directory().text()).isEqualTo("in/2024/");
    assertThat(standard.autoCompress()).isTrue();
    assertThat(standard.overwrite()).isFalse();
    assertThat(standard.sourceCompression()).isEqualTo("AUTO_DETECT");
    assertThat(standard.parallel()).isEqualTo(4);
    assertThat(upload(option("PARALLEL", "12")).parallel()).isEqualTo(12);
    refused(ErrorCode.INVALID_VALUE, () -> upload(option("PARALLEL", "0")));
    refused(ErrorCode.INVALID_VALUE, () -> upload(option("SOURCE_COMPRESSION", "RAR")));
    refused(ErrorCode.INVALID_PARAMETER, () -> upload(option("PATTERN", "x")));
  }

  @Test
  void whatAClientOfThisMachineWritesIsOfTheStage() throws IOException {
    Path target = stage.clientDirectory(upload(Map.of()).directory());
    Files.writeString(target.resolve("a.csv"), "1\n");

    StagedFile file = stage.file(StagePath.of("in/2024/a.csv")).orElseThrow();
    assertThat(file.size()).isEqualTo(2);
    assertThat(file.md5()).isEqualTo("b026324c6904b2a9cb4b88d6d61c81d1");
    assertThat(file.modified()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));

    Files.writeString(target.resolve("a.csv"), "2\n");
    assertThat(stage.file(StagePath.of("in/2024/a.csv")).orElseThrow().md5())
        .isEqualTo("26ab0db90d72e28ad0ba1e22ee510510");
    assertThat(stage.remove(StagePath.of("in/2024/a.csv"))).isTrue();
  }

  @Test
  void aBucketHoldsWhatIsPutThere() throws IOException {
    String bucket = objects.open(upload(Map.of()));

    assertThat(ObjectStore.isBucket(bucket)).isTrue();
    assertThat(objects.head(bucket, "in/2024/a.csv")).isEmpty();
    put(bucket, "in/2024/a.csv", "1\n");

    assertThat(objects.head(bucket, "in/2024/a.csv")).get().returns(2L, StagedFile::size);
    try (InputStream in = objects.get(bucket, "in/2024/a.csv")) {
      assertThat(in).hasContent("1\n");
    }
    assertThat(stage.paths(StagePath.WHOLE)).containsExactly("in/2024/a.csv");
    refused(ErrorCode.FILES_EXIST, () -> objects.put(bucket, "in/2024/a.csv", false));
    put(objects.open(upload(option("OVERWRITE", "TRUE"))), "in/2024/a.csv", "22\n");
  }

  private static Map<String, String> notes(StageArea area) {
    return area.file(StagePath.of("in/2024/a.csv")).map(area::notes).orElseThrow();
  }

  private void put(String bucket, String text, Map<String, String> notes) throws IOException {
    try (StageUpload upload = objects.put(bucket, "in/2024/a.csv", false)) {
      upload.write(text.getBytes(StandardCharsets.UTF_8));
      upload.note(notes);
      var _ = upload.keep();
    }
  }

  @Test
  void whatIsSaidOfAFileStaysAsLongAsItsBytes() throws IOException {
    String bucket = objects.open(upload(option("OVERWRITE", "TRUE")));
    put(bucket, "1", Map.of("digest", "a=b", "other", ""));

    StageStore restarted = new StageStore(directory.resolve("stages"), StagesConfig.allowing());
    assertThat(notes(restarted.named("s1")))
        .containsOnly(entry("digest", "a=b"), entry("other", ""));
    assertThat(stage.paths(StagePath.WHOLE)).containsExactly("in/2024/a.csv");

    Files.writeString(stage.location(StagePath.of("in/2024/a.csv")), "by someone else");
    assertThat(notes(stage)).isEmpty();
    put(bucket, "1", Map.of("digest", "c"));
    assertThat(stage.remove(StagePath.of("in/2024/a.csv"))).isTrue();
    assertThat(directory.resolve("stages/named/s1")).isEmptyDirectory();
    put(bucket, "1", Map.of());
    assertThat(notes(stage)).isEmpty();
  }

  @Test
  void aBucketOpensNoMoreThanItsTransfer() throws IOException {
    String bucket = objects.open(upload(Map.of()));
    put(bucket, "in/2024/a.csv", "1\n");
    Transfer.Download download = Transfer.download("file:///tmp/", place, Map.of());
    String reading = objects.open(download);

    assertThat(download.files()).extracting(StagedFile::path).containsExactly("in/2024/a.csv");
    assertThat(objects.head(reading, "in/2024/a.csv")).isPresent();
    refused(ErrorCode.NOT_ALLOWED, () -> objects.put(reading, "in/2024/b.csv", false));
    refused(ErrorCode.NOT_ALLOWED, () -> objects.put(bucket, "in/b.csv", false));
    refused(ErrorCode.STAGE_PATH, () -> objects.put(bucket, "in/2024/../b.csv", false));
    refused(ErrorCode.NOT_ALLOWED, () -> objects.head("vitrine-" + "0".repeat(32), "in/2024/a"));
    now.set(now.get().plus(ObjectStore.LASTS).plusSeconds(1));
    refused(ErrorCode.NOT_ALLOWED, () -> objects.get(bucket, "in/2024/a.csv"));
  }
}
