package dev.vitrine.ops;

import dev.vitrine.pages.Asset;
import dev.vitrine.pages.Html;
import dev.vitrine.pages.PageHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;

/// `/licenses`: what the server and its pages are made of, under which terms, as the build listed
/// it.
@Hidden
@Controller("/licenses")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LicenceController {

  private static final String POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> licences() {
    return PageHeaders.secure(HttpResponse.ok(page()), POLICY);
  }

  private static String page() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Vitrine: licences</title>
    </head>
    <body>
    <h1>Licences</h1>
    <h2>In the pages</h2>
    <pre>%s</pre>
    <h2>In the server</h2>
    <p>The full texts lie in the libraries' jars, under META-INF.</p>
    <pre>%s</pre>
    </body>
    </html>
    """
        .formatted(list("licences/pages.txt"), list("licences/server.txt"));
  }

  private static String list(String name) {
    return Asset.resource(name)
        .map(list -> Html.escape(new String(list.content(), StandardCharsets.UTF_8)))
        .orElse("This build made no list.");
  }
}
