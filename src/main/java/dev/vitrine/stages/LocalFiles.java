package dev.vitrine.stages;

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

/// `PUT` and `GET`: files of this machine, in the directories that the configuration allows, into a
/// stage and out of it.
public final class LocalFiles {

  private final StageStore store;

  public LocalFiles(StageStore store) {
    this.store = store;
  }

  /// @return a row for each file: source, target, their sizes and compressions, status, message
  public List<List<String>> put(Transfer.Upload upload) {
    List<List<String>> rows = new ArrayList<>();
    for (Path file : sources(upload.source())) {
      rows.add(put(file, upload));
    }
    return rows;
  }

  private List<Path> sources(String source) {
    Path path = store.allowedPath("file://" + source);
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
      throw new SqlError(ErrorCode.FILE_NOT_FOUND, "File doesn't exist: ['file://" + source + "']");
    }
    files.sort(null);
    return files;
  }

  /// Of a glob's marks only `*` and `?` mean something.
  private static String globOf(String name) {
    return name.replaceAll("([\\[\\]{}\\\\])", "\\\\$1");
  }

  private static List<String> put(Path file, Transfer.Upload upload) {
    StageArea area = upload.place().area();
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      String name = String.valueOf(file.getFileName());
      String before = before(upload, name, in);
      boolean packs = upload.autoCompress() && before.equals(Compression.NONE.name());
      String target = packs ? name + Compression.GZIP.extension() : name;
      StagePath path = StagePath.of(upload.directory().text() + target);
      long size = Files.size(file);
      if (!upload.overwrite() && area.file(path).isPresent()) {
        return row(name, target, size, 0, before, packs, "SKIPPED");
      }
      StagedFile kept = copy(in, area, path, packs);
      return row(name, target, size, kept.size(), before, packs, "UPLOADED");
    } catch (IOException failure) {
      throw StageArea.because(StagePath.WHOLE, failure);
    }
  }

  private static String before(Transfer.Upload upload, String name, BufferedInputStream in)
      throws IOException {
    return upload.sourceCompression().equals("AUTO_DETECT")
        ? Compression.known(name, in)
        : upload.sourceCompression();
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
      String before,
      boolean packs,
      String status) {
    return List.of(
        source,
        target,
        Long.toString(size),
        Long.toString(targetSize),
        before,
        packs ? Compression.GZIP.name() : before,
        status,
        "");
  }

  /// @return a row for each file: name, size, status, message
  public List<List<String>> get(Transfer.Download download) {
    String url = "file://" + download.target();
    Path directory = store.allowedPath(url);
    List<List<String>> rows = new ArrayList<>();
    for (StagedFile file : download.files()) {
      StagePath path = new StagePath(file.path());
      try (InputStream in = download.place().area().open(path)) {
        Files.createDirectories(directory);
        var _ = store.allowedPath(url);
        long size =
            Files.copy(in, directory.resolve(path.name()), StandardCopyOption.REPLACE_EXISTING);
        rows.add(List.of(path.name(), Long.toString(size), "DOWNLOADED", ""));
      } catch (IOException failure) {
        throw StageArea.because(path, failure);
      }
    }
    return rows;
  }
}
