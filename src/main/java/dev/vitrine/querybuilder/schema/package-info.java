/// What a warehouse has.
@NullMarked
package dev.vitrine.querybuilder.schema;

import org.jspecify.annotations.NullMarked;
