/// What each Snowflake statement does: sessions, queries, DML with its counts, objects of the
/// catalog, what SHOW tells. It decides and says what the engine is to run; how that runs, is
/// cancelled and committed is the pipeline's.
@NullMarked
package dev.vitrine.snowflake;

import org.jspecify.annotations.NullMarked;
