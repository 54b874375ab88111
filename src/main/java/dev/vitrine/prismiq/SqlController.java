package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.querybuilder.gate.RefusedSql;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SQL that clients write themselves.
@Hidden
@Controller(PrismiqUrl.BASE + "/query")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class SqlController {

  private final Askers askers;
  private final CustomSql customSql;
  private final Questions questions;

  SqlController(Askers askers, CustomSql customSql, Questions questions) {
    this.askers = askers;
    this.customSql = customSql;
    this.questions = questions;
  }

  @Post("/validate-sql")
  HttpResponse<byte[]> validate(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    String sql = fields.text("sql");
    fields.done();
    try {
      return Answers.ok(
          Answers.map(
              "valid", true,
              "errors", List.of(),
              "tables", customSql.check(asker, sql).tables()));
    } catch (RefusedSql refused) {
      return Answers.ok(
          Answers.map("valid", false, "errors", List.of(refused.text()), "tables", List.of()));
    }
  }

  @Post("/execute-sql")
  HttpResponse<byte[]> execute(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    String sql = fields.text("sql");
    Optional<Map<?, ?>> params = fields.object("params", Fields::all);
    FilterConditions conditions =
        new FilterConditions(
            fields.raw("dashboard_filters") == null
                ? List.of()
                : fields.objects("dashboard_filters", DashboardFilter::read),
            DashboardFilter.values(
                fields.raw("filter_values") == null
                    ? List.of()
                    : fields.objects("filter_values", DashboardFilter::value)),
            questions.today(),
            1);
    fields.done();
    Answer answer = customSql.run(asker, sql, params.orElseGet(Map::of), conditions);
    return Answers.ok(answer.json()).header(Answers.HANDLE, answer.handle());
  }
}
