/// What SQL may run for a question: one SELECT over the tables that may be asked about, by a real
/// parser.
@NullMarked
package dev.vitrine.agent.guard;

import org.jspecify.annotations.NullMarked;
