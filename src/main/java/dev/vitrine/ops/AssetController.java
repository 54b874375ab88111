package dev.vitrine.ops;

import dev.vitrine.pages.Asset;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/// `/assets/…`: scripts and style sheets of the pages.
@Hidden
@Controller("/assets")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AssetController {

  @Get("/{+path}")
  HttpResponse<?> asset(HttpRequest<?> request, String path) {
    return Asset.at(path)
        .<HttpResponse<?>>map(asset -> Files.answer(request, asset))
        .orElseGet(HttpResponse::notFound);
  }
}
