/// SQL as words: the one scanner that splits statements, finds VISUALISE, placeholders and guarded
/// names. It knows strings, quoted names and comments, and nothing of grammar.
///
/// ```java
/// for (Token token : Lexer.tokens("select 'a;b' -- c", Escapes.STANDARD)) { … }
/// ```
@NullMarked
package dev.vitrine.kernel.lex;

import org.jspecify.annotations.NullMarked;
