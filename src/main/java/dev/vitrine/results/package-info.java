/// Results: typed partitions in Arrow IPC, hot ones in memory, all of them readable in any order
/// and in every format until they expire.
@NullMarked
package dev.vitrine.results;

import org.jspecify.annotations.NullMarked;
