package dev.vitrine.dialect.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a text is, reading it ends in a tree or in an error of ours, and takes work in
/// proportion to its length.
final class ParserFuzzTest {

  private static final String[] WORDS =
      """
      select from where group by having qualify order limit offset fetch first rows only with as
      recursive union all intersect except minus distinct values table lateral flatten join left
      right full outer inner cross natural asof match_condition on using pivot unpivot for in any
      default null is not and or between like ilike rlike escape case when then else end cast
      try_cast exists interval extract position date timestamp x a b t1 "q" "" 'text' '' 1 2.5 1e9
      . , ( ) [ ] { } : :: -> => = <> < > + - * / % || ; ? :1 :name $1 $v @s ~ ! | ^ over partition
      rows range unbounded preceding following current row within ignore nulls filter insert into
      update set delete merge matched overwrite first last sample tablesample seed at before
      match_recognize measures pattern define after skip to next connect start prior level
      nocycle connect_by_root exclude rename replace (+) int varchar(3) number(10,2) array object
      grouping sets cube rollup identifier $$ab$$ -- /* */ running final collate
      """
          .strip()
          .split("\\s+");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void soups_of_words_are_read_or_refused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2500; i++) {
      String text = soup(random);
      endsWell(text, () -> statement(text));
      endsWell(text, () -> Parser.expression(text, ParseOptions.DEFAULT));
    }
  }

  private static String soup(Random random) {
    List<String> words = new ArrayList<>();
    String[] starts = {
      "select", "with a as (", "insert into t", "merge into t using", "update t set", ""
    };
    words.add(starts[random.nextInt(starts.length)]);
    for (int i = random.nextInt(40); i >= 0; i--) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(random.nextInt(5) == 0 ? "" : " ", words);
  }

  private static final List<String> GOOD =
      List.of(
          "select a.b:c[0]::int, f(x => 1, y) over (partition by z order by w desc nulls last rows"
              + " between 1 preceding and current row) from t a left join (select 1) b on a.x = b.y"
              + " where (a, b) in ((1, 2)) group by grouping sets ((a), ()) having count(*) > 1"
              + " qualify row_number() over (order by 1) = 1 order by all limit 3 offset 2",
          "with r (n) as (select 1 union all select n + 1 from r) select * exclude (a) rename (b as"
              + " c) from r pivot(sum(x) for m in ('a', 'b')) at(offset => -60) sample (10)",
          "merge into t using (values (1, 'a')) s (k, v) on t.a = s.k when matched and k > 1 then"
              + " update set v = s.v when not matched then insert (a) values (k)",
          "select case when a then 'b' else $$c$$ end, {'k': [1, x -> x + 1]}, position('a' in b),"
              + " extract(year from d), interval '1 day', date '2020-01-01', x'ff' from t"
              + " match_recognize (partition by a order by b measures last(c) as d pattern (e+ f?)"
              + " define e as g > lag(g))");

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void statements_with_something_lost_or_doubled_are_read_or_refused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1500; i++) {
      StringBuilder text = new StringBuilder(GOOD.get(random.nextInt(GOOD.size())));
      for (int n = random.nextInt(4); n >= 0 && text.length() > 1; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, " " + WORDS[random.nextInt(WORDS.length)] + " ");
          default -> text.setLength(at + 1);
        }
      }
      endsWell(text.toString(), () -> statement(text.toString()));
    }
  }

  private static void statement(String text) {
    Tokens tokens = Tokens.of(text, ParseOptions.DEFAULT);
    new Parser(tokens).queryOrDml();
    tokens.requireEnd();
  }

  private static void endsWell(String text, Runnable reading) {
    Throwable thrown = catchThrowable(reading::run);
    if (thrown != null) {
      assertThat(thrown).as(text).isInstanceOf(SqlError.class);
    }
  }

  /// Texts that nest: what opens, what stands within, what closes.
  static Stream<List<String>> nests() {
    return Stream.of(
        List.of("select ", "(", "1", ")"),
        List.of("select ", "(select ", "1", ")"),
        List.of("select * from ", "(", "select 1", ")"),
        List.of("select * from ", "(select * from ", "t", ")"),
        List.of("select * from ", "(", "t", " join t on 1 = 1)"),
        List.of("", "(", "select 1", ")"),
        List.of("select ", "f(", "1", ")"),
        List.of("select ", "position(", "1", " in 'x')"),
        List.of("select ", "position(", "1", ", 'x')"),
        List.of("select ", "extract(", "year", " from d)"),
        List.of("select ", "case when ", "a", " then b end"),
        List.of("select ", "not ", "a", ""),
        List.of("select ", "- ", "a", ""),
        List.of("select ", "prior ", "a", ""),
        List.of("select ", "{'a': ", "1", "}"),
        List.of("select ", "{", "1", "}"),
        List.of("select ", "[", "1", "]"),
        List.of("select ", "f(x -> ", "1", ")"),
        List.of("select ", "a[", "1", "]"),
        List.of("select ", "cast(", "1", " as int)"),
        List.of("select 1 in ", "(", "1", ")"),
        List.of("select 1 in ", "((", "select 1", ") union (select 2))"),
        List.of("select 1 where exists (", "(", "select 1", ")"),
        List.of("", "with a as (", "select 1", ") select 1"),
        List.of("select 1::", "array(", "int", ")"),
        List.of("select ", "running ", "f(1)", ""),
        List.of("select * from t match_recognize (pattern (", "(", "a", ")"));
  }

  @ParameterizedTest
  @MethodSource("nests")
  void deep_nests_end_well_in_linear_work(List<String> nest) {
    String deep = nested(nest, 20_000);
    endsWell(nest.get(1), () -> statement(deep));
    assertThat(reads(nested(nest, 64))).isLessThan(3 * reads(nested(nest, 32)) + 60);
    assertThat(reads(nested(nest, 256))).isLessThan(3 * reads(nested(nest, 128)) + 60);
  }

  private static String nested(List<String> nest, int depth) {
    return nest.get(0) + nest.get(1).repeat(depth) + nest.get(2) + nest.get(3).repeat(depth);
  }

  /// How many tokens were read, from a text that may be refused.
  private static long reads(String text) {
    Tokens tokens = Tokens.of(text, ParseOptions.DEFAULT);
    Throwable refused = catchThrowable(() -> new Parser(tokens).queryOrDml());
    assertThat(refused)
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            error -> assertThat(error).isInstanceOf(SqlError.class));
    return tokens.reads();
  }

  /// Texts that go on and on.
  static Stream<List<String>> chains() {
    return Stream.of(
        List.of("select 1", ", 1"),
        List.of("select a", " and a"),
        List.of("select a", " or a and b"),
        List.of("select 'a'", " || 'a'"),
        List.of("select a in (1", ", 1"),
        List.of("values (1)", ", (1)"),
        List.of("insert into t values (1)", ", (1)"),
        List.of("select f(a", ", a"),
        List.of("select a group by a", ", a"),
        List.of("select a order by a", ", a"),
        List.of("select case when a then b", " when a then b"));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void long_lists_are_read_in_linear_work(List<String> chain) {
    long once = reads(chain.get(0) + chain.get(1).repeat(5_000));
    long twice = reads(chain.get(0) + chain.get(1).repeat(10_000));
    assertThat(twice).isLessThan(2 * once + 100);
  }

  @Test
  void a_long_list_of_conditions_makes_a_shallow_tree() {
    String text = "a = 1" + " or a = 1".repeat(50_000);
    assertThatCode(() -> depth(Parser.expression(text, ParseOptions.DEFAULT)))
        .doesNotThrowAnyException();
    assertThat(depth(Parser.expression(text, ParseOptions.DEFAULT))).isLessThan(20);
  }

  private static int depth(Expr expression) {
    return expression instanceof Expr.Binary binary
        ? 1 + Math.max(depth(binary.left()), depth(binary.right()))
        : 0;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 + 1", "select 1 * 1", "select a::int::int", "select 1 union select 1",
        "select * from t, t", "select * from t join t", "select a = a = a",
            "select a is null is null",
        "select * from t sample (1) sample (1)", "select 1 intersect select 1"
      })
  void chains_that_would_make_deep_trees_are_bounded(String text) {
    int last = text.lastIndexOf(lastLink(text));
    String link = text.substring(last);
    Throwable thrown = catchThrowable(() -> statement(text + link.repeat(20_000)));
    assertThat(thrown).isInstanceOf(SqlError.class);
    assertThat(((SqlError) thrown).text()).contains("more than 1000 parts in a row");
  }

  private static String lastLink(String text) {
    for (String link :
        List.of(
            "::",
            " union ",
            " intersect ",
            " sample",
            " join ",
            " is ",
            " = ",
            " + ",
            " * 1",
            ", ")) {
      if (text.contains(link)) {
        return link;
      }
    }
    throw new IllegalArgumentException(text);
  }
}
