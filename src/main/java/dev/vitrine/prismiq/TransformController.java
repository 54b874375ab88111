package dev.vitrine.prismiq;

import dev.vitrine.querybuilder.rows.Pivot;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes other results of results that the client has. Reads nothing, so it asks nobody who they
/// are.
@Hidden
@Controller(PrismiqUrl.BASE + "/transform")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class TransformController {

  @Post("/pivot")
  HttpResponse<byte[]> pivot(HttpRequest<byte[]> request) {
    Fields fields = Fields.of(Bodies.of(request));
    Rows rows = fields.requiredObject("result", TransformController::rows);
    String row = fields.text("row_column");
    String pivot = fields.text("pivot_column");
    String value = fields.text("value_column");
    String aggregation = fields.optionalText("aggregation").orElse("sum");
    fields.done();
    return answer(() -> Pivot.of(rows, row, pivot, value, aggregation));
  }

  @Post("/trend")
  HttpResponse<byte[]> trend(HttpRequest<byte[]> request) {
    Fields fields = Fields.of(Bodies.of(request));
    Rows rows = fields.requiredObject("result", TransformController::rows);
    String value = fields.text("value_column");
    String order = fields.text("order_column");
    Optional<String> group = fields.optionalText("group_column");
    fields.done();
    return answer(() -> Trend.columns(rows, value, order, group));
  }

  private static HttpResponse<byte[]> answer(Supplier<Rows> work) {
    try {
      Rows rows = work.get();
      return Answers.ok(
          Answers.map(
              "columns", rows.columns(),
              "column_types", rows.types(),
              "rows", rows.rows(),
              "row_count", rows.rows().size(),
              "truncated", false,
              "execution_time_ms", 0));
    } catch (IllegalArgumentException wrong) {
      throw Refused.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private static Rows rows(Fields fields) {
    fields.require("columns");
    fields.require("column_types");
    fields.require("rows");
    List<String> columns = fields.texts("columns");
    List<String> types = fields.texts("column_types");
    if (types.size() != columns.size()) {
      fields.fault("column_types", "value_error", "Value error, there must be one for each column");
      types = columns;
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (!(fields.raw("rows") instanceof List<?> given)) {
      fields.fault("rows", "list_type", "Input should be a valid list");
      return new Rows(columns, types, rows);
    }
    for (Object row : given) {
      if (row instanceof List<?> values && values.size() == columns.size()) {
        rows.add(Collections.unmodifiableList(new ArrayList<@Nullable Object>(values)));
      } else {
        fields.fault("rows", "list_type", "Each row should be a list of one value for each column");
        return new Rows(columns, types, List.of());
      }
    }
    return new Rows(columns, types, rows);
  }
}
