package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the files of all stages lie: internal ones in the data directory, external ones in the
/// directories that the configuration allows. Any thread may use it.
@Singleton
public final class StageStore {

  private static final String TABLES = "tables/";
  private static final String NAMED = "named/";

  private final Path root;
  private final List<Path> allowed;
  private final Space space;
  private final Space outside;
  private final Checksums checksums = new Checksums();

  @Inject
  StageStore(StagesConfig config, @Value("${vitrine.data:.vitrine}") String data) {
    this(Path.of(data, "stages"), config);
  }

  /// @param root of the internal stages; it is made
  public StageStore(Path root, StagesConfig config) {
    try {
      this.root = Files.createDirectories(root).toRealPath();
      tidy(this.root);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot use the directory of stages " + root, failure);
    }
    this.space = new Space(config.fileLimit(), config.totalLimit(), () -> size(this.root));
    this.outside = new Space(config.fileLimit(), Long.MAX_VALUE, () -> 0);
    this.allowed = config.allowedDirectories().stream().map(StageStore::directory).toList();
  }

  private static Path directory(String text) {
    return Path.of(text.startsWith("file://") ? text.substring("file://".length()) : text)
        .toAbsolutePath()
        .normalize();
  }

  /// Removes what was half written when the server stopped.
  private static void tidy(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(Uploads.MARK) && !name.endsWith(Notes.END)) {
          Files.delete(file);
        }
      }
    }
  }

  /// Bytes of all files under a directory; files that go meanwhile count nothing.
  private static long size(Path root) {
    AtomicLong size = new AtomicLong();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              size.addAndGet(attributes.size());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return size.get();
  }

  /// The root of the internal stages, for an engine that reads files by itself.
  public Path root() {
    return root;
  }

  /// The directories that the configuration allows.
  public List<Path> allowed() {
    return allowed;
  }

  /// Bytes of all internal stages.
  public long used() {
    return space.used();
  }

  /// The stage of a user, `@~`.
  public StageArea ofUser(String user) {
    return internal("users/" + HexFormat.of().formatHex(user.getBytes(StandardCharsets.UTF_8)));
  }

  /// The stage of a table, `@%t`.
  ///
  /// @param id of the table, never used again for another one
  public StageArea ofTable(String id) {
    return internal(TABLES + checkedId(id));
  }

  /// A named stage.
  ///
  /// @param id of the stage, never used again for another one
  public StageArea named(String id) {
    return internal(NAMED + checkedId(id));
  }

  private static String checkedId(String id) {
    if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("no id of a stage: " + id);
    }
    return id;
  }

  private StageArea internal(String place) {
    return new StageArea(root.resolve(place), space, checksums);
  }

  /// An external stage.
  ///
  /// @param url `file:///directory/`
  /// @throws SqlError `NOT_ALLOWED` for a directory that is not allowed, `NOT_SUPPORTED` for other
  ///   kinds of URL
  public StageArea external(String url) {
    return new StageArea(allowedPath(url), outside, checksums);
  }

  /// A file or directory of this machine that PUT, GET or an external stage names.
  ///
  /// @param url `file://` and an absolute path
  /// @throws SqlError as [#external]
  public Path allowedPath(String url) {
    if (!url.regionMatches(true, 0, "file://", 0, "file://".length())) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED,
          "Unsupported feature 'stage at "
              + scheme(url)
              + "': a stage is internal, or at file:///directory/");
    }
    Path path = path(url);
    if (allowed.stream().noneMatch(directory -> isUnder(path, directory))) {
      throw new SqlError(
          ErrorCode.NOT_ALLOWED,
          "'"
              + url
              + "' is in no directory that vitrine.stages.allowed-directories names: ask the"
              + " administrator, or upload with PUT /api/v2/stages/{database}/{schema}/{stage}/{path}");
    }
    return path;
  }

  private static String scheme(String url) {
    int end = url.indexOf("://");
    return end < 0 ? url : url.substring(0, end + 3);
  }

  private static Path path(String url) {
    String text = url.substring("file://".length());
    try {
      String decoded = text.contains("%") ? URI.create("file://" + text).getPath() : text;
      return Path.of(decoded.isEmpty() ? "/" : decoded).toAbsolutePath().normalize();
    } catch (IllegalArgumentException odd) {
      throw new SqlError(ErrorCode.STAGE_PATH, "'" + url + "' is no URL of a file");
    }
  }

  /// By its name and, as far as it exists, with all links followed.
  private static boolean isUnder(Path path, Path directory) {
    if (!path.startsWith(directory)) {
      return false;
    }
    Path existing = path;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      return !Files.exists(directory)
          || existing.toRealPath().startsWith(directory.toRealPath())
          || !existing.startsWith(directory);
    } catch (IOException gone) {
      return false;
    }
  }

  /// Removes the files of all named stages and tables but these.
  ///
  /// @param ids as [#named] and [#ofTable] take them
  public void keepOnly(Set<String> ids) {
    for (String kind : List.of(TABLES, NAMED)) {
      for (String id : directories(root.resolve(kind))) {
        if (!ids.contains(id)) {
          drop(internal(kind + id));
        }
      }
    }
  }

  private static List<String> directories(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(parent)) {
      return found.map(path -> String.valueOf(path.getFileName())).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Removes all files of a named stage or of a table's that is dropped.
  public void drop(StageArea area) {
    for (String path : area.paths(StagePath.WHOLE)) {
      area.remove(new StagePath(path));
    }
    area.removeDirectory();
  }
}
