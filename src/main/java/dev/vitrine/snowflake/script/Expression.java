package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.syntax.Expr;

/// An expression of a script.
///
/// @param text of it alone, which the tree's offsets point into
/// @param start offset of the text in the script
record Expression(Expr tree, String text, int start) {}
