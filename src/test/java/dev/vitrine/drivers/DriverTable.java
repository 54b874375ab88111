package dev.vitrine.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of clients and features in docs/drivers.md, between `<!-- table: begin -->` and `<!--
/// table: end -->`: a column for each client, which its contract test holds to what it found. To
/// write the columns anew: `./test -Dtest='*Driver*Test' -Ddrivers=write`.
final class DriverTable {

  private static final Path DOCUMENT = Path.of("docs/drivers.md");
  private static final Pattern TABLE =
      Pattern.compile("(<!-- table: begin -->\n)(.*?)(<!-- table: end -->)", Pattern.DOTALL);

  private DriverTable() {}

  /// The document says of this client what it told, or is made to.
  static void check(Outcomes outcomes) throws IOException {
    String now = Files.readString(DOCUMENT);
    Matcher table = TABLE.matcher(now);
    assertThat(table.find()).as("the table's place in " + DOCUMENT).isTrue();
    SequencedMap<String, Map<String, String>> columns = columns(table.group(2));
    columns.put(outcomes.client(), column(outcomes));
    String due = now.substring(0, table.start(2)) + text(columns) + now.substring(table.end(2));
    if ("write".equals(System.getProperty("drivers"))) {
      Files.writeString(DOCUMENT, due);
      return;
    }
    assertThat(now)
        .as("write it anew with ./test -Dtest='*Driver*Test' -Ddrivers=write")
        .isEqualTo(due);
  }

  private static Map<String, String> column(Outcomes outcomes) {
    Map<String, String> column = new LinkedHashMap<>();
    outcomes.features().forEach((name, outcome) -> column.put(name, outcome.ok() ? "yes" : "no"));
    return column;
  }

  private static SequencedMap<String, Map<String, String>> columns(String table) {
    List<List<String>> rows = table.lines().map(DriverTable::cells).toList();
    SequencedMap<String, Map<String, String>> columns = new LinkedHashMap<>();
    for (int column = 1; !rows.isEmpty() && column < rows.getFirst().size(); column++) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (List<String> row : rows.subList(2, rows.size())) {
        cells.put(row.getFirst(), row.get(column));
      }
      columns.put(rows.getFirst().get(column), cells);
    }
    return columns;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  private static String text(SequencedMap<String, Map<String, String>> columns) {
    StringBuilder text = new StringBuilder("| feature |");
    columns.keySet().forEach(client -> text.append(' ').append(client).append(" |"));
    text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
    for (String feature : Outcomes.known()) {
      text.append("| ").append(feature).append(" |");
      columns
          .values()
          .forEach(cells -> text.append(' ').append(cells.getOrDefault(feature, "")).append(" |"));
      text.append('\n');
    }
    return text.toString();
  }
}
