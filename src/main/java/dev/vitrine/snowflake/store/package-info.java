/// The catalog as it is kept: what was committed, in the same file and the same transactions as the
/// tables themselves, and what the engine's own dialect made beside it.
@NullMarked
package dev.vitrine.snowflake.store;

import org.jspecify.annotations.NullMarked;
