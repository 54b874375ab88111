package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vitrine.dialect.translate.FunctionExamples.Example;
import dev.vitrine.dialect.translate.FunctionLaws.Call;
import dev.vitrine.dialect.translate.functions.Functions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every scalar function against its documented rule: calls with made-up arguments against the rule
/// written in Java, others against examples; and NULL for NULL.
class ScalarFunctionsTest {

  private static final Set<String> OVER_WINDOWS =
      Set.of(
          "CONDITIONAL_CHANGE_EVENT",
          "CONDITIONAL_TRUE_EVENT",
          "CUME_DIST",
          "DENSE_RANK",
          "FIRST_VALUE",
          "LAG",
          "LAST_VALUE",
          "LEAD",
          "NTH_VALUE",
          "NTILE",
          "PERCENT_RANK",
          "RANK",
          "RATIO_TO_REPORT",
          "ROW_NUMBER");

  private static FunctionLaws laws() {
    FunctionLaws laws = new FunctionLaws();
    TextLaws.define(laws);
    NumberLaws.define(laws);
    LogicLaws.define(laws);
    DateLaws.define(laws);
    return laws;
  }

  @Test
  void noFunctionIsForgotten() {
    Set<String> proved = new TreeSet<>(laws().calls().keySet());
    proved.addAll(FunctionExamples.read().keySet());
    Set<String> all =
        Functions.names().stream()
            .filter(name -> !Functions.isAggregate(name) && !OVER_WINDOWS.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(proved).isEqualTo(all);
  }

  @TestFactory
  Stream<DynamicTest> aFunctionDoesAsItsRuleSays() {
    return laws().calls().entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> obeys(each.getValue())));
  }

  private static void obeys(List<Call> calls) {
    List<@Nullable String> told = ask(calls.stream().map(Call::sql).toList());
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Call call = calls.get(i);
      if (!same(call.expected(), told.get(i))) {
        wrong.add(call.sql() + " is " + told.get(i) + ", expected " + call.expected());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> aFunctionDoesAsItsExamplesSay() {
    return FunctionExamples.read().entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> agrees(each.getValue())));
  }

  /// One after the other where one of them fails.
  private static void agrees(List<Example> examples) {
    String lines =
        examples.stream()
            .map(example -> example.call() + " → " + example.answer())
            .collect(Collectors.joining("\n"));
    List<Example> plain = examples.stream().filter(example -> !example.fails()).toList();
    List<@Nullable String> told = ask(plain.stream().map(Example::call).toList());
    assertThat(told)
        .as(lines)
        .containsExactlyElementsOf(plain.stream().map(Example::value).toList());
    Answers.table(
            examples.stream()
                .filter(Example::fails)
                .map(example -> example.call() + " → " + example.answer())
                .collect(Collectors.joining("\n")))
        .forEach(ScalarFunctionsTest::run);
  }

  private static void run(DynamicTest test) {
    try {
      test.getExecutable().execute();
    } catch (Error | RuntimeException wrong) {
      throw wrong;
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
  }

  @TestFactory
  Stream<DynamicTest> aFunctionOfNullIsNullUnlessItIsDocumentedOtherwise() {
    return FunctionExamples.read().entrySet().stream()
        .filter(each -> !FunctionExamples.takesNull(each.getKey()))
        .map(each -> dynamicTest(each.getKey(), () -> isStrict(each.getValue())));
  }

  private static void isStrict(List<Example> examples) {
    List<String> calls = examples.stream().flatMap(Example::withNulls).distinct().toList();
    List<@Nullable String> told = calls.isEmpty() ? List.of() : ask(calls);

    assertThat(
            IntStream.range(0, told.size()).filter(i -> told.get(i) != null).mapToObj(calls::get))
        .isEmpty();
  }

  /// All in one statement.
  private static List<@Nullable String> ask(List<String> calls) {
    return calls.isEmpty()
        ? List.of()
        : TranslatedDuckDb.ask("SELECT " + String.join(",\n", calls)).rows().getFirst();
  }

  private static boolean same(@Nullable Object expected, @Nullable String told) {
    if (expected == null || told == null) {
      return expected == null && told == null;
    }
    return switch (expected) {
      case BigDecimal number -> number.compareTo(new BigDecimal(told)) == 0;
      case Double number -> near(number, Double.parseDouble(told));
      default -> expected.toString().equals(told);
    };
  }

  private static boolean near(double expected, double told) {
    double most = Math.max(Math.abs(expected), Math.abs(told));
    return expected == told || Math.abs(expected - told) <= 1e-12 * Math.max(1, most);
  }
}
