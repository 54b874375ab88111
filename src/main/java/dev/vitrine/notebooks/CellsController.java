package dev.vitrine.notebooks;

import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.book.CellType;
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
import java.util.Optional;
import java.util.function.Consumer;

/// Makes cells, edits and deletes them, runs them, and pages through their results. Who watches the
/// notebook over a WebSocket sees each change.
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@AnonymousInDevelopment
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class CellsController {

  private static final String CELLS = NotebooksController.ONE + "/cells";
  private static final String ONE = CELLS + "/{cell}";

  private final Desks desks;

  CellsController(Desks desks) {
    this.desks = desks;
  }

  /// Without a body a Python cell at the end.
  @Post(CELLS)
  HttpResponse<?> create(HttpRequest<byte[]> request, Caller caller, String id) {
    Optional<Fields> fields = Fields.optional(request);
    CellType type = fields.map(body -> body.cellType("type")).orElse(CellType.PYTHON);
    Optional<String> after = fields.flatMap(body -> body.optionalText("after_cell_id"));
    return Replies.ok(
        "cell_id", desks.with(caller, id, desk -> desk.changes().create(type, after)));
  }

  @Put(ONE)
  HttpResponse<?> edit(HttpRequest<byte[]> request, Caller caller, String id, String cell) {
    return changed(caller, id, desk -> desk.changes().edit(cell, Fields.of(request).text("code")));
  }

  @Delete(ONE)
  HttpResponse<?> delete(Caller caller, String id, String cell) {
    return changed(caller, id, desk -> desk.changes().delete(cell));
  }

  /// Begins a run, of which those are told who watch; the notebook shows what it came to.
  @Post(ONE + "/run")
  HttpResponse<?> run(Caller caller, String id, String cell) {
    return changed(caller, id, desk -> desk.run(caller, cell));
  }

  /// A page of the rows of a cell's statement, from 0.
  @Get(ONE + "/result")
  HttpResponse<?> result(HttpRequest<?> request, Caller caller, String id, String cell) {
    String page = request.getParameters().get("page", String.class, "0");
    if (!page.matches("[0-9]{1,9}")) {
      throw Unprocessable.noNumber("query", "page", page);
    }
    return Replies.json(desks.with(caller, id, desk -> desk.page(cell, Integer.parseInt(page))));
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
