/// The Snowflake SQL API v2 door, `/api/v2/statements`, and what we add to it: long-poll, events,
/// history, charts, and one handle readable in many formats.
///
/// It translates: a request becomes a [dev.vitrine.statements.Submission], a
/// [dev.vitrine.statements.Statement] an answer with Snowflake's fields and ours. It knows nothing
/// of how statements run and no other door.
@NullMarked
package dev.vitrine.sqlapi;

import org.jspecify.annotations.NullMarked;
