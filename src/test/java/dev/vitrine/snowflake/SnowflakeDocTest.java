package dev.vitrine.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.dialect.catalog.FormatType;
import dev.vitrine.dialect.translate.functions.Functions;
import dev.vitrine.dialect.translate.functions.TableFunctions;
import dev.vitrine.dialect.translate.functions.Unsupported;
import dev.vitrine.snowflake.show.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The lists in docs/snowflake.md say what the code's tables say. Each lies between the lines `<!--
/// list: NAME -->` and `<!-- end -->`. To write them anew: `./test -Dtest=SnowflakeDocTest
/// -Dvitrine.docs=write`.
class SnowflakeDocTest {

  private static final Path DOCUMENT = Path.of("docs/snowflake.md");
  private static final Pattern LIST =
      Pattern.compile("(<!-- list: ([a-z ]+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

  @Test
  void theListsAreThoseOfTheCode() throws IOException {
    String now = Files.readString(DOCUMENT);
    SequencedMap<String, String> lists = lists();
    String due =
        LIST.matcher(now)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    found.group(1) + lists.getOrDefault(found.group(2), "") + found.group(4)));
    if ("write".equals(System.getProperty("vitrine.docs"))) {
      Files.writeString(DOCUMENT, due);
      return;
    }
    assertThat(now)
        .as("write it anew with ./test -Dtest=SnowflakeDocTest -Dvitrine.docs=write")
        .isEqualTo(due);
  }

  @Test
  void everyListHasItsPlaceInTheDocument() throws IOException {
    assertThat(LIST.matcher(Files.readString(DOCUMENT)).results().map(found -> found.group(2)))
        .containsExactlyInAnyOrderElementsOf(lists().keySet());
  }

  private static SequencedMap<String, String> lists() {
    SequencedMap<String, String> lists = new LinkedHashMap<>();
    lists.put("functions", functions());
    lists.put("refused functions", refusedFunctions());
    lists.put("refused objects", refusedObjects());
    lists.put("shown", line(Shows.kinds()));
    lists.put("file formats", line(Arrays.stream(FormatType.values()).map(Enum::name).toList()));
    lists.put("refused file formats", line(FormatType.refused()));
    lists.put("parameters", parameters());
    return lists;
  }

  private static String functions() {
    SequencedMap<String, Collection<String>> families = new LinkedHashMap<>(Functions.byFamily());
    families.put("tables, in FROM", TableFunctions.names());
    return table("family", "functions", families);
  }

  private static String refusedFunctions() {
    return table("what", "functions", Unsupported.byReason());
  }

  /// Kinds for which the same is told share a row.
  private static String refusedObjects() {
    Map<String, Collection<String>> byReason = new LinkedHashMap<>();
    dev.vitrine.dialect.Unsupported.kinds()
        .forEach((kind, told) -> byReason.computeIfAbsent(told, _ -> new TreeSet<>()).add(kind));
    return table("what is told", "CREATE, ALTER, DROP, SHOW, DESCRIBE of", byReason);
  }

  private static String parameters() {
    return SessionParameters.defaults().entrySet().stream()
        .map(entry ->
            "`"
                + entry.getKey()
                + (entry.getValue().isEmpty() ? "" : " = " + entry.getValue())
                + "`")
        .collect(Collectors.joining(", ", "", "\n"));
  }

  private static String table(
      String left, String right, Map<String, ? extends Collection<String>> rows) {
    List<String> lines =
        rows.entrySet().stream()
            .map(row -> "| " + row.getKey() + " | " + names(row.getValue()) + " |\n")
            .toList();
    return "| " + left + " | " + right + " |\n|---|---|\n" + String.join("", lines);
  }

  private static String line(Collection<String> names) {
    return names(names) + "\n";
  }

  private static String names(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
  }
}
