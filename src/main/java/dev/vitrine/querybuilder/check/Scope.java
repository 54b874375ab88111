package dev.vitrine.querybuilder.check;

import dev.vitrine.querybuilder.check.Meaning.Calculated;
import dev.vitrine.querybuilder.check.Meaning.OfTable;
import dev.vitrine.querybuilder.expression.Brackets;
import dev.vitrine.querybuilder.expression.Expression;
import dev.vitrine.querybuilder.expression.Expression.Call;
import dev.vitrine.querybuilder.expression.Expression.FieldRef;
import dev.vitrine.querybuilder.expression.ExpressionError;
import dev.vitrine.querybuilder.gate.SqlExpressions;
import dev.vitrine.querybuilder.model.CalculatedField;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.model.Selection;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the names in a query stand for.
public final class Scope {

  private final QueryDefinition query;
  private final Schema schema;
  private final Map<String, Expression> calculated = new HashMap<>();

  public Scope(QueryDefinition query, Schema schema) {
    this.query = query;
    this.schema = schema;
  }

  public QueryDefinition query() {
    return query;
  }

  public Schema schema() {
    return schema;
  }

  /// The schema's table behind an id of the query.
  public Optional<SchemaTable> table(String id) {
    return query.table(id).flatMap(table -> schema.table(table.name()));
  }

  /// The expression of a calculated field.
  ///
  /// @throws ExpressionError when it cannot be read
  /// @throws dev.vitrine.querybuilder.gate.RefusedSql when its SQL may not be used
  public Expression calculated(CalculatedField field) {
    Expression known = calculated.get(field.name());
    if (known == null) {
      known =
          field
              .sqlExpression()
              .map(SqlExpressions::parse)
              .orElseGet(() -> Brackets.parse(field.expression()));
      calculated.put(field.name(), known);
    }
    return known;
  }

  /// What a column of the result is made of, before it is cut or aggregated.
  public Expression of(Selection selection) {
    return of(selection.table(), selection.column(), selection.sqlExpression());
  }

  public Expression of(Filter filter) {
    return of(filter.table(), filter.column(), filter.sqlExpression());
  }

  private Expression of(String table, String column, Optional<String> sql) {
    return sql.map(SqlExpressions::parse)
        .orElseGet(() ->
            query
                .calculated(column)
                .<Expression>map(_ -> new FieldRef(Optional.empty(), column))
                .orElseGet(() -> new FieldRef(Optional.of(table), column)));
  }

  /// @throws ExpressionError when there is no such field, or more than one
  public Meaning meaning(FieldRef field) {
    String whole = field.table().map(table -> table + "." + field.name()).orElse(field.name());
    Optional<CalculatedField> computed = query.calculated(whole);
    if (computed.isPresent()) {
      return new Calculated(whole, calculated(computed.get()));
    }
    List<OfTable> found = columns(field);
    if (found.isEmpty()) {
      List<String> names =
          new ArrayList<>(query.calculatedFields().stream().map(CalculatedField::name).toList());
      query
          .tables()
          .forEach(
              table -> table(table.id()).ifPresent(known -> names.addAll(known.columnNames())));
      throw new ExpressionError(
          "unknown field '%s'%s"
              .formatted(
                  whole,
                  Suggestions.near(field.name(), names).map(words -> ". " + words).orElse("")));
    }
    return found.getFirst();
  }

  /// The first table's own column goes before those of others.
  private List<OfTable> columns(FieldRef field) {
    return query.tables().stream()
        .filter(table -> field.table().map(named -> isNamed(table, named)).orElse(true))
        .flatMap(table ->
            table(table.id()).flatMap(known -> known.column(field.name())).stream()
                .map(column -> new OfTable(table.id(), column)))
        .toList();
  }

  private boolean isNamed(QueryTable table, String named) {
    return query.table(named).isPresent()
        ? table.id().equals(named)
        : table.shownName().equals(named) || table.name().equals(named);
  }

  /// Whether an expression makes one value of many rows.
  ///
  /// @throws ExpressionError for a field that does not exist, or that needs itself
  public boolean aggregates(Expression expression) {
    return aggregates(expression, new HashSet<>());
  }

  private boolean aggregates(Expression expression, Set<String> within) {
    if (expression instanceof Call call && call.function().aggregates()) {
      call.parts().forEach(part -> refuseAggregate(part, within));
      return true;
    }
    if (expression instanceof FieldRef field) {
      return switch (meaning(field)) {
        case OfTable _ -> false;
        case Calculated computed -> {
          if (!within.add(computed.name())) {
            throw new ExpressionError(
                "circular dependency: '" + computed.name() + "' needs itself");
          }
          boolean found = aggregates(computed.expression(), within);
          within.remove(computed.name());
          yield found;
        }
      };
    }
    // every part is looked at, so that none is left unchecked
    return expression.parts().map(part -> aggregates(part, within)).toList().contains(true);
  }

  private void refuseAggregate(Expression part, Set<String> within) {
    if (aggregates(part, within)) {
      throw new ExpressionError("an aggregate cannot be taken of an aggregate");
    }
  }
}
