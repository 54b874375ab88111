package dev.vitrine.ops;

import dev.vitrine.pages.Asset;
import dev.vitrine.pages.PageHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/// Answers with a file of the program: a client keeps it, and asks each time whether it is still
/// the same, so that no page runs with the script of an earlier version.
final class Files {

  private Files() {}

  static HttpResponse<?> answer(HttpRequest<?> request, Asset asset) {
    var response = isKnown(request, asset) ? HttpResponse.notModified() : whole(asset);
    response.header(HttpHeaders.ETAG, asset.tag()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    return PageHeaders.plain(response);
  }

  private static MutableHttpResponse<Object> whole(Asset asset) {
    return HttpResponse.<Object>ok(asset.content()).contentType(MediaType.of(asset.type()));
  }

  private static boolean isKnown(HttpRequest<?> request, Asset asset) {
    String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
    return known != null && (known.contains(asset.tag()) || known.strip().equals("*"));
  }
}
