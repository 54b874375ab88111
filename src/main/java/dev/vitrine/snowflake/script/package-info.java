/// Snowflake Scripting: blocks, stored procedures, dynamic statements. [ScriptParser] reads a block
/// into [Block]s and [Node]s, [Interpreter] walks them, [Evaluator] gives their expressions values,
/// and [ScriptSql] runs their statements like any other of the session.
@NullMarked
package dev.vitrine.snowflake.script;

import org.jspecify.annotations.NullMarked;
