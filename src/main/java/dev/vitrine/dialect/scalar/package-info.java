/// Bodies of SQL functions that the engine calls back for each row: semi-structured values,
/// formats, patterns. Each is a [JavaFunction]: static code on plain values, without JDBC, clock or
/// state.
///
/// A semi-structured value is **normalised JSON text**: keys sorted, no blanks, numbers with their
/// digits as written; JSON null is the text `null`, SQL NULL is Java's null.
@NullMarked
package dev.vitrine.dialect.scalar;

import org.jspecify.annotations.NullMarked;
