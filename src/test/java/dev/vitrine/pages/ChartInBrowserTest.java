package dev.vitrine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.pages.Browser.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartInBrowserTest {

  private static final String POINTS =
      """
      {"$schema": "https://vega.github.io/schema/vega-lite/v6.json",
       "title": "</script><script>document.title = 'taken'</script>",
       "width": "container", "height": "container",
       "data": {"values": [%s]},
       "layer": [{
         "mark": {"type": "point", "tooltip": true},
         "encoding": {
           "x": {"field": "x", "type": "quantitative", "axis": {"labelExpr": "datum.label + '!'"}},
           "y": {"field": "y", "type": "quantitative"}}}]}
      """;

  @TempDir Path profile;

  private List<String> requests = List.of();

  @Test
  void aChartIsDrawnFromThePageAndTwoAssetsAlone() throws Exception {
    View view = open(POINTS.formatted("{\"x\": 1, \"y\": 2}, {\"x\": 2, \"y\": 3}"));

    assertThat(view.document()).contains("<svg").contains("class=\"marks\"").contains(">2.0!<");
    assertThat(view.complaints()).isEmpty();
    assertThat(requests)
        .containsExactlyInAnyOrder("/chart.html", "/assets/chart.css", "/assets/chart.js");
  }

  @Test
  void textOfTheDocumentNeverRuns() throws Exception {
    View view = open(POINTS.formatted("{\"x\": 1, \"y\": 2}"));

    assertThat(view.document()).contains("<title>A chart</title>");
  }

  @Test
  void manyRowsAreDrawnOnACanvas() throws Exception {
    String rows =
        IntStream.range(0, 6000)
            .mapToObj(i -> "{\"x\": " + i + ", \"y\": " + i % 7 + "}")
            .collect(Collectors.joining(","));

    View view = open(POINTS.formatted(rows));

    assertThat(view.document()).contains("<canvas").doesNotContain("<svg xmlns");
    assertThat(view.complaints()).isEmpty();
  }

  @Test
  void panelsFillTheWindow() throws Exception {
    View view =
        open(
            """
            {"data": {"values": [{"x": 1, "g": 0}, {"x": 2, "g": 1}]}, "columns": 2,
             "facet": {"field": "g", "type": "nominal"},
             "spec": {"layer": [{"mark": "point", "encoding": {"x": {"field": "x", "type": "quantitative"}}}]}}
            """);

    assertThat(view.document()).contains("<svg");
    assertThat(width(view.document())).isBetween(700.0, 800.0);
    assertThat(view.complaints()).isEmpty();
  }

  private static double width(String document) {
    Matcher svg = Pattern.compile("<svg[^>]* width=\"([0-9.]+)\"").matcher(document);
    assertThat(svg.find()).isTrue();
    return Double.parseDouble(svg.group(1));
  }

  @Test
  void dataElsewhereIsNotLoadedAndThePageSaysSo() throws Exception {
    View view =
        open(
            """
            {"data": {"url": "/elsewhere.json"}, "mark": "point",
             "encoding": {"x": {"field": "x", "type": "quantitative"}}}
            """);

    assertThat(requests).doesNotContain("/elsewhere.json", ChartSite.VIOLATION);
    assertThat(view.document()).contains("names data outside of it");
  }

  @Test
  void aDocumentThatIsNoChartIsNamedAsSuch() throws Exception {
    View view = open("[1, 2]");

    assertThat(view.document())
        .contains("This is no Vega-Lite document that can be drawn: the document is not an object");
  }

  private View open(String spec) throws IOException, InterruptedException {
    Browser browser = Browser.orSkip(profile);
    try (var site = new ChartSite(spec)) {
      View view = browser.open(site.chart());
      requests = site.requests();
      return view;
    }
  }
}
