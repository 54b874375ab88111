/// What `SHOW` and `DESCRIBE` tell of the catalog, with Snowflake's columns.
@NullMarked
package dev.vitrine.snowflake.show;

import org.jspecify.annotations.NullMarked;
