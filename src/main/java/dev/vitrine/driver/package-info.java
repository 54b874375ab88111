/// The door for Snowflake's own drivers: their protocol of JSON and Arrow over HTTP.
@NullMarked
package dev.vitrine.driver;

import org.jspecify.annotations.NullMarked;
