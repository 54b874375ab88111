/// What a Snowflake account holds, as immutable values: databases, schemas and their objects with
/// Snowflake's names and types, and how the engine calls each of them.
@NullMarked
package dev.vitrine.dialect.catalog;

import org.jspecify.annotations.NullMarked;
