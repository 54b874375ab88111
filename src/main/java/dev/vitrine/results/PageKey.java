package dev.vitrine.results;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.encode.Encoding;
import org.jspecify.annotations.Nullable;

/// Names something in the cache.
///
/// @param encoding null for the partition as stored
record PageKey(Handle handle, int partition, @Nullable Encoding encoding) {}
