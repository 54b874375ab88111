package dev.vitrine.dialect.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.SqlError;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollationTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "en-ci, Straße, STRASSE, true",
        "en-ci, abc, ABC, true",
        "en, abc, ABC, false",
        "en-ci, é, e, false",
        "en-ci, é, É, true",
        "en-ai, é, e, true",
        "en-ai, É, e, false",
        "en-ci-ai, É, e, true",
        "en-pi, a-b, ab, true",
        "en, a-b, ab, false",
        "en-ci, \"a b\", AB, false",
        "en-ci-trim, \" a \", A, true",
        "ltrim, \" a\", a, true",
        "ltrim, \"a \", a, false",
        "rtrim, \"a \", a, true",
        "upper, a, A, true",
        "lower, Ä, ä, true",
        "utf8, a, A, false",
        "utf8-ci, a, A, true",
        "ci-ai, É, e, true",
        "de-ci, Ä, ä, true",
        "sp-upper, ñ, Ñ, true",
        "en, \"e\u0301\", é, true"
      })
  void texts_are_equal_by_their_keys(String collation, String a, String b, boolean equal) {
    assertThat(key(collation, a).equals(key(collation, b))).isEqualTo(equal);
  }

  @Test
  void letters_stand_in_the_order_of_the_language() {
    assertThat(sorted("en", "b", "B", "a", "A", "á", "_", "1", "ab", "a b"))
        .containsExactly("_", "1", "a", "A", "á", "a b", "ab", "b", "B");
    assertThat(sorted("en-fu", "b", "B", "a", "A")).containsExactly("A", "a", "B", "b");
    assertThat(sorted("es", "o", "ñ", "nz", "n")).containsExactly("n", "nz", "ñ", "o");
    assertThat(sorted("sv", "z", "å", "a")).containsExactly("a", "z", "å");
    assertThat(sorted("utf8", "a", "B")).containsExactly("B", "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx", "en-", "en-cx", "en-ci-cs", "ci-en", "en-upper-lower", "-"})
  void what_is_no_collation_is_refused(String collation) {
    assertThatThrownBy(() -> Collation.of(collation))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining(collation);
  }

  private static List<String> sorted(String collation, String... texts) {
    return Stream.of(texts).sorted(Comparator.comparing(text -> key(collation, text))).toList();
  }

  private static String key(String collation, String text) {
    return Collation.of(collation).key(text);
  }
}
