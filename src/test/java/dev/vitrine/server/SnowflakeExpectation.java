package dev.vitrine.server;

import dev.vitrine.server.SnowflakeCase.Expected;
import dev.vitrine.server.SnowflakeDoor.Field;
import dev.vitrine.server.SnowflakeDoor.Refused;
import dev.vitrine.server.SnowflakeDoor.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a case demands: names, types, values, and the code, the state and the words of an error.
/// Every answer is what is wrong, if anything.
final class SnowflakeExpectation {

  private static final Pattern TYPE = Pattern.compile("(\\w+)(?:\\((\\d*),?(\\d*)\\))?");
  private static final String ANYTHING = "<any>";

  private SnowflakeExpectation() {}

  static Optional<String> wrong(Expected.Refusal expected, Refused told) {
    boolean same =
        expected.code().map(code -> number(code) == number(told.code)).orElse(true)
            && expected.state().map(told.state::equals).orElse(true)
            && expected.contains().map(words -> says(told, words)).orElse(true);
    return same
        ? Optional.empty()
        : Optional.of(
            expected + " but was " + told.code + " " + told.state + " " + told.getMessage());
  }

  private static int number(String code) {
    return Integer.parseInt(code);
  }

  private static boolean says(Refused told, String words) {
    return told.getMessage().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  static Optional<String> wrong(Expected.Rows expected, boolean ordered, Table told) {
    List<String> names = told.fields().stream().map(Field::name).toList();
    List<Integer> places =
        expected.some()
            ? expected.names().stream().map(names::indexOf).toList()
            : IntStream.range(0, names.size()).boxed().toList();
    if (places.contains(-1) || places.size() != expected.names().size()) {
      return Optional.of("columns " + names + ", expected " + expected.names());
    }
    List<Field> fields = places.stream().map(told.fields()::get).toList();
    return wrongFields(expected, fields)
        .or(() -> wrongRows(expected, ordered, fields, picked(told.rows(), places)));
  }

  private static List<List<String>> picked(List<List<String>> rows, List<Integer> places) {
    return rows.stream().map(row -> cells(row, places)).toList();
  }

  private static List<String> cells(List<String> row, List<Integer> places) {
    List<String> cells = new ArrayList<>();
    places.forEach(place -> cells.add(row.get(place)));
    return cells;
  }

  private static Optional<String> wrongFields(Expected.Rows expected, List<Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      String name = expected.names().get(i);
      String type = expected.types().get(i);
      Field field = fields.get(i);
      if (name != null && !name.equals(field.name()) || type != null && !isType(type, field)) {
        return Optional.of("column " + field + ", expected " + name + " " + type);
      }
    }
    return Optional.empty();
  }

  private static boolean isType(String expected, Field field) {
    Matcher parts = TYPE.matcher(expected);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a type: " + expected);
    }
    return parts.group(1).equals(field.type())
        && isNumber(parts.group(2), field.precision())
        && isNumber(parts.group(3), field.scale());
  }

  private static boolean isNumber(String expected, Integer told) {
    return expected == null
        || expected.isEmpty()
        || told == null
        || Integer.parseInt(expected) == told;
  }

  private static Optional<String> wrongRows(
      Expected.Rows expected, boolean ordered, List<Field> fields, List<List<String>> rows) {
    boolean same =
        rows.size() == expected.rows().size()
            && (ordered
                ? areRows(expected.rows(), rows, fields)
                : areRowsInAnyOrder(expected.rows(), rows, fields));
    return same ? Optional.empty() : Optional.of("rows " + rows + ", expected " + expected.rows());
  }

  private static boolean areRows(
      List<List<String>> expected, List<List<String>> told, List<Field> fields) {
    return IntStream.range(0, told.size())
        .allMatch(i -> isRow(expected.get(i), told.get(i), fields));
  }

  private static boolean areRowsInAnyOrder(
      List<List<String>> expected, List<List<String>> told, List<Field> fields) {
    List<List<String>> left = new ArrayList<>(told);
    return expected.stream()
        .allMatch(wanted ->
            left.stream()
                .filter(row -> isRow(wanted, row, fields))
                .findFirst()
                .map(left::remove)
                .orElse(false));
  }

  private static boolean isRow(List<String> expected, List<String> told, List<Field> fields) {
    return IntStream.range(0, fields.size())
        .allMatch(i -> isCell(expected.get(i), told.get(i), fields.get(i).type()));
  }

  private static boolean isCell(String expected, String told, String type) {
    if (expected == null || told == null) {
      return expected == told;
    }
    return expected.equals(ANYTHING)
        || SnowflakeCell.same(
            SnowflakeCell.expected(expected, type), SnowflakeCell.told(told, type));
  }
}
