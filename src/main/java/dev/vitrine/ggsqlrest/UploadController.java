package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.AnonymousInDevelopment;
import dev.vitrine.sessions.Loading;
import dev.vitrine.sessions.Session;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Files into sessions, as forms that are read as they come.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@AnonymousInDevelopment
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@Hidden
final class UploadController {

  private static final int LONGEST_FIELD = 1 << 16;

  private final InSession sessions;
  private final Loading loading;
  private final Replies replies;

  UploadController(InSession sessions, Loading loading, Replies replies) {
    this.sessions = sessions;
    this.loading = loading;
    this.replies = replies;
  }

  @Post(uris = {Shape.PLAN_BASE + "/{id}/upload", Shape.TODAY_BASE + "/{id}/upload"})
  CompletableFuture<HttpResponse<?>> upload(
      HttpRequest<?> request, Caller caller, String id, @Nullable @Body InputStream body) {
    return sessions.answer(
        request,
        caller,
        id,
        (shape, session) -> {
          try (InputStream in = body == null ? InputStream.nullInputStream() : body) {
            return CompletableFuture.completedFuture(told(shape, loaded(session, request, in)));
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  private HttpResponse<?> told(Shape shape, Loading.Loaded loaded) {
    return replies.success(
        shape,
        replies
            .document()
            .put(shape.name("tableName"), loaded.table())
            .put(shape.name("rowCount"), loaded.rows())
            .put("columns", loaded.columns()));
  }

  /// The form's two fields may come in any order, so the file waits on disk for the other one.
  private Loading.Loaded loaded(Session session, HttpRequest<?> request, InputStream in)
      throws IOException {
    String type =
        Objects.requireNonNullElse(request.getHeaders().get(HttpHeaders.CONTENT_TYPE), "");
    Multipart form =
        Multipart.of(type, in)
            .orElseThrow(() -> Unprocessable.missing(List.of("body", "file"), null));
    Optional<String> table = Optional.empty();
    Loading.@Nullable Arrived file = null;
    try {
      for (Optional<Multipart.Part> part = form.next(); part.isPresent(); part = form.next()) {
        String name = part.get().name();
        if (name.equals("file")) {
          close(file);
          file = arrived(session, part.get());
        } else if (name.equals("table_name")) {
          table = Optional.of(text(part.get())).filter(given -> !given.isEmpty());
        }
      }
      if (file == null) {
        throw Unprocessable.missing(List.of("body", "file"), null);
      }
      return file.load(table);
    } finally {
      close(file);
    }
  }

  private static void close(Loading.@Nullable Arrived file) {
    if (file != null) {
      file.close();
    }
  }

  private Loading.Arrived arrived(Session session, Multipart.Part part) throws IOException {
    if (part.fileName().isEmpty()) {
      throw Unprocessable.noFile(text(part));
    }
    return loading.arrive(session, part.fileName().get(), part.content());
  }

  private static String text(Multipart.Part part) throws IOException {
    byte[] bytes = part.content().readNBytes(LONGEST_FIELD);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
