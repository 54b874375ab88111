/// Snowflake SQL into the engine's SQL, with types: each expression becomes a [Typed], names are
/// resolved against the catalog, errors are Snowflake's with line and position.
@NullMarked
package dev.vitrine.dialect.translate;

import org.jspecify.annotations.NullMarked;
