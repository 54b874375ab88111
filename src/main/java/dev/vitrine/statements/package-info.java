/// Statements: submitted, queued, run, ended; each named by its handle, in one state, owned by its
/// caller. [Statements] is the way in for every door.
@NullMarked
package dev.vitrine.statements;

import org.jspecify.annotations.NullMarked;
