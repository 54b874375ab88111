package dev.vitrine.notebooks.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.python.Python.Session;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Values to and from a kernel that has no packages.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ValuesTest {

  @RegisterExtension static final Python.Shared PYTHON = new Python.Shared();

  private static Session session() {
    return PYTHON.session();
  }

  private static @Nullable Object value(String expression) {
    session().run("value = " + expression);
    Map<String, @Nullable Object> values = session().kernel().values(List.of("value"));
    assertThat(values).containsOnlyKeys("value");
    return values.get("value");
  }

  @Test
  void plainValuesAreExact() {
    assertThat(value("None")).isNull();
    assertThat(value("True")).isEqualTo(true);
    assertThat(value("-42")).isEqualTo(-42L);
    assertThat(value("2**63 - 1")).isEqualTo(Long.MAX_VALUE);
    assertThat(value("-2**63")).isEqualTo(Long.MIN_VALUE);
    assertThat(value("2**63")).isEqualTo(BigInteger.TWO.pow(63));
    assertThat(value("-7**9999")).isEqualTo(BigInteger.valueOf(7).pow(9999).negate());
    assertThat(value("0.1")).isEqualTo(0.1);
    assertThat(value("5e-324")).isEqualTo(Double.MIN_VALUE);
    assertThat(value("-0.0")).isEqualTo(-0.0);
    assertThat(value("float('nan')")).isEqualTo(Double.NaN);
    assertThat(value("float('-inf')")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(value("__import__('decimal').Decimal('1.10')")).isEqualTo(new BigDecimal("1.10"));
    assertThat(value("'é😀\\n\\0\"'")).isEqualTo("é😀\n\0\"");
    assertThat(value("''")).isEqualTo("");
    assertThat(value("__import__('datetime').date(2026, 1, 2)"))
        .isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(value("__import__('datetime').datetime(2026, 1, 2, 3, 4, 5)"))
        .isEqualTo(LocalDateTime.of(2026, 1, 2, 3, 4, 5));
    assertThat(value("__import__('datetime').time(3, 4, 5, 6)"))
        .isEqualTo(LocalTime.of(3, 4, 5, 6000));
  }

  @Test
  void listsTuplesSetsAndRangesAreLists() {
    assertThat(value("[1, 'a', None, [2.5]]"))
        .isEqualTo(Arrays.asList(1L, "a", null, List.of(2.5)));
    assertThat(value("(1, 2)")).isEqualTo(List.of(1L, 2L));
    assertThat(value("range(3)")).isEqualTo(List.of(0L, 1L, 2L));
    assertThat(value("{5}")).isEqualTo(List.of(5L));
    assertThat(value("[]")).isEqualTo(List.of());
  }

  @Test
  void whatIsNoPlainValueIsNamed() {
    assertThat(value("{'a': 1}")).isEqualTo(new Unplain("dict"));
    assertThat(value("print")).isEqualTo(new Unplain("builtin_function_or_method"));
    assertThat(value("[1, {}]")).isEqualTo(new Unplain("list with dict"));
    assertThat(value("b'x'")).isEqualTo(new Unplain("bytes"));
    assertThat(value("1j")).isEqualTo(new Unplain("complex"));
    assertThat(value("[0] * 10001"))
        .isEqualTo(new Unplain("list of 10001 elements (at most 10000)"));
    session().run("value = []\nvalue.append(value)");
    assertThat(session().kernel().values(List.of("value")).get("value"))
        .isInstanceOf(Unplain.class);
  }

  @Test
  void valuesThatAreTooLongAreNotTaken() {
    assertThat(value("'x' * (1 << 21)"))
        .isEqualTo(new Unplain("text of 2097152 characters (at most 1048576)"));
    assertThat(value("1 << 70000")).isEqualTo(new Unplain("int of 70001 bits (at most 65536)"));
    assertThat(value("__import__('decimal').Decimal('1E+999999')"))
        .isEqualTo(new Unplain("Decimal of more than 10000 digits"));
    session().run("value = ['x' * 1000000] * 100");
    assertThatThrownBy(() -> session().kernel().values(List.of("value")))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("too long");
    assertThat(value("1")).isEqualTo(1L);
  }

  @Test
  void namesThatAreNotSetAreLeftOut() {
    session().run("here = 1");

    assertThat(session().kernel().values(List.of("here", "nowhere", "__x y", "print")))
        .containsExactly(Map.entry("here", 1L));
  }

  @Test
  void aTableIsAListOfDictsWithItsValues() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(
        Arrays.asList(
            1L,
            new BigInteger("123456789012345678901234567890"),
            new BigDecimal("0.10"),
            Double.NaN,
            "é",
            true,
            LocalDate.of(2026, 1, 2),
            LocalTime.of(3, 4, 5, 678_000_000),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999),
            OffsetDateTime.parse("2026-01-02T03:04:05.123456+05:30"),
            Instant.EPOCH,
            new byte[] {0, -1},
            Arrays.asList(1L, null),
            Map.of("k", 1L),
            null));
    session()
        .kernel()
        .setTable(
            "t",
            List.of("a b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"),
            rows);

    assertThat(session().run("list(t[0].values())").value())
        .isEqualTo(
            "[1, 123456789012345678901234567890, Decimal('0.10'), nan, 'é', True,"
                + " datetime.date(2026, 1, 2), datetime.time(3, 4, 5, 678000),"
                + " datetime.datetime(9999, 12, 31, 23, 59, 59, 999999),"
                + " datetime.datetime(2026, 1, 2, 3, 4, 5, 123456,"
                + " tzinfo=datetime.timezone(datetime.timedelta(seconds=19800))),"
                + " datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc),"
                + " b'\\x00\\xff', [1, None], {'k': 1}, None]");
    assertThat(session().run("type(t[0]), t[0]['a b'], len(t)").value())
        .isEqualTo("(<class 'dict'>, 1, 1)");
  }

  @Test
  void aTableIsShownAsOne() {
    session()
        .kernel()
        .setTable("t", List.of("x", "y"), List.of(List.of(1L, "a"), List.of(2L, "b")));

    assertThat(session().run("t").shown())
        .containsExactly(
            new Output.Data(
                "application/json",
                Map.of(
                    "type",
                    "table",
                    "columns",
                    List.of("x", "y"),
                    "rows",
                    List.of(List.of(1, "a"), List.of(2, "b")),
                    "row_count",
                    2,
                    "truncated",
                    false)));
  }

  @Test
  void anEmptyTableKeepsItsColumns() {
    session().kernel().setTable("t", List.of("x", "y"), List.of());

    assertThat(session().run("len(t), t.columns").value()).isEqualTo("(0, ['x', 'y'])");
  }

  @Test
  void longTablesAreShownInPart() {
    List<List<Long>> rows = new ArrayList<>();
    for (long i = 0; i < 5000; i++) {
      rows.add(List.of(i));
    }
    session().kernel().setTable("t", List.of("n"), rows);

    Map<?, ?> shown = (Map<?, ?>) session().run("t").value();
    assertThat((List<?>) shown.get("rows")).hasSize(1000);
    assertThat(shown.get("row_count")).isEqualTo(5000);
    assertThat(shown.get("truncated")).isEqualTo(true);
    assertThat(session().run("sum(r['n'] for r in t)").value()).isEqualTo("12497500");
  }

  @Test
  void forgedNumbersAreNoValues() {
    for (Map<String, String> forged :
        List.of(
            Map.of("int", "zz"),
            Map.of("int", "f".repeat(30_000)),
            Map.of("float", "one"),
            Map.of("decimal", "1E+999999999"),
            Map.of("unheard", "of"))) {
      assertThat(Wire.fromPython(forged)).isInstanceOf(Unplain.class);
    }
  }

  @Test
  void aNameThatPythonCannotHaveIsRefused() {
    for (String name : List.of("a b", "1a", "class", "", "x = 1;")) {
      assertThatThrownBy(() -> session().kernel().setTable(name, List.of("n"), List.of()))
          .isInstanceOf(SqlError.class)
          .hasMessageContaining("no name of a variable");
    }
  }

  @Test
  void forgottenNamesAreGone() {
    session().run("a = 1\nb = 2");
    session().kernel().forget(List.of("a", "never"));

    assertThat(session().kernel().values(List.of("a", "b"))).containsOnlyKeys("b");
  }

  @Test
  void aVegaLiteSpecificationIsAChart() {
    Output.Data shown =
        session()
            .run(
                "{'$schema': 'https://vega.github.io/schema/vega-lite/v5.json', 'n': float('nan')}")
            .shown()
            .getFirst();

    assertThat(shown.mimeType()).isEqualTo("application/vnd.vegalite.v6+json");
    assertThat(((Map<?, ?>) shown.data()).get("n")).isNull();
  }

  @Test
  void objectsShowThemselvesAsNotebooksDo() {
    session()
        .run(
            """
            class Html:
                def _repr_html_(self): return "<b>x</b>"
            class Picture:
                def _repr_png_(self): return b"\\x89PNG"
            class Many:
                def _repr_mimebundle_(self, include=None, exclude=None):
                    return {"text/plain": "p", "application/vnd.plotly.v1+json": {"data": []}}
            class Broken:
                def _repr_html_(self): raise ValueError("no html")
            """);

    assertThat(session().run("Html()").shown())
        .containsExactly(new Output.Data("text/html", "<b>x</b>"));
    assertThat(session().run("Picture()").shown())
        .containsExactly(new Output.Data("image/png", "iVBORw=="));
    assertThat(session().run("Many()").shown())
        .containsExactly(
            new Output.Data("application/vnd.plotly.v1+json", Map.of("data", List.of())));
    assertThat(session().run("Broken()").error()).contains("ValueError: no html");
    assertThat(session().run("Html").value().toString()).contains("class");
  }
}
