package dev.vitrine.querybuilder.gate;

import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.FilterOverImpl;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.OrderByClause;
import net.sf.jsqlparser.expression.PartitionByClause;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.WindowRange;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;

/// The kinds of nodes that a tree may have; a new version of the parser brings none of its own in.
final class AllowedNodes {

  private static final Set<Class<?>> QUERIES =
      Set.of(
          PlainSelect.class,
          SetOperationList.class,
          ParenthesedSelect.class,
          ParenthesedFromItem.class,
          Values.class,
          WithItem.class,
          SelectItem.class,
          Alias.class,
          Alias.AliasColumn.class,
          Table.class,
          Join.class,
          Distinct.class,
          GroupByElement.class,
          OrderByElement.class,
          Limit.class,
          Offset.class,
          Fetch.class,
          UnionOp.class,
          ExceptOp.class,
          IntersectOp.class,
          AllColumns.class,
          AllTableColumns.class);

  private static final Set<Class<?>> VALUES =
      Set.of(
          Column.class,
          LongValue.class,
          DoubleValue.class,
          StringValue.class,
          NullValue.class,
          BooleanValue.class,
          DateTimeLiteralExpression.class,
          TimeKeyExpression.class,
          IntervalExpression.class,
          JdbcNamedParameter.class,
          Function.class,
          TrimFunction.class,
          ExtractExpression.class,
          CastExpression.class,
          ColDataType.class,
          CaseExpression.class,
          WhenClause.class,
          SignedExpression.class,
          ParenthesedExpressionList.class,
          ExpressionList.class,
          RowConstructor.class);

  private static final Set<Class<?>> WINDOWS =
      Set.of(
          AnalyticExpression.class,
          FilterOverImpl.class,
          WindowDefinition.class,
          WindowElement.class,
          WindowOffset.class,
          WindowRange.class,
          PartitionByClause.class,
          OrderByClause.class);

  private static final Set<Class<?>> OPERATORS =
      Set.of(
          Addition.class,
          Subtraction.class,
          Multiplication.class,
          Division.class,
          Modulo.class,
          Concat.class,
          AndExpression.class,
          OrExpression.class,
          NotExpression.class,
          EqualsTo.class,
          NotEqualsTo.class,
          GreaterThan.class,
          GreaterThanEquals.class,
          MinorThan.class,
          MinorThanEquals.class,
          Between.class,
          InExpression.class,
          LikeExpression.class,
          IsNullExpression.class,
          IsBooleanExpression.class,
          IsDistinctExpression.class,
          ExistsExpression.class,
          AnyComparisonExpression.class);

  private AllowedNodes() {}

  static boolean has(Class<?> node) {
    return QUERIES.contains(node)
        || VALUES.contains(node)
        || WINDOWS.contains(node)
        || OPERATORS.contains(node);
  }
}
