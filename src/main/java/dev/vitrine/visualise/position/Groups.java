package dev.vitrine.visualise.position;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.frame.ValueOrder;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Rows told apart by some of their columns.
public record Groups(Frame frame, List<String> columns) {

  public Groups {
    columns = columns.stream().filter(frame::has).toList();
  }

  /// The values that name a row's group.
  List<Value> key(int row) {
    return columns.stream().map(name -> frame.column(name).value(row)).toList();
  }

  /// Row numbers in the order of the columns, NULL first, equal ones as they were.
  int[] sorted() {
    Comparator<Integer> order = (_, _) -> 0;
    for (String name : columns) {
      order = order.thenComparing(by(frame.column(name)));
    }
    return IntStream.range(0, frame.rows()).boxed().sorted(order).mapToInt(i -> i).toArray();
  }

  private static Comparator<Integer> by(Column column) {
    return Comparator.comparing(
        row -> column.value(row),
        Comparator.comparing((Value value) -> !value.isNull()).thenComparing(ValueOrder.NATURAL));
  }
}
