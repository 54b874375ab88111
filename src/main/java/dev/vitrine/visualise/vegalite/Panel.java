package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The panels of one variable. Rows name theirs by its number, so that no value of the user's is
/// compared with anything, and the order of the panels is the scale's.
///
/// @param numbers of the levels
record Panel(String aesthetic, Scale scale, Map<Value, Integer> numbers) {

  static Panel of(String aesthetic, Scale scale) {
    Map<Value, Integer> numbers = new HashMap<>();
    levels(scale).forEach(level -> numbers.putIfAbsent(level, numbers.size()));
    return new Panel(aesthetic, scale, numbers);
  }

  private static List<Value> levels(Scale scale) {
    return scale.plan().reversed() ? scale.domain().reversed() : scale.domain();
  }

  private boolean isBinned() {
    return scale.kind() == Kind.BINNED;
  }

  /// The number of a row's panel: values without a level share the last one, those without a bin
  /// have none.
  @Nullable Integer number(Column column, int row) {
    return isBinned()
        ? scale.binOf(column.number(row)).orElse(null)
        : Integer.valueOf(numbers.getOrDefault(column.value(row), numbers.size()));
  }

  /// What splits the data.
  Map<String, Object> field() {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("field", Names.column(aesthetic));
    field.put("type", "nominal");
    List<String> headings = headings();
    if (!headings.isEmpty()) {
      field.put("header", Map.of("labelExpr", expression(headings)));
    }
    if (isBinned() && scale.plan().reversed()) {
      field.put("sort", "descending");
    }
    return field;
  }

  /// By the panels' numbers.
  private List<String> headings() {
    List<String> headings = new ArrayList<>();
    if (isBinned()) {
      for (int bin = 0; bin + 1 < scale.breaks().size(); bin++) {
        headings.add(BinText.of(scale, bin));
      }
    } else {
      levels(scale).forEach(level -> headings.add(scale.labelOf(level)));
    }
    return headings;
  }

  private static String expression(List<String> headings) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < headings.size(); i++) {
      expression
          .append("datum.value == ")
          .append(i)
          .append(" ? ")
          .append(Json.quoted(headings.get(i)))
          .append(" : ");
    }
    return expression.append("datum.value").toString();
  }
}
