/// Which tables may be asked about: read from the warehouse or from a file, filtered, kept,
/// refreshed.
@NullMarked
package dev.vitrine.agent.schema;

import org.jspecify.annotations.NullMarked;
