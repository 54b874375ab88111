/// Results: typed partitions in Arrow IPC, hot ones in memory, all of them readable in any order
/// and in every format until they expire.
///
/// [dev.vitrine.results.ResultStore] is the entry: it gives a writer for a handle, then partitions,
/// encoded pages, whole documents and Parquet files of it.
///
/// ```java
/// try (ResultWriter writer = store.writer(handle)) {
///   engine.run(run, writer, gate);
///   ResultInfo info = writer.finish(); // goes to the statement's record, with writer.inline()
/// }
/// byte[] page = store.encodedPage(handle, info, 0, Encoding.of(Format.JSON_ROWS), inline);
/// ```
///
/// Knows nothing of statements, callers or HTTP.
@NullMarked
package dev.vitrine.results;

import org.jspecify.annotations.NullMarked;
