/// Questions with SQL that is known to be right: which of them are like a new question.
@NullMarked
package dev.vitrine.agent.knowledge;

import org.jspecify.annotations.NullMarked;
