/// What a question's words mean in a schema, and what is wrong with them.
@NullMarked
package dev.vitrine.querybuilder.check;

import org.jspecify.annotations.NullMarked;
