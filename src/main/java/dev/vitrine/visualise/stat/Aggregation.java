package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Base.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `SETTING aggregate`: one row for each group, its numbers summarised; several rows where a target
/// has several functions.
///
/// @param functions by aesthetic, in the order written
/// @param kept measures that are keys here, such as the main axis of a line
/// @param label name of the column that says which functions made a row
public record Aggregation(Map<String, List<String>> functions, List<String> kept, String label) {

  /// Names of all functions, for errors.
  public static List<String> vocabulary() {
    return AggregateFunction.names();
  }

  public static boolean isFunction(String text) {
    return AggregateFunction.parse(text).isPresent();
  }

  /// Whether it gives a place among the values, rather than how many or how far apart they are.
  public static boolean isPlace(String text) {
    return AggregateFunction.parse(text).filter(AggregateFunction::isPlace).isPresent();
  }

  /// Whether any target has several functions.
  public boolean explodes() {
    return rows() > 1;
  }

  private int rows() {
    return functions.values().stream().mapToInt(List::size).max().orElse(1);
  }

  /// Measures that no function covers: they are left out.
  public List<String> dropped(Base base) {
    return base.items().stream()
        .filter(item -> item.use() == Use.MEASURE)
        .map(Item::aesthetic)
        .filter(name -> !kept.contains(name) && !functions.containsKey(name))
        .toList();
  }

  /// What an engine must be able to do for all functions.
  public Set<Capability> needs(Base base) {
    boolean times =
        base.items().stream()
            .anyMatch(item -> item.type().isTemporal() && functions.containsKey(item.aesthetic()));
    return Stream.concat(
            all().flatMap(function -> function.needs().stream()),
            times ? Stream.of(Capability.TEMPORALS) : Stream.empty())
        .collect(Collectors.toSet());
  }

  private Stream<AggregateFunction> all() {
    return functions.values().stream()
        .flatMap(List::stream)
        .map(AggregateFunction::parse)
        .flatMap(Optional::stream);
  }

  public String sql(Base base) {
    Base numbered = needsRowNumber() ? numbered(base) : base;
    return IntStream.range(0, rows())
        .mapToObj(row -> select(numbered, row))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private boolean needsRowNumber() {
    return all().anyMatch(AggregateFunction::needsRowNumber);
  }

  private static Base numbered(Base base) {
    String query =
        "SELECT *, "
            + base.dialect().rowNumber()
            + " AS "
            + base.dialect().name(Base.ROW)
            + base.from();
    return new Base(base.dialect(), query, base.items());
  }

  private String select(Base base, int row) {
    List<String> keys =
        base.names(item -> item.use() != Use.MEASURE || kept.contains(item.aesthetic()));
    List<String> select = new ArrayList<>(keys);
    base.items().stream()
        .filter(item -> functions.containsKey(item.aesthetic()))
        .forEach(item -> select.add(call(base, item, row) + " AS " + base.name(item)));
    if (explodes()) {
      select.add(base.dialect().string(label(row)) + " AS " + base.dialect().name(label));
    }
    return base.grouped(keys, String.join(", ", select));
  }

  private String call(Base base, Item item, int row) {
    return AggregateFunction.parse(at(item.aesthetic(), row))
        .orElseThrow()
        .sql(base.dialect(), base.name(item), item.type());
  }

  private String at(String aesthetic, int row) {
    List<String> list = functions.getOrDefault(aesthetic, List.of());
    return list.size() == 1 ? list.getFirst() : list.get(row);
  }

  /// The functions of the exploded targets, each once.
  private String label(int row) {
    return functions.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> entry.getValue().get(row))
        .distinct()
        .collect(Collectors.joining("/"));
  }
}
