package dev.vitrine.notebooks;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.live.Desk;
import dev.vitrine.notebooks.live.Desks;
import dev.vitrine.security.AnonymousInDevelopment;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.function.Consumer;

/// Makes notebooks, names them, connects them and deletes them.
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@AnonymousInDevelopment
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class NotebooksController {

  static final String BASE = "/api/v1/notebooks";
  static final String ONE = BASE + "/{id}";

  private final Desks desks;

  NotebooksController(Desks desks) {
    this.desks = desks;
  }

  /// A body is ignored.
  @Post(BASE)
  HttpResponse<?> create(Caller caller) {
    return Replies.ok("notebook_id", desks.create(caller));
  }

  @Get(BASE)
  HttpResponse<?> list(Caller caller) {
    return Replies.ok(
        "notebooks",
        desks.list(caller).stream()
            .map(entry -> Json.object("id", entry.id(), "name", entry.name()))
            .toList());
  }

  @Get(ONE)
  HttpResponse<?> get(Caller caller, String id) {
    return Replies.json(desks.with(caller, id, Desk::json));
  }

  @Delete(ONE)
  HttpResponse<?> delete(Caller caller, String id) {
    desks.delete(caller, id);
    return Replies.done();
  }

  @Put(ONE + "/name")
  HttpResponse<?> rename(HttpRequest<byte[]> request, Caller caller, String id) {
    return changed(caller, id, desk -> desk.changes().rename(Fields.of(request).text("name")));
  }

  /// `null` and blank take the connection away.
  @Put(ONE + "/db")
  HttpResponse<?> connect(HttpRequest<byte[]> request, Caller caller, String id) {
    return changed(
        caller,
        id,
        desk ->
            desk.changes().connect(caller, Fields.of(request).textOrBlank("connection_string")));
  }

  @Post(ONE + "/interrupt")
  HttpResponse<?> interrupt(Caller caller, String id) {
    return changed(caller, id, Desk::interrupt);
  }

  @Post(ONE + "/restart")
  HttpResponse<?> restart(Caller caller, String id) {
    return changed(caller, id, Desk::restart);
  }

  @Get(ONE + "/versions")
  HttpResponse<?> versions(Caller caller, String id) {
    return Replies.ok(
        "versions",
        desks.versions(caller, id).stream()
            .map(version ->
                Json.object("version", version.number(), "saved_at", version.savedAt().toString()))
            .toList());
  }

  @Get(ONE + "/versions/{version}")
  HttpResponse<?> version(Caller caller, String id, String version) {
    var then = desks.version(caller, id, number(version));
    return Replies.ok(
        "id", then.id(),
        "name", then.name(),
        "cells",
            then.cells().stream()
                .map(cell ->
                    Json.object("id", cell.id(), "type", cell.type().word(), "code", cell.code()))
                .toList());
  }

  @Post(ONE + "/versions/{version}/restore")
  HttpResponse<?> restore(Caller caller, String id, String version) {
    var then = desks.version(caller, id, number(version));
    return changed(caller, id, desk -> desk.changes().restore(then));
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,12}")) {
      throw Unprocessable.noNumber("path", "version", text);
    }
    return Long.parseLong(text);
  }

  private HttpResponse<?> changed(Caller caller, String id, Consumer<Desk> work) {
    return desks.with(
        caller,
        id,
        desk -> {
          work.accept(desk);
          return Replies.done();
        });
  }
}
