package dev.vitrine.notebooks.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTest {

  /// Cells as `id: reads > defines`, names between blanks.
  private static Graph graph(String... cells) {
    Map<String, Facts> facts = new LinkedHashMap<>();
    for (String cell : cells) {
      String[] parts = cell.split("[:>]", -1);
      facts.put(
          parts[0].strip(), new Facts(names(parts[1]), names(parts[2]), Optional.empty(), false));
    }
    return Graph.of(facts);
  }

  private static SortedSet<String> names(String text) {
    SortedSet<String> names = new TreeSet<>();
    Arrays.stream(text.split(" ")).filter(name -> !name.isEmpty()).forEach(names::add);
    return names;
  }

  @Test
  void whoReadsDependsOnWhoDefinesWhereverItStands() {
    Graph graph = graph("c: y > z", "b: x > y", "a: > x", "d: > w");

    assertThat(graph.descendants("a")).containsExactlyInAnyOrder("b", "c");
    assertThat(graph.ancestors(List.of("c"))).containsExactlyInAnyOrder("a", "b");
    assertThat(graph.ordered(List.of("a", "b", "c", "d"))).containsExactly("a", "b", "c", "d");
    assertThat(graph.ordered(List.of("c", "d"))).containsExactly("c", "d");
  }

  @Test
  void aDiamondRunsEachCellOnce() {
    Graph graph = graph("d: y z > ", "a: > x", "c: x > z", "b: x > y");

    assertThat(graph.ordered(List.of("d", "a", "c", "b"))).containsExactly("a", "b", "c", "d");
  }

  @Test
  void whoReadsAndDefinesTheSameNameIsNoCircle() {
    Graph graph = graph("a: x > x", "b: x >");

    assertThat(graph.problem("a")).isEmpty();
    assertThat(graph.descendants("a")).containsExactly("b");
  }

  @Test
  void aCircleIsToldInEachOfItsCellsAndInNoOther() {
    Graph graph = graph("a: z > x", "b: x > y", "c: y > z", "d: z > w", "e: > v");

    for (String cell : List.of("a", "b", "c")) {
      assertThat(graph.problem(cell).orElseThrow())
          .startsWith("Circular dependency detected among the cells a, b, c");
    }
    assertThat(graph.problem("d")).isEmpty();
    assertThat(graph.problem("e")).isEmpty();
    assertThat(graph.ordered(List.of("a", "b", "c", "d"))).hasSize(4);
  }

  @Test
  void aNameThatTwoCellsDefineIsToldInBoth() {
    Graph graph = graph("a: > x y", "b: > x", "c: x >");

    assertThat(graph.problem("a").orElseThrow())
        .isEqualTo(
            "Multiple definitions: 'x' is defined in the cells a, b; define it in one of them");
    assertThat(graph.problem("b")).isPresent();
    assertThat(graph.problem("c")).isEmpty();
  }

  @Test
  void aNamelessResultIsThatOfTheStatementAbove() {
    Map<String, Facts> facts = new LinkedHashMap<>();
    facts.put("one", Facts.ofStatement("select 1"));
    facts.put("readerOfOne", new Facts(names("result"), names(""), Optional.empty(), false));
    facts.put("two", Facts.ofStatement("select 2"));
    facts.put("readerOfTwo", new Facts(names("result"), names(""), Optional.empty(), false));
    Graph graph = Graph.of(facts);

    assertThat(graph.parents("readerOfOne")).containsExactly("one");
    assertThat(graph.parents("readerOfTwo")).containsExactly("two");
    assertThat(graph.writes("one")).containsExactly("result");
    assertThat(graph.problem("one")).isEmpty();
  }

  @Test
  void whoCallsSomethingResultTakesTheNameFromNamelessOnes() {
    Map<String, Facts> facts = new LinkedHashMap<>();
    facts.put("one", Facts.ofStatement("select 1"));
    facts.put("definer", new Facts(names(""), names("result"), Optional.empty(), false));
    facts.put("reader", new Facts(names("result"), names(""), Optional.empty(), false));
    Graph graph = Graph.of(facts);

    assertThat(graph.parents("reader")).containsExactly("definer");
    assertThat(graph.writes("one")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- result: sales\nselect 1",
        "--result:sales\nselect 1",
        "\n  -- what it is\n  -- Name: sales  \nselect 1",
        "-- result: sales\n-- more\nselect 1"
      })
  void aCommentNamesAResult(String sql) {
    assertThat(Facts.ofStatement(sql).defines()).containsExactly("sales");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 -- result: sales",
        "select 1\n-- result: sales\n",
        "create table t (a int)",
        "-- result: x\ninsert into t values (1)",
        "-- result: x\nselect 1 as a VISUALISE a AS x DRAW point",
        ""
      })
  void noOtherTextDoes(String sql) {
    assertThat(Facts.ofStatement(sql).defines()).isEmpty();
  }

  @Test
  void aLongChainIsOrdered() {
    Map<String, Facts> facts = new LinkedHashMap<>();
    for (int i = 499; i >= 0; i--) {
      facts.put(
          "c" + i,
          new Facts(names(i == 0 ? "" : "v" + (i - 1)), names("v" + i), Optional.empty(), false));
    }
    Graph graph = Graph.of(facts);

    assertThat(graph.ordered(facts.keySet())).startsWith("c0", "c1").endsWith("c498", "c499");
    assertThat(graph.descendants("c0")).hasSize(499);
  }
}
