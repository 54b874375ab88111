package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of one stage: what lies under one directory, and nothing outside of it, whatever links
/// lie there. Any thread may use it.
public final class StageArea {

  private final Path root;
  private final Space space;
  private final Checksums checksums;

  StageArea(Path root, Space space, Checksums checksums) {
    this.root = root;
    this.space = space;
    this.checksums = checksums;
  }

  /// The files whose paths begin with `prefix`, by path: the file itself, what lies in that
  /// directory, and what merely begins so.
  public List<StagedFile> list(StagePath prefix) {
    List<StagedFile> files = new ArrayList<>();
    for (Found found : find(prefix)) {
      files.add(
          new StagedFile(
              found.path(),
              found.attributes().size(),
              checksums.of(found.file(), found.attributes()),
              found.attributes().lastModifiedTime().toInstant()));
    }
    return files;
  }

  /// The paths of [#list], without reading a byte of the files.
  public List<String> paths(StagePath prefix) {
    return find(prefix).stream().map(Found::path).toList();
  }

  private record Found(String path, Path file, BasicFileAttributes attributes) {}

  private List<Found> find(StagePath prefix) {
    List<Found> found = new ArrayList<>();
    int slash = prefix.text().lastIndexOf('/');
    Path start = slash < 0 ? root : root.resolve(prefix.text().substring(0, slash));
    if (!Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS) || !isInside(start)) {
      return found;
    }
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String path = root.relativize(file).toString();
              if (attributes.isRegularFile()
                  && path.startsWith(prefix.text())
                  && !file.getFileName().toString().startsWith(Uploads.MARK)) {
                found.add(new Found(path, file, attributes));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    found.sort(Comparator.comparing(Found::path));
    return found;
  }

  /// The file of exactly this path.
  public Optional<StagedFile> file(StagePath path) {
    return list(path).stream().filter(file -> file.path().equals(path.text())).findFirst();
  }

  /// What was said of a file beside its bytes.
  ///
  /// @param file as [#file] has it
  public Map<String, String> notes(StagedFile file) {
    StagePath path = StagePath.of(file.path());
    try {
      return Notes.read(inside(path), file.md5());
    } catch (IOException failure) {
      throw because(path, failure);
    }
  }

  /// Where the file lies, for a reader that wants a file of its own.
  ///
  /// @throws SqlError `FILE_NOT_FOUND`
  public Path location(StagePath path) {
    Path file = inside(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw notFound(path);
    }
    return file;
  }

  /// The file's bytes as they lie there.
  ///
  /// @throws SqlError `FILE_NOT_FOUND`
  public InputStream open(StagePath path) {
    try {
      return Files.newInputStream(location(path), LinkOption.NOFOLLOW_LINKS);
    } catch (IOException failure) {
      throw because(path, failure);
    }
  }

  /// Begins a file that is there once its [StageUpload#keep] is called, and takes the place of one
  /// of that name then.
  ///
  /// @throws SqlError `STAGE_PATH` where the path cannot be a file's
  public StageUpload create(StagePath path) {
    Path target = inside(path);
    if (path.isDirectory() || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new SqlError(
          ErrorCode.STAGE_PATH, "the path '" + path + "' is a directory: name a file in it");
    }
    try {
      Files.createDirectories(directoryOf(target));
      if (!isInside(directoryOf(target))) {
        throw outside(path);
      }
      return new StageUpload(path, target, space, checksums);
    } catch (IOException failure) {
      throw because(path, failure);
    }
  }

  /// The directory that a client of this machine may copy files into by itself, or out of. It is
  /// made; what lies in it afterwards is of the stage, with the sum and the time that it has.
  ///
  /// @param path a directory of the stage
  /// @throws SqlError `STAGE_PATH`; `STAGE_LIMIT` when the stages are full
  public Path clientDirectory(StagePath path) {
    Path directory = inside(path);
    try {
      space.othersWrite();
      Files.createDirectories(directory);
      if (!isInside(directory)) {
        throw outside(path);
      }
      return directory;
    } catch (IOException failure) {
      throw because(path, failure);
    }
  }

  /// @return false when there was no such file
  public boolean remove(StagePath path) {
    Path file = inside(path);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      long size = Files.size(file);
      boolean gone = Files.deleteIfExists(file);
      if (gone) {
        Notes.remove(file);
        space.free(size);
        removeEmpty(directoryOf(file));
      }
      return gone;
    } catch (IOException failure) {
      throw because(path, failure);
    }
  }

  /// Takes its directory away when nothing lies in it.
  void removeDirectory() {
    var _ = root.toFile().delete();
  }

  private void removeEmpty(Path directory) {
    for (Path empty = directory; !empty.equals(root); empty = directoryOf(empty)) {
      if (!empty.toFile().delete()) {
        return;
      }
    }
  }

  private Path inside(StagePath path) {
    Path file = root.resolve(path.text()).normalize();
    if (!file.startsWith(root) || !isInside(directoryOf(file))) {
      throw outside(path);
    }
    return file;
  }

  /// The stage's own directory is the outermost.
  private Path directoryOf(Path file) {
    Path parent = file.getParent();
    return file.equals(root) || parent == null ? root : parent;
  }

  /// Whether the directory, with every link in its path followed, is still in the stage; one that
  /// does not exist yet is judged by the part that does.
  private boolean isInside(Path directory) {
    Path existing = directory;
    while (!Files.exists(existing) && existing.startsWith(root) && !existing.equals(root)) {
      existing = directoryOf(existing);
    }
    try {
      return !Files.exists(root) || existing.toRealPath().startsWith(root.toRealPath());
    } catch (IOException gone) {
      return false;
    }
  }

  private static SqlError outside(StagePath path) {
    return new SqlError(ErrorCode.STAGE_PATH, "the path '" + path + "' leads out of its stage");
  }

  private static SqlError notFound(StagePath path) {
    return new SqlError(ErrorCode.FILE_NOT_FOUND, "File '" + path + "' was not found in the stage");
  }

  static SqlError because(StagePath path, IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> notFound(path);
      case AccessDeniedException _ ->
          SqlError.because(
              ErrorCode.NOT_ALLOWED, "the server may not use the file '" + path + "'", failure);
      default ->
          SqlError.because(
              ErrorCode.FILE_UNREADABLE,
              "the file '" + path + "' could not be read or written",
              failure);
    };
  }
}
