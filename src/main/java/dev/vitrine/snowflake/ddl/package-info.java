/// Statements that make, change and drop objects of the catalog.
@NullMarked
package dev.vitrine.snowflake.ddl;

import org.jspecify.annotations.NullMarked;
