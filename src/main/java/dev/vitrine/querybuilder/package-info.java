/// Questions asked as JSON become SQL: a model of the question ([dev.vitrine.querybuilder.model]),
/// what is wrong with it ([dev.vitrine.querybuilder.check]), and the statement with its bind values
/// in the dialect of a warehouse ([dev.vitrine.querybuilder.render]). Names come from a schema that
/// was read from the warehouse, values are bound, and SQL from outside passes a parser
/// ([dev.vitrine.querybuilder.gate]). Text and types in, text and types out.
@NullMarked
package dev.vitrine.querybuilder;

import org.jspecify.annotations.NullMarked;
