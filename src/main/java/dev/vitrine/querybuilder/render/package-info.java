/// Questions as SQL with bind values, in the dialect of a warehouse.
@NullMarked
package dev.vitrine.querybuilder.render;

import org.jspecify.annotations.NullMarked;
