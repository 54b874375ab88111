package dev.vitrine.snowflake;

import dev.vitrine.dialect.Pipes;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.dialect.StatementKind.Group;
import dev.vitrine.dialect.syntax.Dml;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Statement.QueryStatement;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Acts;
import dev.vitrine.dialect.translate.DmlTranslator;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.snowflake.Family.Command;
import dev.vitrine.snowflake.script.Chain;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The columns of a statement's answer, told without running it.
final class Described {

  private static final List<Column> STATUS = List.of(new Column("status", SqlType.TEXT, true));

  private Described() {}

  /// @param read reads what is neither a query nor DML
  static List<Column> columns(String text, Context context, Function<Tokens, Command> read) {
    if (Pipes.parts(text).size() > 1) {
      return Chain.columns(context);
    }
    Tokens tokens = Tokens.of(text, context.environment().parseOptions());
    Optional<Statement> statement = new Parser(tokens).queryOrDml();
    if (statement.isPresent()) {
      tokens.requireEnd();
      return columns(statement.get(), context.acting(Acts.TOLD));
    }
    Command command = read.apply(Tokens.of(text, context.environment().parseOptions()));
    boolean tells = StatementKind.of(Lexer.tokens(text, Escapes.SNOWFLAKE)).group() == Group.QUERY;
    return tells && command.run(context) instanceof Answer.Table table ? table.columns() : STATUS;
  }

  private static List<Column> columns(Statement statement, Context context) {
    return switch (statement) {
      case QueryStatement query -> Rowwise.columns(context.translator().delivered(query.query()));
      case Dml dml ->
          DmlTranslator.translate(dml, context.text(), context.environment()).columns().stream()
              .map(name -> new Column(name, Changes.COUNT, false))
              .toList();
      default -> throw new IllegalStateException("neither query nor DML: " + statement);
    };
  }
}
