package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.translate.StatementsAsked;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Steps;
import dev.vitrine.warehouses.Journal;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The engine as a statement inside another statement sees it.
abstract class InnerSteps implements Steps {

  private final Steps outer;
  private final int depth;

  InnerSteps(Steps outer) {
    this.outer = outer;
    this.depth = outer instanceof InnerSteps inner ? inner.depth + 1 : 1;
  }

  Steps outer() {
    return outer;
  }

  /// How many statements this one is inside of.
  int depth() {
    return depth;
  }

  @Override
  public List<@Nullable Object> values(List<Integer> order, int row) {
    return outer.values(order, row);
  }

  @Override
  public int bindingRows() {
    return outer.bindingRows();
  }

  @Override
  public Optional<SqlType> bindingType(int number) {
    return outer.bindingType(number);
  }

  @Override
  public boolean mayStopOthers() {
    return outer.mayStopOthers();
  }

  @Override
  public Past statements(StatementsAsked asked) {
    return outer.statements(asked);
  }

  @Override
  public boolean isBound(int number) {
    return outer.isBound(number);
  }

  @Override
  public void deliver(
      String sql, List<@Nullable Object> values, List<Column> columns, boolean reads) {
    outer.deliver(sql, values, columns, reads);
  }

  @Override
  public Handle handle() {
    return outer.handle();
  }

  @Override
  public Caller caller() {
    return outer.caller();
  }

  @Override
  public boolean isStopping() {
    return outer.isStopping();
  }

  @Override
  public List<List<@Nullable String>> read(String sql, List<@Nullable Object> values, int columns) {
    return outer.read(sql, values, columns);
  }

  @Override
  public Outcome change(List<String> before, String sql, List<@Nullable Object> values) {
    return outer.change(before, sql, values);
  }

  @Override
  public List<List<@Nullable String>> changeReturning(
      List<String> before, String sql, List<@Nullable Object> values, int columns) {
    return outer.changeReturning(before, sql, values, columns);
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return outer.together(work);
  }

  @Override
  public void scratch(String sql) {
    outer.scratch(sql);
  }

  @Override
  public void scratch(String sql, List<@Nullable Object> values) {
    outer.scratch(sql, values);
  }

  @Override
  public void transaction(String word) {
    outer.transaction(word);
  }

  @Override
  public Journal journal() {
    return outer.journal();
  }

  @Override
  public void blocked(Runnable wait) {
    outer.blocked(wait);
  }

  @Override
  public boolean cancel(String queryId) {
    return outer.cancel(queryId);
  }

  @Override
  public int cancelAll(String session) {
    return outer.cancelAll(session);
  }

  @Override
  public RowFeed.Lent lend(RowFeed feed) {
    return outer.lend(feed);
  }

  @Override
  public void keep(Runnable giveBack) {
    outer.keep(giveBack);
  }

  @Override
  public void stream(String sql, List<Column> columns, RowSink sink) {
    outer.stream(sql, columns, sink);
  }

  @Override
  public <T> T pinned(Supplier<T> work) {
    return outer.pinned(work);
  }

  @Override
  public Optional<Remote> remote(List<Ident> path) {
    return outer.remote(path);
  }

  @Override
  public Past past(String queryId) {
    return outer.past(queryId);
  }
}
