package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A place in a stage from which files are taken.
///
/// @param prefix that paths in the stage have in front where results tell of them, such as `s1/`
/// @param written the location as the statement wrote it, with its `@`
public record Selection(StageArea area, StagePath path, String prefix, String written) {

  /// The files there, by path.
  List<StagedFile> all(Optional<Pattern> pattern) {
    return area.list(path).stream().filter(file -> matches(file.path(), pattern)).toList();
  }

  /// Their paths in the stage.
  List<String> paths(Optional<Pattern> pattern) {
    return area.paths(path).stream().filter(file -> matches(file, pattern)).toList();
  }

  /// A pattern is of the whole path, with the stage's name or without.
  private boolean matches(String file, Optional<Pattern> pattern) {
    return pattern.isEmpty()
        || BoundedText.matches(pattern.get(), file)
        || BoundedText.matches(pattern.get(), prefix + file);
  }

  /// The files of these names, relative to the place.
  ///
  /// @throws SqlError `FILE_NOT_FOUND`
  List<StagedFile> named(List<String> names) {
    return names.stream()
        .distinct()
        .map(name -> file(name).orElseThrow(() -> notFound(name)))
        .toList();
  }

  /// Those of the files of these names that are there.
  List<StagedFile> present(List<String> names) {
    return names.stream().distinct().flatMap(name -> file(name).stream()).toList();
  }

  private Optional<StagedFile> file(String name) {
    String whole = path.isDirectory() ? path.text() + name : path.text() + "/" + name;
    return area.file(StagePath.of(whole)).or(() -> area.file(StagePath.of(path.text() + name)));
  }

  private SqlError notFound(String name) {
    String place = written.endsWith("/") ? written : written + "/";
    return new SqlError(
        ErrorCode.FILE_NOT_FOUND,
        "Remote file '"
            + place
            + name
            + "' was not found. There are several potential causes. The file might not exist. The"
            + " required credentials may be missing or invalid. If you are running a copy command,"
            + " please make sure files are not deleted when they are being loaded or files are not"
            + " being loaded into two different tables concurrently with auto purge option.");
  }
}
