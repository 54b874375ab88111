package dev.vitrine.sqlapi;

import dev.vitrine.stages.StagedFile;
import io.micronaut.serde.annotation.Serdeable;

/// A file of a stage.
///
/// @param name its path in the stage
/// @param size bytes
/// @param md5 of its bytes, in hexadecimal
/// @param lastModified such as `Mon, 15 Jan 2024 10:00:00 GMT`
@Serdeable
record StageFile(String name, long size, String md5, String lastModified) {

  static StageFile of(StagedFile file) {
    return new StageFile(file.path(), file.size(), file.md5(), file.modifiedText());
  }
}
