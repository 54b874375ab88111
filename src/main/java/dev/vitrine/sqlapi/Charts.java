package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Column;
import dev.vitrine.pages.ChartPage;
import dev.vitrine.pages.PageHeaders;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.encode.Format;
import dev.vitrine.statements.Statement;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads the chart out of a statement's one row of `SPEC` and `METADATA`.
@Singleton
final class Charts {

  static final String VEGA_LITE = "application/vnd.vegalite.v6+json";

  private final JsonMapper json;
  private final Pages pages;

  Charts(JsonMapper json, Pages pages) {
    this.json = json;
    this.pages = pages;
  }

  /// The bare document.
  HttpResponse<?> spec(Statement statement) {
    return HttpResponse.ok(specText(statement).getBytes(StandardCharsets.UTF_8))
        .contentType(VEGA_LITE)
        .header("X-Content-Type-Options", "nosniff");
  }

  /// A page that draws it.
  HttpResponse<?> page(Statement statement) {
    String html = ChartPage.html(title(statement), specText(statement), "/assets/");
    return PageHeaders.secure(HttpResponse.ok(html), ChartPage.POLICY)
        .contentType("text/html; charset=utf-8");
  }

  private static String title(Statement statement) {
    return "Chart of statement " + statement.handle();
  }

  private String specText(Statement statement) {
    ResultInfo info = statement.result().orElseThrow();
    byte[] rows = pages.page(statement, info, 0, Format.JSON_ROWS);
    try {
      List<List<String>> table =
          json.readValue(rows, Argument.listOf(Argument.listOf(String.class)));
      return table.getFirst().get(column(info));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static int column(ResultInfo info) {
    return info.columns().stream().map(Column::name).toList().indexOf("SPEC");
  }
}
