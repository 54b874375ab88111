/// SQL that comes from outside: parsed by a real parser, judged node by node, and either read into
/// an expression or written anew from its tree. What is not on a list is refused.
@NullMarked
package dev.vitrine.querybuilder.gate;

import org.jspecify.annotations.NullMarked;
