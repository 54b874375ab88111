package dev.vitrine.dialect.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What texts are read as. Trees are told in brackets, the operator first.
final class ParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ==> ",
      quoteCharacter = '`',
      textBlock =
          """
          1 + 2 * 3 ==> (+ 1 (* 2 3))
          (1 + 2) * 3 ==> (* [(+ 1 2)] 3)
          1 - 2 - 3 ==> (- (- 1 2) 3)
          a or b and not c ==> (OR a (AND b (NOT c)))
          a and b and c and d ==> (AND (AND a b) (AND c d))
          a || b + 1 ==> (|| a (+ b 1))
          a = b + 1 ==> (= a (+ b 1))
          a != b ==> (<> a b)
          a == b ==> (= a b)
          -0.5::int ==> (- (:: 0.5 FIXED))
          -a * b ==> (* (- a) b)
          not a = b ==> (NOT (= a b))
          a between 1 and 2 and b ==> (AND (between a 1 2) b)
          a not between 1 and 2 ==> (not between a 1 2)
          a in (1, 2) ==> (in a 1 2)
          a not in (1) ==> (not in a 1)
          a in (select 1) ==> (in a query)
          a in ((select 1) union (select 2)) ==> (in a query)
          a in ((select 1)) ==> (in a query)
          (a, b) in ((1, 2)) ==> (in (tuple a b) (tuple 1 2))
          ((select 1) + 2) ==> [(+ query 2)]
          ((select 1)) ==> query
          a is not null ==> (is not null a)
          a is null is null ==> (is null (is null a))
          a is not distinct from b ==> (is not distinct a b)
          a like 'x%' escape '!' ==> (LIKE a 'x%')
          a not ilike any ('x', 'y') ==> (not ILIKE a 'x' 'y')
          a > all (select 1) ==> (> ALL a query)
          case a when 1 then 'x' else 'y' end ==> (case a 1 'x' 'y')
          case when a then 'x' end ==> (case a 'x')
          f(a, n => b) ==> (f a n=b)
          count(distinct a) ==> (count distinct a)
          listagg(a, ',') within group (order by b desc) ==> (listagg a ',' order b)
          sum(a) filter (where b) over (partition by c order by d) ==> (sum a filter b over c d)
          last_value(a) ignore nulls over (order by b) ==> (last_value a ignore over b)
          last_value(a ignore nulls) over (order by b) ==> (last_value a ignore over b)
          cast(a as varchar(3)) ==> (:: a TEXT)
          try_cast(a as number(10, 2)) ==> (try :: a FIXED)
          date '2020-01-01' ==> (:: '2020-01-01' DATE)
          interval '1 day' ==> (interval 1 day)
          interval '1' day ==> (interval 1 day)
          v:a.b[0]['c'] ==> (path v a b 0 'c')
          v:"A b"::int ==> (:: (path v A b) FIXED)
          f(x):y ==> (path (f x) y)
          t.c:k ==> (path t.c k)
          [1, [2]] ==> (array 1 (array 2))
          {'a': 1, 'b': x} ==> (object 'a' 1 'b' x)
          {*} ==> (object *)
          x -> x + 1 ==> x
          transform(a, x -> x + 1) ==> (transform a (lambda x (+ x 1)))
          reduce(a, 0, (acc, x) -> acc + x) ==> (reduce a 0 (lambda acc,x (+ acc x)))
          filter(a, x int -> x > 1) ==> (filter a (lambda x (> x 1)))
          position('a' in b) ==> (position 'a' b)
          position('a', b, 2) ==> (position 'a' b 2)
          extract(year from d) ==> (extract year d)
          date_part('year', d) ==> (date_part 'year' d)
          b.y(+) ==> (mark b.y)
          prior a = b ==> (= (prior a) b)
          connect_by_root a ==> (root a)
          $1 ==> $1
          t.$2 ==> t.$2
          $name ==> $name
          :1 ==> :1
          db..t ==> db.PUBLIC.t
          "a""b" ==> a"b
          x'ff' ==> x'ff'
          'it''s \\n' ==> 'it's \\n'
          $$it's$$ ==> 'it's'
          1e3 ==> 1e3
          .5 ==> .5
          a collate 'en' ==> (collate a)
          exists (select 1) ==> (exists query)
          seq.nextval ==> seq.nextval
          """)
  void expressions_are_read(String text, String expected) {
    String wanted = expected.replace("\\n", "\n");
    if (text.equals("x -> x + 1")) {
      // outside of a call an arrow means nothing
      assertThat(catchThrowableOfType(SqlError.class, () -> read(text))).isNotNull();
    } else {
      assertThat(Told.tell(read(text))).isEqualToIgnoringCase(wanted);
    }
  }

  private static Expr read(String text) {
    return Parser.expression(text, ParseOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1, from t",
        "select top 3 a from t",
        "select a b, c as d, e \"f\" from t x, lateral flatten(input => x.v) f",
        "select t.* exclude a, * ilike 'x%', * replace (a + 1 as a) rename (b as c) from t",
        "select a from t1 join t2 using (a) natural join t3 left outer join t4 on true",
        "select a from t1 asof join t2 match_condition (t1.a >= t2.a) on t1.b = t2.b",
        "select a from (t1 join t2 on a = b) cross join t3",
        "select a from ((select 1) union all (select 2)) x",
        "select a from ((select 1 a) x join t on x.a = t.a)",
        "select a from (((t)))",
        "select a from @stage/path/file.csv (file_format => 'f', pattern => '.*') s",
        "select a from t at (timestamp => '2020-01-01'::timestamp) before_it",
        "select a from t before (statement => 'id')",
        "select a from table('t'), identifier('db.s.t'), table($v), table(f(1)) g",
        "select a from t sample bernoulli (10) seed (3), u tablesample (3 rows)",
        "select a from values (1, 'a'), (2, 'b') v (x, y)",
        "select a from t pivot (sum(x) as s for m in (any order by m)) p (a, b)",
        "select a from t pivot (sum(x) for m in (select m from u) default on null (0))",
        "select a from t unpivot include nulls (x for m in (a as \"A\", b))",
        "select a from t group by all order by all desc nulls last limit 1 offset 2",
        "select a from t group by grouping sets ((a, b), a, ()), rollup (c), cube (d, e)",
        "select a from t order by 1 fetch first 3 rows only",
        "select a from t where b start with c = 1 connect by nocycle prior d = e",
        "with a as (select 1), b (x) as (select 2) select * from a, b",
        "select a union all by name select b intersect select c except select d minus select e",
        "select a from t qualify row_number() over (order by b rows between 1 preceding and current"
            + " row) = 1",
        "insert overwrite into t (a, b) select 1, 2",
        "insert all when a > 1 then into t values (default) into u else into v (a) select a from w",
        "update t a set a.x = 1, y = default from u join v on true where a.x = u.x",
        "delete from t using u, v where t.a = u.a",
        "merge into t using u on t.a = u.a when matched and u.b then delete when not matched then"
            + " insert values (1) when matched then update set a = 1",
        "merge into t using (select 1) u on true when matched then update all by name"
      })
  void statements_are_read_to_their_end(String text) {
    Tokens tokens = Tokens.of(text, ParseOptions.DEFAULT);
    assertThat(new Parser(tokens).queryOrDml()).isPresent();
    assertThat(tokens.isAtEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select * form t => line 1 at position 9 unexpected 'form'
          select (1 => line 1 at position 9 unexpected '<EOF>'
          select => line 1 at position 6 unexpected '<EOF>'
          select 1 from => line 1 at position 13 unexpected '<EOF>'
          select a,, b => line 1 at position 9 unexpected ','
          select a from t where => line 1 at position 21 unexpected '<EOF>'
          select a from t group a => line 1 at position 16 unexpected 'group'
          select 'abc => parse error line 1 at position 7 near '''
          select case end => line 1 at position 15 unexpected '<EOF>'
          select 1 1 => line 1 at position 9 unexpected '1'
          insert into t value (1) => line 1 at position 14 unexpected 'value'
          update t a = 1 => line 1 at position 11 unexpected '='
          delete t => line 1 at position 7 unexpected 't'
          merge into t using u on true => line 1 at position 28 unexpected '<EOF>'
          """)
  void errors_tell_their_place(String text, String expected) {
    SqlError error =
        catchThrowableOfType(
            SqlError.class,
            () -> {
              Tokens tokens = Tokens.of(text, ParseOptions.DEFAULT);
              new Parser(tokens).queryOrDml();
              tokens.requireEnd();
            });
    assertThat(error.code().code()).isEqualTo("001003");
    assertThat(error.text()).contains(expected);
  }
}
