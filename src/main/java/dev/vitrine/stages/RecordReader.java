package dev.vitrine.stages;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the records of one file, one after the other, in memory that does not grow with the file.
/// For one thread.
///
/// ```java
/// while (reader.next()) {
///   for (int i = 0; i < reader.size(); i++) {
///     use(reader.value(i));
///   }
/// }
/// ```
interface RecordReader extends Closeable {

  /// Goes to the next record.
  ///
  /// @return false behind the last
  boolean next() throws IOException;

  /// The record's number: 1 for the first one behind the header.
  long row();

  /// How many values the record has.
  int size();

  /// A value, from 0: its text, or null for NULL. Of JSON and Parquet the one value is JSON.
  @Nullable String value(int column);

  /// Why the record cannot be read, when it cannot; it has no values then.
  Optional<Problem> problem();

  /// Where the value begins, or for one that the record lacks, where the record ends.
  Place place(int column);

  /// The record as the file has it.
  String text();

  /// A place in a file.
  ///
  /// @param line from 1
  /// @param character on its line, from 1
  /// @param byteOffset of the record's begin
  /// @param startLine the line on which the record begins
  record Place(long line, long character, long byteOffset, long startLine) {}
}
