/// Snowflake SQL as a tree: a recursive-descent parser over the one scanner, without backtracking,
/// so that its time is linear in the text and every error knows its line and position.
///
/// ```java
/// Statement statement = Parser.parse("select a:b::int from t", ParseOptions.DEFAULT);
/// ```
@NullMarked
package dev.vitrine.dialect.syntax;

import org.jspecify.annotations.NullMarked;
