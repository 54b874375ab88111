package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.visualise.CorpusRun.Drawn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Facts of a drawn chart, each written in one line:
///
/// - `(pos1, pos2) a 1, b 2`: these values, row by row and in any order, in the first layer
/// - `marks point rule`: the marks, the backmost first, neighbours of one kind counted once
/// - `panels 3`: how many facets the rows fall into
/// - `sum pos2 60`, `same pos2 fill`: of columns of the first layer
/// - `even log pos1 pos1end`: each row's end is the same multiple of its start
/// - `has TEXT`: the spec holds the text
/// - `warns TEXT`: a warning does
record SpecFact(Drawn drawn) {

  void holds(String fact) {
    List<String> words = List.of(fact.split(" ", 2));
    String rest = words.getLast();
    switch (words.getFirst()) {
      case "has" -> assertThat(drawn.spec()).contains(rest);
      case "warns" -> assertThat(String.join("\n", drawn.warnings())).contains(rest);
      case "marks" -> assertThat(String.join(" ", marks())).isEqualTo(rest);
      case "panels" -> assertThat(panels()).hasSize(Integer.parseInt(rest));
      case "sum" -> sums(rest.split(" "));
      case "same" -> same(rest.split(" "));
      case "even" -> evenInLog(rest.split(" "));
      default -> rows(fact);
    }
  }

  private void rows(String fact) {
    String[] aesthetics = fact.substring(1, fact.indexOf(')')).split(", ");
    List<String> expected = List.of(fact.substring(fact.indexOf(')') + 2).split(", "));
    assertThat(firstLayer().stream().map(row -> text(row, aesthetics)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String text(Map<?, ?> row, String... aesthetics) {
    List<String> cells = new ArrayList<>();
    for (String aesthetic : aesthetics) {
      cells.add(plain(row.get("__aes_" + aesthetic)));
    }
    return String.join(" ", cells);
  }

  private static String plain(@Nullable Object value) {
    if (!(value instanceof Number number)) {
      return String.valueOf(value);
    }
    double rounded = Math.round(number.doubleValue() * 1e4) / 1e4;
    return rounded == Math.rint(rounded) ? "" + (long) rounded : "" + rounded;
  }

  private void sums(String... words) {
    double sum = firstLayer().stream().mapToDouble(row -> number(row, words[0])).sum();
    assertThat(plain(sum)).isEqualTo(words[1]);
  }

  private void same(String... columns) {
    assertThat(firstLayer())
        .isNotEmpty()
        .allMatch(row -> number(row, columns[0]) == number(row, columns[1]));
  }

  private void evenInLog(String... columns) {
    assertThat(
            firstLayer().stream()
                .map(row -> plain(number(row, columns[1]) / number(row, columns[0])))
                .distinct())
        .hasSize(1)
        .doesNotContain("NaN", "1");
  }

  private static double number(Map<?, ?> row, String aesthetic) {
    return row.get("__aes_" + aesthetic) instanceof Number number
        ? number.doubleValue()
        : Double.NaN;
  }

  private List<Map<?, ?>> firstLayer() {
    List<Map<?, ?>> rows = new ArrayList<>();
    for (Object row : (List<?>) spec().at("data.values")) {
      if (row instanceof Map<?, ?> map && Objects.equals(plain(map.get("__layer")), "0")) {
        rows.add(map);
      }
    }
    return rows;
  }

  private Spec spec() {
    return Spec.of(drawn.spec());
  }

  private List<String> marks() {
    List<String> marks = new ArrayList<>();
    gather(spec().tree(), marks);
    return marks;
  }

  private static void gather(Object node, List<String> marks) {
    if (node instanceof Map<?, ?> map) {
      Object mark = map.get("mark");
      String type = mark instanceof Map<?, ?> details ? plain(details.get("type")) : plain(mark);
      if (mark != null && (marks.isEmpty() || !marks.getLast().equals(type))) {
        marks.add(type);
      }
      map.values().forEach(child -> gather(child, marks));
    } else if (node instanceof Collection<?> list) {
      list.forEach(child -> gather(child, marks));
    }
  }

  /// The distinct values, in the data, of the fields that the spec facets by.
  private Set<String> panels() {
    Map<?, ?> facet = (Map<?, ?>) spec().at("facet");
    Set<String> fields = new TreeSet<>();
    for (Map<?, ?> part : facet.containsKey("field") ? List.of(facet) : parts(facet)) {
      fields.add(plain(part.get("field")));
    }
    return firstLayer().stream()
        .map(row -> fields.stream().map(field -> plain(row.get(field))).toList().toString())
        .collect(Collectors.toSet());
  }

  private static List<Map<?, ?>> parts(Map<?, ?> facet) {
    List<Map<?, ?>> parts = new ArrayList<>();
    for (String direction : List.of("row", "column")) {
      if (facet.get(direction) instanceof Map<?, ?> part) {
        parts.add(part);
      }
    }
    return parts;
  }
}
