package dev.vitrine.notebooks.python;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.notebooks.python.Python.Result;
import dev.vitrine.notebooks.python.Python.Session;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cells with pandas, matplotlib, plotly and Altair.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PackagesTest {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  private static Python python;
  private static Session session;

  @BeforeAll
  static void start() throws Exception {
    python = Python.with(Map.of("command", Packages.python()));
    session = python.session();
    assertThat(session.run("import pandas as pd, numpy as np, datetime").ended().error()).isEmpty();
  }

  @AfterAll
  static void stop() {
    if (python != null) {
      python.close();
    }
  }

  private static Map<?, ?> table(String code) {
    Output.Data shown = session.run(code).shown().getFirst();
    assertThat(shown.mimeType()).isEqualTo("application/json");
    return (Map<?, ?>) shown.data();
  }

  private static void isPicture(Output.Data shown) {
    assertThat(shown.mimeType()).isEqualTo("image/png");
    assertThat(Base64.getDecoder().decode((String) shown.data())).startsWith(PNG);
  }

  @Test
  void aFrameIsATable() {
    Map<?, ?> shown =
        table(
            "pd.DataFrame({'i': [1, 2**53 + 1], 'f': [0.5, None], 's': ['a', None],"
                + " 't': pd.to_datetime(['2026-01-02', None]), 'b': [True, False],"
                + " 'inf': [float('inf'), 1.0]})");

    assertThat(shown.get("columns")).isEqualTo(List.of("i", "f", "s", "t", "b", "inf"));
    assertThat(shown.get("rows"))
        .isEqualTo(
            List.of(
                List.of(1, 0.5, "a", "2026-01-02T00:00:00", true, "inf"),
                Arrays.asList(9007199254740993L, null, null, null, false, 1.0)));
    assertThat(shown.get("row_count")).isEqualTo(2);
    assertThat(shown.get("truncated")).isEqualTo(false);
  }

  @Test
  void anIndexThatSaysSomethingIsAColumn() {
    assertThat(table("pd.DataFrame({'n': [1]}, index=pd.Index(['k'], name='key'))").get("rows"))
        .isEqualTo(List.of(List.of("k", 1)));
    assertThat(
            table("pd.DataFrame({'g': ['a', 'a'], 'n': [1, 2]}).groupby('g').sum()").get("columns"))
        .isEqualTo(List.of("g", "n"));
    assertThat(table("pd.Series([5], name='s')").get("columns")).isEqualTo(List.of("s"));
    assertThat(table("pd.DataFrame([[1, 2]], columns=['same', 'same'])").get("rows"))
        .isEqualTo(List.of(List.of(1, 2)));
  }

  @Test
  void aLongFrameIsShownInPart() {
    Map<?, ?> shown = table("pd.DataFrame({'n': range(1000000)})");

    assertThat((List<?>) shown.get("rows")).hasSize(1000);
    assertThat(shown.get("row_count")).isEqualTo(1000000);
    assertThat(shown.get("truncated")).isEqualTo(true);
  }

  @Test
  void aResultBecomesAFrameWithItsValues() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(
        Arrays.asList(
            9007199254740993L,
            true,
            "a",
            new BigDecimal("0.10"),
            LocalDateTime.of(2026, 1, 2, 3, 4),
            null));
    rows.add(Arrays.asList(null, null, null, null, null, null));
    session.kernel().setTable("df", List.of("i", "b", "s", "d", "t", "n"), rows);

    assertThat(session.run("type(df).__name__, df.shape, list(df.columns)").value())
        .isEqualTo("('DataFrame', (2, 6), ['i', 'b', 's', 'd', 't', 'n'])");
    assertThat(
            session
                .run("int(df['i'][0]), str(df['i'].dtype), str(df['b'].dtype), df['d'][0]")
                .value())
        .isEqualTo("(9007199254740993, 'Int64', 'boolean', Decimal('0.10'))");
    assertThat(session.run("str(df['t'].dtype)[:10], df['n'].isna().all()").value().toString())
        .startsWith("('datetime64'");
    assertThat(table("df").get("rows"))
        .isEqualTo(
            List.of(
                Arrays.asList(9007199254740993L, true, "a", "0.10", "2026-01-02T03:04:00", null),
                Arrays.asList(null, null, null, null, null, null)));
  }

  @Test
  void anEmptyResultKeepsItsColumns() {
    session.kernel().setTable("df", List.of("x", "x"), List.of());

    assertThat(session.run("df.shape").value()).isEqualTo("(0, 2)");
  }

  @Test
  void numbersOfArraysArePlainValues() {
    session.run(
        "a = np.int64(2**62)\nb = np.float32(0.5)\nc = np.array([1, 2])\nd = pd.Series(['x', None])\n"
            + "e = np.bool_(True)\nf = pd.NaT\ng = pd.Timestamp('2026-01-02')\nh = pd.DataFrame()");

    Map<String, @Nullable Object> values =
        session.kernel().values(List.of("a", "b", "c", "e", "f", "g", "h"));
    assertThat(values.get("a")).isEqualTo(1L << 62);
    assertThat(values.get("b")).isEqualTo(0.5);
    assertThat(values.get("c")).isEqualTo(List.of(1L, 2L));
    assertThat(values.get("e")).isEqualTo(true);
    assertThat(values.get("f")).isNull();
    assertThat(values.get("g")).isEqualTo(LocalDateTime.of(2026, 1, 2, 0, 0));
    assertThat(values.get("h")).isEqualTo(new Unplain("DataFrame"));
  }

  @Test
  void openFiguresAreShownAtTheEndOfTheCell() {
    session.run("import matplotlib.pyplot as plt");
    Result result = session.run("plt.plot([1, 2])\nplt.figure()\nplt.plot([2, 1]);");

    assertThat(result.text("stderr")).isEmpty();
    assertThat(result.shown()).hasSize(2).allSatisfy(PackagesTest::isPicture);
    assertThat(session.run("None").shown()).isEmpty();
  }

  @Test
  void showAndAFigureAsTheLastLineShowItOnce() {
    session.run("import matplotlib.pyplot as plt");
    Result shown = session.run("plt.plot([1, 2])\nplt.show()\nprint('after')");
    assertThat(shown.outputs()).hasSize(2);
    isPicture((Output.Data) shown.outputs().getFirst());
    assertThat(shown.text("stderr")).isEmpty();

    Result last = session.run("figure, axes = plt.subplots()\naxes.plot([1, 2])\nfigure");
    assertThat(last.shown()).hasSize(1);
    isPicture(last.shown().getFirst());
  }

  @Test
  void plotlyFiguresAreTheirJson() {
    Output.Data shown =
        session
            .run("import plotly.graph_objects as go\ngo.Figure(go.Bar(x=['a'], y=[3]))")
            .shown()
            .getFirst();

    assertThat(shown.mimeType()).isEqualTo("application/vnd.plotly.v1+json");
    Map<?, ?> figure = (Map<?, ?>) shown.data();
    assertThat(figure.keySet()).extracting(Object::toString).contains("data", "layout");
    assertThat(((Map<?, ?>) ((List<?>) requireNonNull(figure.get("data"))).getFirst()).get("type"))
        .isEqualTo("bar");
  }

  @Test
  void altairChartsAreVegaLite() {
    Output.Data shown =
        session
            .run(
                "import altair as alt\n"
                    + "alt.Chart(pd.DataFrame({'x': [1, 2]})).mark_bar().encode(x='x:Q')")
            .shown()
            .getFirst();

    assertThat(shown.mimeType()).isEqualTo("application/vnd.vegalite.v6+json");
    assertThat(String.valueOf(((Map<?, ?>) shown.data()).get("$schema"))).contains("vega-lite");
  }

  @Test
  void theBrokenImportOfAPackageIsAnError() {
    assertThat(session.run("import nothing_like_this").error())
        .contains("ModuleNotFoundError: No module named 'nothing_like_this'");
  }
}
