package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Steps;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Binds the values of a `USING`.
class UsingSteps extends InnerSteps {

  private final Optional<List<Value>> using;

  /// @param using values of the statement's `?`; empty for those of the request
  UsingSteps(Steps outer, Optional<List<Value>> using) {
    super(outer);
    this.using = using;
  }

  @Override
  public List<@Nullable Object> values(List<Integer> order, int row) {
    return using.isEmpty() ? super.values(order, row) : bound(using.get(), order);
  }

  private static List<@Nullable Object> bound(List<Value> values, List<Integer> order) {
    return order.stream().<@Nullable Object>map(number -> bound(values.get(number - 1))).toList();
  }

  private static @Nullable Object bound(Value value) {
    return value.data() instanceof BigDecimal number ? number.toPlainString() : value.data();
  }

  @Override
  public int bindingRows() {
    return using.isEmpty() ? super.bindingRows() : 1;
  }

  @Override
  public boolean isBound(int number) {
    return using.isEmpty() ? super.isBound(number) : number <= using.get().size();
  }

  @Override
  public Optional<SqlType> bindingType(int number) {
    if (using.isEmpty()) {
      return super.bindingType(number);
    }
    List<Value> values = using.get();
    return number <= values.size() ? Optional.of(values.get(number - 1).type()) : Optional.empty();
  }
}
