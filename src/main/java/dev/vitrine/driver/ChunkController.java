package dev.vitrine.driver;

import dev.vitrine.kernel.SqlError;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/// Further parts of results, by their address. Node.js reads no part that calls itself JSON, nor a
/// compressed one that does not say so.
@Hidden
@Controller(ChunkController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class ChunkController {

  static final String PATH = "/driver/results";

  private final Links links;
  private final ResultParts parts;

  ChunkController(Links links, ResultParts parts) {
    this.links = links;
    this.parts = parts;
  }

  @Get("/{link}")
  HttpResponse<byte[]> part(String link) {
    try {
      return links
          .read(link)
          .map(part ->
              HttpResponse.ok(parts.further(part))
                  .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                  .header(HttpHeaders.CONTENT_ENCODING, "gzip"))
          .map(answer -> (HttpResponse<byte[]>) answer)
          .orElseGet(() -> HttpResponse.status(HttpStatus.FORBIDDEN));
    } catch (SqlError gone) {
      return HttpResponse.status(HttpStatus.NOT_FOUND);
    }
  }
}
