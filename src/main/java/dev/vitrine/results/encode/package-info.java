/// How rows are written for clients: [dev.vitrine.results.encode.Format] names the formats,
/// [dev.vitrine.results.encode.Encoding] one format with its options, and
/// [dev.vitrine.results.encode.Encoder] turns Arrow batches into bytes of it, straight from the
/// vectors. Knows nothing of handles, files or caches.
@NullMarked
package dev.vitrine.results.encode;

import org.jspecify.annotations.NullMarked;
