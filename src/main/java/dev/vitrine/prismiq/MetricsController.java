package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Operator;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.Selection;
import dev.vitrine.querybuilder.rows.Period;
import dev.vitrine.querybuilder.rows.Period.Comparison;
import dev.vitrine.querybuilder.rows.Rows;
import dev.vitrine.querybuilder.rows.Trend;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a number of a period stands beside that of another one.
@Hidden
@Controller(PrismiqUrl.BASE + "/metrics")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class MetricsController {

  private final Askers askers;
  private final Schemas schemas;
  private final Questions questions;

  MetricsController(Askers askers, Schemas schemas, Questions questions) {
    this.askers = askers;
    this.schemas = schemas;
    this.questions = questions;
  }

  @Post("/trend")
  HttpResponse<byte[]> trend(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    QueryDefinition query = fields.requiredObject("query", QueryJson::read);
    Comparison comparison =
        fields.choiceOf(
            "comparison",
            Comparison::of,
            QueryJson.words(Comparison.values(), Comparison::word),
            Comparison.PREVIOUS_PERIOD);
    Period current = new Period(day(fields, "current_start"), day(fields, "current_end"));
    String value = fields.text("value_column");
    String column = fields.text("date_column");
    fields.done();
    if (current.last().isBefore(current.first())) {
      throw Refused.badRequest("current_end is before current_start");
    }
    String table =
        QueryController.tableOf(query, column, schemas.of(asker))
            .or(() -> QueryController.tableOf(query, column, schemas.fresh(asker)))
            .orElseThrow(
                () -> Refused.badRequest("Date column '" + column + "' not found in query tables"));
    Answer now = questions.run(asker, within(query, table, column, current));
    Answer then = questions.run(asker, within(query, table, column, current.before(comparison)));
    return Answers.ok(json(Trend.between(number(now, value, query), number(then, value, query))))
        .header(Answers.HANDLE, now.handle());
  }

  private static LocalDate day(Fields fields, String name) {
    String text = fields.text(name);
    try {
      return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      fields.fault(name, "date_from_datetime_parsing", "Input should be a valid date");
      return LocalDate.EPOCH;
    }
  }

  /// The whole of the last day too.
  private static QueryDefinition within(
      QueryDefinition query, String table, String column, Period period) {
    return query.alsoWhere(
        List.of(
            Filter.of(table, column, Operator.GTE, period.first().toString()),
            Filter.of(table, column, Operator.LT, period.last().plusDays(1).toString())));
  }

  /// Of the first row, the column of that name, or the one that is made of such a column.
  private static Optional<BigDecimal> number(Answer answer, String name, QueryDefinition query) {
    Rows rows = answer.values();
    int index = rows.columns().indexOf(name);
    if (index < 0) {
      int first = rows.columns().size() - query.columns().size();
      index =
          IntStream.range(0, query.columns().size())
              .filter(i -> isOf(query.columns().get(i), rows.columns().get(first + i), name))
              .map(i -> first + i)
              .findFirst()
              .orElseThrow(() -> Refused.badRequest("Column '" + name + "' not found in result"));
    }
    Object value = rows.rows().isEmpty() ? null : rows.rows().getFirst().get(index);
    return numeric(value, name);
  }

  private static boolean isOf(Selection column, String shown, String name) {
    return column.column().equals(name) || shown.endsWith("_" + name);
  }

  private static Optional<BigDecimal> numeric(@Nullable Object value, String name) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(value.toString()));
    } catch (NumberFormatException wrong) {
      throw Refused.badRequest("Column '" + name + "' is not a number: " + value);
    }
  }

  private static Object json(Trend trend) {
    return Answers.map(
        "current_value", trend.current(),
        "previous_value", QueryJson.or(trend.previous()),
        "absolute_change", QueryJson.or(trend.change()),
        "percent_change", QueryJson.or(trend.percentChange()),
        "direction", trend.direction().name().toLowerCase(Locale.ROOT));
  }
}
