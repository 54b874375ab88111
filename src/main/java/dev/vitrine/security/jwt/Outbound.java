package dev.vitrine.security.jwt;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the configured identity provider: over https, or http on this machine only; no redirects,
/// bounded in time and bytes.
@Singleton
public final class Outbound {

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 1 << 20;
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]", "::1");

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(LONGEST)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// Whether the configured text is an address rather than a file's path.
  public static boolean isAddress(String text) {
    return text.regionMatches(true, 0, "https://", 0, 8)
        || text.regionMatches(true, 0, "http://", 0, 7);
  }

  /// Whether it may be asked: https, or http on loopback.
  public static boolean isSafe(String address) {
    try {
      URI uri = URI.create(address);
      String host = uri.getHost();
      return host != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || LOOPBACK.contains(host.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  public String get(String address) throws IOException {
    return send(request(address).GET().build());
  }

  /// @param authorization value of the header of that name
  public String postForm(String address, String form, String authorization) throws IOException {
    return send(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private static HttpRequest.Builder request(String address) throws IOException {
    if (!isSafe(address)) {
      throw new IOException("only https, or http on loopback, is asked");
    }
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(LONGEST)
        .header("Accept", "application/json");
  }

  private String send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> response =
          client
              .sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES))
              .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException("no usable answer: " + failed, failed);
    }
  }
}
