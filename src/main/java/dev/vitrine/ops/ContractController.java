package dev.vitrine.ops;

import dev.vitrine.pages.Asset;
import dev.vitrine.pages.PageHeaders;
import io.micronaut.http.HttpRequest;
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

/// `/openapi`: the contract of the SQL API, its administration and what operators ask, in a viewer
/// that needs no other server, and as the document itself. Doors that follow another contract are
/// described by their own pages.
@Hidden
@Controller("/openapi")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContractController {

  /// The viewer writes styles into its elements, and draws its marks from `data:` images.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self'";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Vitrine: the contract</title>
      <link rel="icon" type="image/png" href="/assets/swagger-ui/favicon-32x32.png">
      <link rel="stylesheet" href="/assets/swagger-ui/swagger-ui.css">
      <script defer src="/assets/swagger-ui/swagger-ui-bundle.js"></script>
      <script defer src="/assets/openapi.js"></script>
      </head>
      <body>
      <noscript>The viewer needs JavaScript; the document is <a href="/openapi/vitrine.yml">here</a>.</noscript>
      <div id="contract"></div>
      </body>
      </html>
      """;

  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> viewer() {
    return PageHeaders.secure(HttpResponse.ok(PAGE), POLICY);
  }

  @Get("/vitrine.yml")
  HttpResponse<?> document(HttpRequest<?> request) {
    return Asset.resource("openapi/vitrine.yml")
        .<HttpResponse<?>>map(document -> Files.answer(request, document))
        .orElseGet(HttpResponse::notFound);
  }
}
