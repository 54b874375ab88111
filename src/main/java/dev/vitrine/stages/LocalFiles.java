package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `PUT` and `GET`: files of this machine, in the directories that the configuration allows, into a
/// stage and out of it.
public final class LocalFiles {

  private static final Set<String> PUT =
      Set.of("PARALLEL", "AUTO_COMPRESS", "SOURCE_COMPRESSION", "OVERWRITE");
  private static final Set<String> GET = Set.of("PARALLEL", "PATTERN");

  private final StageStore store;

  public LocalFiles(StageStore store) {
    this.store = store;
  }

  /// @param source `file://` and a path whose name may hold `*` and `?`
  /// @return a row for each file: source, target, their sizes and compressions, status, message
  public List<List<String>> put(String source, Selection place, Map<String, OptionValue> said) {
    CopyOptions options = new CopyOptions(said);
    options.requireOnly(PUT);
    boolean compresses = options.flag("AUTO_COMPRESS", true);
    boolean overwrites = options.flag("OVERWRITE", false);
    List<List<String>> rows = new ArrayList<>();
    for (Path file : sources(source)) {
      rows.add(put(file, place, compresses, overwrites));
    }
    return rows;
  }

  private List<Path> sources(String source) {
    Path path = store.allowedPath(source);
    Path directory = path.getParent();
    Path name = path.getFileName();
    List<Path> files = new ArrayList<>();
    if (directory != null && name != null && Files.isDirectory(directory)) {
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(directory, globOf(name.toString()))) {
        for (Path file : found) {
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            files.add(file);
          }
        }
      } catch (IOException failure) {
        throw StageArea.because(StagePath.WHOLE, failure);
      }
    }
    if (files.isEmpty()) {
      throw new SqlError(ErrorCode.FILE_NOT_FOUND, "File doesn't exist: ['" + source + "']");
    }
    files.sort(null);
    return files;
  }

  /// Of a glob's marks only `*` and `?` mean something.
  private static String globOf(String name) {
    return name.replaceAll("([\\[\\]{}\\\\])", "\\\\$1");
  }

  private static List<String> put(
      Path file, Selection place, boolean compresses, boolean overwrites) {
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      String name = String.valueOf(file.getFileName());
      Compression before = Compression.found(name, in);
      boolean packs = compresses && before == Compression.NONE;
      String target = packs ? name + Compression.GZIP.extension() : name;
      StagePath path =
          StagePath.of(place.path().text().isEmpty() ? target : directory(place.path()) + target);
      long size = Files.size(file);
      if (!overwrites && place.area().file(path).isPresent()) {
        return row(name, target, size, 0, before, packs, "SKIPPED");
      }
      StagedFile kept = copy(in, place.area(), path, packs);
      return row(name, target, size, kept.size(), before, packs, "UPLOADED");
    } catch (IOException failure) {
      throw StageArea.because(StagePath.WHOLE, failure);
    }
  }

  private static String directory(StagePath path) {
    return path.isDirectory() ? path.text() : path.text() + "/";
  }

  private static StagedFile copy(InputStream in, StageArea area, StagePath path, boolean packs)
      throws IOException {
    try (StageUpload upload = area.create(path)) {
      if (packs) {
        OutputStream packed = Compression.GZIP.pack(new Unclosed(upload));
        in.transferTo(packed);
        packed.close();
      } else {
        in.transferTo(upload);
      }
      return upload.keep();
    }
  }

  private static List<String> row(
      String source,
      String target,
      long size,
      long targetSize,
      Compression before,
      boolean packs,
      String status) {
    return List.of(
        source,
        target,
        Long.toString(size),
        Long.toString(targetSize),
        before.name(),
        packs ? Compression.GZIP.name() : before.name(),
        status,
        "");
  }

  /// @param target `file://` and a directory, which is made
  /// @return a row for each file: name, size, status, message
  public List<List<String>> get(Selection place, String target, Map<String, OptionValue> said) {
    CopyOptions options = new CopyOptions(said);
    options.requireOnly(GET);
    Path directory = store.allowedPath(target);
    List<List<String>> rows = new ArrayList<>();
    for (StagedFile file : place.all(options.pattern())) {
      StagePath path = new StagePath(file.path());
      try (InputStream in = place.area().open(path)) {
        Files.createDirectories(directory);
        var _ = store.allowedPath(target);
        long size =
            Files.copy(in, directory.resolve(path.name()), StandardCopyOption.REPLACE_EXISTING);
        rows.add(List.of(file.path(), Long.toString(size), "DOWNLOADED", ""));
      } catch (IOException failure) {
        throw StageArea.because(path, failure);
      }
    }
    return rows;
  }
}
