package dev.vitrine.querybuilder.gate;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/// Lets a SELECT through that reads exposed tables and calls harmless functions, written anew from
/// its tree: comments are gone, tables are named in full, parameters are numbered.
public final class SelectGate {

  /// A SELECT that may run.
  ///
  /// @param sql with `:1`, `:2` … where parameters stand
  /// @param tables exposed tables that it reads, sorted
  /// @param parameters by number from 1
  public record Passed(String sql, List<String> tables, List<Parameter> parameters) {
    public Passed {
      tables = List.copyOf(tables);
      parameters = List.copyOf(parameters);
    }
  }

  /// What is bound somewhere in the SQL.
  public sealed interface Parameter {}

  /// `:name` in what came from outside.
  public record Named(String name) implements Parameter {}

  /// A value that this side brought in.
  public record Fixed(@Nullable Object value) implements Parameter {}

  /// What stands for a table instead of its name: a SELECT of some of its rows, with `$1`, `$2` …
  ///
  /// @param values that are bound in it
  public record Part(String sql, List<@Nullable Object> values) {}

  private final Schema schema;
  private final Function<SchemaTable, Optional<Part>> parts;
  private final Naming naming;
  private final TreeSet<String> read = new TreeSet<>();
  private final TreeSet<String> denied = new TreeSet<>();
  private final List<Parameter> parameters = new ArrayList<>();

  private SelectGate(Schema schema, Naming naming, Function<SchemaTable, Optional<Part>> parts) {
    this.schema = schema;
    this.naming = naming;
    this.parts = parts;
  }

  /// @throws RefusedSql for what is no SELECT, or reaches more than it may
  public static Passed pass(String sql, Schema schema, Naming naming) {
    return pass(sql, schema, naming, _ -> Optional.empty());
  }

  /// @param parts of tables that are read instead of the whole ones
  /// @throws RefusedSql for what is no SELECT, or reaches more than it may
  public static Passed pass(
      String sql, Schema schema, Naming naming, Function<SchemaTable, Optional<Part>> parts) {
    if (naming.backslashEscapes() && sql.indexOf('\\') >= 0) {
      throw new RefusedSql("A backslash is not allowed in SQL for this warehouse");
    }
    Select select = Parsed.select(sql);
    SelectGate gate = new SelectGate(schema, naming, parts);
    gate.check(select, List.of());
    if (!gate.denied.isEmpty()) {
      throw new RefusedSql(
          "Access denied to tables: %s. Allowed tables: %s"
              .formatted(
                  String.join(", ", gate.denied),
                  String.join(", ", new TreeSet<>(schema.tableNames()))));
    }
    return new Passed(select.toString(), List.copyOf(gate.read), gate.parameters);
  }

  /// @param known names of common table expressions that are seen here, as they were written
  private void check(Object node, List<String> known) {
    if (!AllowedNodes.has(node.getClass())) {
      throw new RefusedSql(node.getClass().getSimpleName() + " is not allowed");
    }
    switch (node) {
      case Select select -> select(select, known);
      case Table table -> table(table, known);
      case AllTableColumns _ -> {}
      case Column column -> column(column);
      case net.sf.jsqlparser.expression.Function function -> {
        call(function.getName());
        parts(function, known);
      }
      case AnalyticExpression window -> {
        call(window.getName());
        parts(window, known);
      }
      case ColDataType type -> type(type);
      case StringValue text -> text(text);
      case JdbcNamedParameter parameter -> parameter(parameter);
      default -> parts(node, known);
    }
  }

  private void parts(Object node, List<String> known) {
    Tree.parts(node).forEach(part -> check(part, known));
  }

  /// A common table expression is seen by those behind it, by itself where it is recursive, and by
  /// the query.
  private void select(Select select, List<String> known) {
    refuseEffects(select);
    List<String> seen = new ArrayList<>(known);
    List<WithItem<?>> items = select.getWithItemsList();
    for (WithItem<?> item : items == null ? List.<WithItem<?>>of() : items) {
      if (!(item.getParenthesedStatement() instanceof ParenthesedSelect body)) {
        throw new RefusedSql("A common table expression must be a SELECT");
      }
      String name = item.getAlias().getName();
      if (item.isRecursive()) {
        seen.add(name);
      }
      check(body, List.copyOf(seen));
      seen.add(name);
    }
    for (Object part : Tree.parts(select)) {
      if (!(part instanceof WithItem<?>)) {
        check(part, seen);
      }
    }
  }

  private static void refuseEffects(Select select) {
    if (select.getForMode() != null || select.getForUpdateTable() != null) {
      throw new RefusedSql("SELECT … FOR UPDATE is not allowed");
    }
    if (select instanceof PlainSelect plain
        && ((plain.getIntoTables() != null && !plain.getIntoTables().isEmpty())
            || plain.getIntoTempTable() != null
            || plain.getForXmlPath() != null)) {
      throw new RefusedSql("SELECT INTO is not allowed");
    }
  }

  private void table(Table table, List<String> known) {
    parts(table, known);
    String written = table.getName();
    Optional<String> common =
        table.getNameParts().size() == 1
            ? known.stream().filter(name -> isSame(name, written)).reduce((_, last) -> last)
            : Optional.empty();
    if (common.isPresent()) {
      table.setName(common.get());
      return;
    }
    exposed(table)
        .ifPresentOrElse(
            found -> {
              read.add(found.name());
              naming.rename(table, found);
              parts
                  .apply(found)
                  .ifPresent(part -> {
                    table.setSchemaName(null);
                    table.setName("(" + numbered(part) + ")");
                  });
            },
            () -> denied.add(Names.bare(written)));
  }

  private static boolean isSame(String one, String other) {
    return one.equals(other)
        || (!Names.isQuoted(one) && !Names.isQuoted(other) && one.equalsIgnoreCase(other));
  }

  /// The table of that very name, or for a bare name the only one that differs in case.
  private Optional<SchemaTable> exposed(Table table) {
    if (table.getNameParts().size() > 2 || !isOwnSchema(table)) {
      return Optional.empty();
    }
    String name = Names.bare(table.getName());
    Optional<SchemaTable> exact = schema.table(name);
    if (exact.isPresent() || Names.isQuoted(table.getName())) {
      return exact;
    }
    List<SchemaTable> alike =
        schema.tables().stream().filter(other -> other.name().equalsIgnoreCase(name)).toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  private boolean isOwnSchema(Table table) {
    String written = table.getSchemaName();
    return written == null || Names.bare(written).equalsIgnoreCase(schema.name());
  }

  private static void column(Column column) {
    if (column.getTable() == null && AllowedCalls.tells(column.getColumnName())) {
      throw new RefusedSql("'" + column.getColumnName() + "' is not allowed");
    }
    if (column.getArrayConstructor() != null) {
      throw new RefusedSql("Array subscripts are not allowed");
    }
  }

  private static void call(String name) {
    if (!AllowedCalls.hasFunction(name)) {
      throw new RefusedSql("Function '" + Names.bare(name) + "' is not allowed");
    }
  }

  private static void type(ColDataType type) {
    if (!AllowedCalls.hasType(type.getDataType())) {
      throw new RefusedSql("Type '" + type.getDataType() + "' is not allowed");
    }
  }

  private static void text(StringValue text) {
    if (text.getPrefix() != null) {
      throw new RefusedSql("Strings with a prefix are not allowed: " + text.getPrefix() + "'…'");
    }
  }

  private void parameter(JdbcNamedParameter parameter) {
    Parameter named = new Named(parameter.getName());
    int at = parameters.indexOf(named);
    if (at < 0) {
      at = parameters.size();
      parameters.add(named);
    }
    parameter.setName(Integer.toString(at + 1));
  }

  /// The part's own numbers as those of the whole.
  private String numbered(Part part) {
    StringBuilder sql = new StringBuilder();
    int written = 0;
    for (Token token : Lexer.tokens(part.sql(), Escapes.STANDARD)) {
      if (token.kind() == Token.Kind.PLACEHOLDER) {
        int number = Integer.parseInt(token.text().substring(1));
        parameters.add(new Fixed(part.values().get(number - 1)));
        sql.append(part.sql(), written, token.start()).append(':').append(parameters.size());
        written = token.end();
      }
    }
    return sql.append(part.sql().substring(written)).toString();
  }
}
