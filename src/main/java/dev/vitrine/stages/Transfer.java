package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What `PUT` or `GET` asks for, with its place found and its options read. Who carries the files
/// does the rest: the server itself ([LocalFiles]), or a driver, which packs and copies by itself.
public sealed interface Transfer {

  /// Where in a stage.
  Selection place();

  /// Files at once, 1 to 99.
  int parallel();

  /// `PUT`.
  ///
  /// @param source path on the client's machine, without `file://`; its name may hold `*` and `?`
  /// @param autoCompress whether files that are not packed are packed with gzip
  /// @param sourceCompression `AUTO_DETECT`, `NONE`, `GZIP` …: how the files are packed already
  /// @param overwrite whether files of the same name are replaced; they are skipped otherwise
  record Upload(
      String source,
      Selection place,
      int parallel,
      boolean autoCompress,
      String sourceCompression,
      boolean overwrite)
      implements Transfer {

    /// The last name of the source, with its signs where it is a pattern.
    public String name() {
      return source.substring(1 + Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')));
    }

    /// Where files go in the stage: a directory, whether the statement ends it with a slash or not.
    public StagePath directory() {
      String path = place.path().text();
      return place.path().isDirectory() || path.isEmpty()
          ? place.path()
          : new StagePath(path + "/");
    }
  }

  /// `GET`.
  ///
  /// @param files of the stage that it takes
  /// @param target directory on the client's machine, without `file://`
  record Download(List<StagedFile> files, Selection place, int parallel, String target)
      implements Transfer {
    public Download {
      files = List.copyOf(files);
    }
  }

  /// What `SOURCE_COMPRESSION` takes.
  Set<String> COMPRESSIONS =
      Set.of("AUTO_DETECT", "NONE", "GZIP", "BZ2", "BROTLI", "ZSTD", "DEFLATE", "RAW_DEFLATE");

  /// @param source as the statement has it, with `file://`
  /// @throws SqlError for an option that there is not, or a value that it cannot hold
  static Upload upload(String source, Selection place, Map<String, OptionValue> said) {
    CopyOptions options = new CopyOptions(said);
    options.requireOnly(Set.of("PARALLEL", "AUTO_COMPRESS", "SOURCE_COMPRESSION", "OVERWRITE"));
    return new Upload(
        local(source),
        place,
        parallel(options, 4),
        options.flag("AUTO_COMPRESS", true),
        options.oneOf("SOURCE_COMPRESSION", "AUTO_DETECT", COMPRESSIONS),
        options.flag("OVERWRITE", false));
  }

  /// @param target as the statement has it, with `file://`
  static Download download(String target, Selection place, Map<String, OptionValue> said) {
    CopyOptions options = new CopyOptions(said);
    options.requireOnly(Set.of("PARALLEL", "PATTERN"));
    Optional<Pattern> pattern = options.pattern();
    return new Download(place.all(pattern), place, parallel(options, 10), local(target));
  }

  private static int parallel(CopyOptions options, int standard) {
    long said = options.count("PARALLEL", standard);
    if (said < 1 || said > 99) {
      throw CopyOptions.invalid(options.value("PARALLEL").orElseThrow(), "PARALLEL");
    }
    return (int) said;
  }

  private static String local(String url) {
    if (!url.toLowerCase(Locale.ROOT).startsWith("file://")) {
      throw new SqlError(ErrorCode.STAGE_PATH, "'" + url + "' does not begin with file://");
    }
    return url.substring("file://".length());
  }
}
