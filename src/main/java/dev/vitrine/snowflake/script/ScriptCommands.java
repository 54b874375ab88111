package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.Pipes;
import dev.vitrine.dialect.Script;
import dev.vitrine.dialect.catalog.RoutineFlags;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Acts;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.ddl.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chains, blocks, `EXECUTE IMMEDIATE`, `CALL`, and procedures' definitions.
public final class ScriptCommands implements Family {

  private final Procedures procedures;

  public ScriptCommands(CatalogStore catalog) {
    this.procedures = new Procedures(catalog);
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    List<Script.Part> chain = Pipes.parts(tokens.text());
    if (chain.size() > 1) {
      skip(tokens);
      return Optional.of(context -> Chain.run(chain, context));
    }
    boolean block = tokens.is("DECLARE") || new Slices(tokens).isBlockNext();
    if (block) {
      return Optional.of(block(tokens));
    }
    if (tokens.take("EXECUTE", "IMMEDIATE")) {
      return Optional.of(immediate(tokens));
    }
    if (tokens.is("CALL")) {
      return Optional.of(call(tokens, List.of()));
    }
    if (tokens.is("WITH") && tokens.peek(2).is("AS") && tokens.peek(3).is("PROCEDURE")) {
      return Optional.of(callOfOwn(tokens));
    }
    return definition(tokens);
  }

  /// The rows of a procedure that a query selects from; empty where none of that name gives a
  /// table.
  public Optional<Source> rows(Expr.Call call, Acts acts, Context context) {
    return new Selecting(context, procedures).rows(call, acts);
  }

  private static Command block(Tokens tokens) {
    skip(tokens);
    return context -> new Runner(context).block(tokens.text());
  }

  private static void skip(Tokens tokens) {
    while (!tokens.isAtEnd()) {
      tokens.next();
    }
  }

  private static Command immediate(Tokens tokens) {
    if (tokens.is("FROM")) {
      throw Problems.unsupported("EXECUTE IMMEDIATE FROM");
    }
    Expression text = expression(tokens);
    List<Expression> using = new ArrayList<>();
    if (tokens.take("USING")) {
      tokens.requireSymbol("(");
      do {
        using.add(expression(tokens));
      } while (tokens.takeSymbol(","));
      tokens.requireSymbol(")");
    }
    return context -> new Runner(context).immediate(text, using);
  }

  private static Expression expression(Tokens tokens) {
    return new Expression(new Parser(tokens).expression(), tokens.text(), 0);
  }

  private Command call(Tokens tokens, List<Routine> own) {
    tokens.require("CALL");
    Name name = new Parser(tokens).objectName();
    tokens.requireSymbol("(");
    List<Given> arguments = new ArrayList<>();
    while (!tokens.takeSymbol(")")) {
      arguments.add(argument(tokens));
      if (!tokens.isSymbol(")")) {
        tokens.requireSymbol(",");
      }
    }
    return context -> new Calling(context, procedures).call(name, arguments, own);
  }

  private static Given argument(Tokens tokens) {
    boolean named = tokens.peek().isName() && tokens.peek(1).isSymbol("=>");
    if (!named) {
      return new Given(Optional.empty(), expression(tokens));
    }
    String name = tokens.ident().name();
    tokens.next();
    return new Given(Optional.of(name), expression(tokens));
  }

  /// `WITH p AS PROCEDURE … CALL p(…)`.
  private Command callOfOwn(Tokens tokens) {
    List<Routine> own = new ArrayList<>();
    tokens.next();
    do {
      String name = tokens.ident().name();
      tokens.require("AS", "PROCEDURE");
      own.add(new RoutineParser(tokens).read(name));
    } while (tokens.takeSymbol(","));
    return call(tokens, own);
  }

  private Optional<Command> definition(Tokens tokens) {
    if (tokens.take("DROP", "PROCEDURE")) {
      return Optional.of(procedures.drop(tokens));
    }
    int mark = tokens.mark();
    if (!tokens.take("CREATE")) {
      return Optional.empty();
    }
    boolean replaces = tokens.take("OR", "REPLACE");
    boolean alters = !replaces && tokens.take("OR", "ALTER");
    boolean temporary = tokens.take("TEMP") || tokens.take("TEMPORARY");
    boolean secure = tokens.take("SECURE");
    if (!tokens.take("PROCEDURE")) {
      tokens.back(mark);
      return Optional.empty();
    }
    boolean keeps = tokens.take("IF", "NOT", "EXISTS");
    if (replaces && keeps) {
      throw Messages.replacesOrKeeps();
    }
    Name name = tokens.name();
    RoutineParser parser = new RoutineParser(tokens);
    Routine routine = parser.read(name.object());
    Map<String, String> properties = parser.properties();
    if (secure) {
      RoutineFlags.set(RoutineFlags.SECURE, properties);
    }
    return Optional.of(
        procedures.create(
            new Procedures.Making(name, routine, properties, replaces, alters, keeps, temporary)));
  }
}
