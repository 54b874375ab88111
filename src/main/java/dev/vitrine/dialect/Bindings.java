package dev.vitrine.dialect;

import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request's bindings as values for the engine. With array bindings the statement runs once for
/// each row of them; scalars among them are the same in every row.
public final class Bindings {

  private final Map<Integer, List<@Nullable Object>> values = new TreeMap<>();
  private final Map<Integer, SqlType> types = new TreeMap<>();
  private final int rows;
  private final boolean bulk;

  private Bindings(SortedMap<Integer, Binding> given, ZoneId zone) {
    this.bulk = given.values().stream().anyMatch(Binding::array);
    this.rows = bulk ? rowCount(given) : 1;
    given.forEach((number, binding) -> {
      values.put(number, convert(number, binding, zone));
      types.put(number, BindingType.of(number, binding.type()).sqlType(binding.values()));
    });
  }

  /// @param zone the session's, for times that name none
  /// @throws SqlError for a value that its type cannot have, naming the binding
  public static Bindings of(SortedMap<Integer, Binding> given, ZoneId zone) {
    return new Bindings(given, zone);
  }

  /// A type that every row of a binding has; empty when none came for that number.
  public Optional<SqlType> type(int number) {
    return Optional.ofNullable(types.get(number));
  }

  /// Whether any binding is an array, even of one element.
  public boolean isBulk() {
    return bulk;
  }

  /// Rows of the array bindings, 1 without any.
  public int rowCount() {
    return rows;
  }

  /// The values of one row for placeholders that stand in this order.
  public List<@Nullable Object> row(int row, List<Integer> order) {
    List<@Nullable Object> list = new ArrayList<>(order.size());
    for (int number : order) {
      List<@Nullable Object> column = values.getOrDefault(number, List.of());
      list.add(column.size() == 1 ? column.getFirst() : column.get(row));
    }
    return Collections.unmodifiableList(list);
  }

  private static int rowCount(SortedMap<Integer, Binding> given) {
    List<Integer> lengths =
        given.values().stream()
            .filter(Binding::array)
            .map(binding -> binding.values().size())
            .distinct()
            .toList();
    if (lengths.size() > 1) {
      throw new SqlError(
          ErrorCode.CONVERSION, "array bindings must have one length, but have " + lengths);
    }
    return lengths.getFirst();
  }

  private static List<@Nullable Object> convert(int number, Binding binding, ZoneId zone) {
    BindingType type = BindingType.of(number, binding.type());
    List<@Nullable Object> converted = new ArrayList<>(binding.values().size());
    for (int row = 0; row < binding.values().size(); row++) {
      String text = binding.values().get(row);
      String place = number + (binding.array() ? ", row " + (row + 1) : "");
      converted.add(text == null ? null : type.read(place, text, zone));
    }
    return converted;
  }
}
