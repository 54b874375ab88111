/// The door of Snowflake's own drivers: login, sessions, statements, results and files as the
/// Python, JDBC, Node.js, Go and other drivers speak them over HTTP.
@NullMarked
package dev.vitrine.driver;

import org.jspecify.annotations.NullMarked;
