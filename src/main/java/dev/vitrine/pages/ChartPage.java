package dev.vitrine.pages;

/// The page that draws one chart: its document lies in the page, its program and style come from
/// this server, and nothing else is fetched.
public final class ChartPage {

  /// The `Content-Security-Policy` of the page: one script and one style sheet of this server, no
  /// evaluated text, no request.
  public static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self'";

  private static final String SCRIPT = "chart.js";

  private ChartPage() {}

  /// @param title plain text
  /// @param spec a Vega-Lite document as JSON
  /// @param assetBase where the browser finds the assets, such as `/assets/`
  public static String html(String title, String spec, String assetBase) {
    String base = Html.escape(assetBase);
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="%schart.css">
    <script defer src="%schart.js"></script>
    </head>
    <body>
    <main id="chart"></main>
    <p id="message" role="status">%s</p>
    <script type="application/json" id="spec">%s</script>
    </body>
    </html>
    """
        .formatted(Html.escape(title), base, base, message(), Html.json(spec));
  }

  /// Stands in the page until the program has drawn, and for good where there is none.
  private static String message() {
    return Asset.isBuilt(SCRIPT)
        ? "Drawing the chart needs JavaScript."
        : "This server was built without npm, so it has no program that draws charts."
            + " Install Node 20 with npm and build again.";
  }
}
