package dev.vitrine.notebooks.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.Binding;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static Template.Filled filled(String sql, Map<String, ?> values) {
    return Template.of(sql).fill(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select '{x} and more'",
        "select 'it''s {x}'",
        "select \"{x}\"",
        "select 1 -- {x}",
        "select 1 /* {x} */",
        "select $${x}$$",
        "select e'\\'{x}'",
        "select {'a': 1}",
        "select {a: 1}",
        "select 1 VISUALISE a AS x DRAW point LABEL title => '{x}'"
      })
  void bracesThatAreNoVariableStayAsTheyAre(String sql) {
    assertThat(Template.of(sql).names()).isEmpty();
    assertThat(filled(sql, Map.of("x", 1)).sql().text()).isEqualTo(sql);
  }

  @Test
  void aVariableIsBoundAndNeverWritten() {
    Template.Filled filled = filled("select * from t where a = {x}", Map.of("x", "' or 1=1 --"));

    assertThat(filled.sql().text()).isEqualTo("select * from t where a = $1");
    assertThat(filled.bindings()).containsEntry(1, Binding.scalar("TEXT", "' or 1=1 --"));
  }

  @Test
  void aLiteralThatIsOneVariableIsItsText() {
    Template.Filled filled = filled("select '{x}'", Map.of("x", 5L));

    assertThat(filled.sql().text()).isEqualTo("select $1");
    assertThat(filled.bindings()).containsEntry(1, Binding.scalar("TEXT", "5"));
  }

  @Test
  void doubledBracesStandForSingleOnes() {
    Template.Filled filled = filled("select {{x}}, {x}", Map.of("x", 1L));

    assertThat(filled.sql().text()).isEqualTo("select {x}, $1");
    assertThat(Template.of("select {{x}}").names()).isEmpty();
  }

  @Test
  void aVariableInsideAStructIsOne() {
    assertThat(filled("select {'a': {x}}", Map.of("x", 1L)).sql().text())
        .isEqualTo("select {'a': $1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 where a in {l}|select 1 where a in  ($1, $2)",
        "select 1 where a in ({l})|select 1 where a in ($1, $2)",
        "select 1 where a in ({l}, 3)|select 1 where a in ($1, $2, 3)"
      })
  void aListIsSeveralValues(String sql, String expected) {
    Template.Filled filled = filled(sql, Map.of("l", List.of(1L, 2L)));

    assertThat(filled.sql().text()).isEqualTo(expected);
    assertThat(filled.bindings()).hasSize(2);
  }

  @Test
  void nothingIsInAnEmptyListAndNotInNothingIsRefused() {
    Map<String, ?> none = Map.of("l", List.of());

    assertThat(filled("select 1 where a in {l}", none).sql().text())
        .isEqualTo("select 1 where a in  (NULL)");
    assertThatThrownBy(() -> filled("select 1 where a not in ({l})", none))
        .isInstanceOfSatisfying(
            TemplateFault.class,
            fault ->
                assertThat(fault.text())
                    .isEqualTo("Template variable error: Variable 'l' is an empty list"));
  }

  @Test
  void aMissingVariableIsNamed() {
    assertThatThrownBy(() -> filled("select {x}, {missing}", Map.of("x", 1L)))
        .isInstanceOfSatisfying(
            TemplateFault.class,
            fault ->
                assertThat(fault.text())
                    .isEqualTo(
                        "Template variable error: Variable 'missing' not found in namespace"));
  }

  @Test
  void valuesAreBoundAsWhatTheyAre() {
    Map<String, Object> values = new HashMap<>();
    values.put("n", null);
    values.put("b", true);
    values.put("i", 7L);
    values.put("w", new BigInteger("12345678901234567890123456789012345678"));
    values.put("h", BigInteger.TEN.pow(50));
    values.put("r", 0.5);
    values.put("z", Double.NaN);
    Template.Filled filled = filled("select {n}, {b}, {i}, {w}, {h}, {r}, {z}", values);

    assertThat(filled.bindings().values())
        .containsExactly(
            Binding.scalar("TEXT", null),
            Binding.scalar("BOOLEAN", "true"),
            Binding.scalar("FIXED", "7"),
            Binding.scalar("FIXED", "12345678901234567890123456789012345678"),
            Binding.scalar("REAL", "1.0E50"),
            Binding.scalar("REAL", "0.5"),
            Binding.scalar("REAL", "NaN"));
    assertThat(filled.values())
        .isEqualTo(
            Arrays.asList(null, true, 7L, values.get("w"), values.get("h"), 0.5, Double.NaN));
  }

  @Test
  void aPlaceholderBesideVariablesIsRefused() {
    assertThatThrownBy(() -> filled("select ?, {x}", Map.of("x", 1L)))
        .isInstanceOfSatisfying(
            TemplateFault.class,
            fault -> assertThat(fault.text()).contains("'?' cannot stand beside {variables}"));
  }

  @Test
  void aPlaceholderTouchesNoWord() {
    assertThat(filled("select a{x}b", Map.of("x", 1L)).sql().text()).isEqualTo("select a $1 b");
  }

  @Test
  void placesPointIntoTheCellsText() {
    Template.Filled filled = filled("select {long_name}, oops", Map.of("long_name", 1L));

    int oops = filled.sql().text().indexOf("oops");
    assertThat(filled.sql().origin(oops)).isEqualTo("select {long_name}, ".length());
  }
}
