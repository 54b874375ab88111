/// Snowflake's own drivers against the server.
@NullMarked
package dev.vitrine.drivers;

import org.jspecify.annotations.NullMarked;
