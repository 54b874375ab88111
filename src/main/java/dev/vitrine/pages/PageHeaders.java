package dev.vitrine.pages;

import io.micronaut.http.MutableHttpResponse;

/// The headers with which a browser may only do with a page what the page is made for.
public final class PageHeaders {

  private PageHeaders() {}

  /// @param policy the page's `Content-Security-Policy`
  public static <B> MutableHttpResponse<B> secure(MutableHttpResponse<B> response, String policy) {
    return plain(response)
        .header("Content-Security-Policy", policy)
        .header("Cross-Origin-Opener-Policy", "same-origin");
  }

  /// For what is no page: a script, a style sheet, a document.
  public static <B> MutableHttpResponse<B> plain(MutableHttpResponse<B> response) {
    return response
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Referrer-Policy", "no-referrer");
  }
}
