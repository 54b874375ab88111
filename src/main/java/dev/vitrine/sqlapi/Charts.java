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

  /// What each layer asked the engine.
  HttpResponse<?> plan(Statement statement) {
    ChartMetadata metadata = read(cell(statement, "METADATA"), Argument.of(ChartMetadata.class));
    return HttpResponse.ok(new ChartPlan(statement.handle().toString(), metadata.plan()));
  }

  private static String title(Statement statement) {
    return "Chart of statement " + statement.handle();
  }

  private String specText(Statement statement) {
    return cell(statement, "SPEC");
  }

  private String cell(Statement statement, String column) {
    ResultInfo info = statement.result().orElseThrow();
    byte[] rows = pages.page(statement, info, 0, Format.JSON_ROWS);
    List<List<String>> table = read(rows, Argument.listOf(Argument.listOf(String.class)));
    return table.getFirst().get(info.columns().stream().map(Column::name).toList().indexOf(column));
  }

  private <T> T read(String text, Argument<T> type) {
    return read(text.getBytes(StandardCharsets.UTF_8), type);
  }

  private <T> T read(byte[] text, Argument<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
