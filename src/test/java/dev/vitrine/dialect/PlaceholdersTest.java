package dev.vitrine.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

  @Test
  void questionMarksCountByThemselves() {
    var placed = snowflake("select ?, ?", 1, 2);

    assertThat(placed.sql().text()).isEqualTo("select ?, ?");
    assertThat(placed.order()).containsExactly(1, 2);
  }

  @Test
  void numberedOnesMayRepeatAndComeInAnyOrder() {
    var placed = snowflake("select :2, :1, :2", 1, 2);

    assertThat(placed.sql().text()).isEqualTo("select ?, ?, ?");
    assertThat(placed.order()).containsExactly(2, 1, 2);
  }

  @Test
  void stringsCommentsNamesAndPathsAreLeftAlone() {
    String text = "select '?', 'it\\'s :1', \"a?\", v:name, v:a.b::int, x -- ?\n/* :1 */ from t";

    assertThat(snowflake(text).sql().text()).isEqualTo(text);
  }

  @Test
  void dollarIsAColumnInSnowflakeUnlessNothingElseTakesTheBindings() {
    assertThat(snowflake("select $1 from values (1)").order()).isEmpty();
    assertThat(snowflake("select $1, ? from values (1)", 1).order()).containsExactly(1);
    assertThat(snowflake("select $1 + $2", 1, 2).order()).containsExactly(1, 2);
  }

  @Test
  void dollarAlwaysBindsInTheEnginesOwnDialect() {
    var placed = Placeholders.place("select $2 || '\\?'", Escapes.STANDARD, Set.of(1, 2));

    assertThat(placed.sql().text()).isEqualTo("select ? || '\\?'");
    assertThat(placed.order()).containsExactly(2);
  }

  @Test
  void aMissingBindingIsNamedWithItsPlace() {
    assertThatThrownBy(() -> snowflake("select 1,\n :3", 1, 2))
        .isInstanceOfSatisfying(
            SqlError.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.BIND_NOT_SET);
              assertThat(error).hasMessageContaining(":3").hasMessageContaining("line 2");
            });
    assertThatThrownBy(() -> snowflake("select ?, ?", 1)).hasMessageContaining("? (number 2)");
  }

  @Test
  void aPlaceBehindAPlaceholderLeadsBackToTheClientsText() {
    String text = "select :1234, oops";
    var placed = Placeholders.place(text, Escapes.SNOWFLAKE, Set.of(1234));

    int found = placed.sql().text().indexOf("oops");

    assertThat(placed.sql().origin(found)).isEqualTo(text.indexOf("oops"));
  }

  @Test
  void placesLeadBackThroughTwoSteps() {
    String text = "select 1; select 'a', $1 /* c */, oops";
    Rewritten part = Rewritten.of(text).keep(10, 17).put("'bb'", 17).keep(20, text.length()).done();

    var both = part.then(Placeholders.place(part.text(), Escapes.STANDARD, Set.of(1)).sql());

    assertThat(both.origin(both.text().indexOf("oops") + 2)).isEqualTo(text.indexOf("oops") + 2);
    assertThat(both.origin(both.text().indexOf("?"))).isEqualTo(text.indexOf("$1"));
    assertThat(both.origin(3)).isEqualTo(13);
  }

  private static Placeholders.Placed snowflake(String text, Integer... given) {
    return Placeholders.place(text, Escapes.SNOWFLAKE, Set.of(given));
  }
}
