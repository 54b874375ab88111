package dev.vitrine.admin;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.ErrorBody;
import dev.vitrine.warehouses.jdbc.Connections;
import dev.vitrine.warehouses.jdbc.Connections.Connection;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Map;

/// The connections to other databases.
@Controller("/api/v2/connections")
@Secured(Caller.ADMIN_ROLE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "admin")
final class ConnectionsController {

  private final Connections connections;
  private final AdminAudit audit;

  ConnectionsController(Connections connections, AdminAudit audit) {
    this.connections = connections;
    this.audit = audit;
  }

  @Get
  @Operation(summary = "List the connections")
  ConnectionList listConnections() {
    return new ConnectionList(connections.all().stream().map(ConnectionBody::of).toList());
  }

  @Get("/{name}")
  @Operation(summary = "Show a connection")
  ConnectionBody getConnection(String name) {
    return ConnectionBody.of(existing(name));
  }

  @Post
  @Operation(summary = "Make a connection; its password is named, never sent")
  @ApiResponse(
      responseCode = "201",
      description = "made",
      content = @Content(schema = @Schema(implementation = ConnectionBody.class)))
  @ApiResponse(responseCode = "409", description = "there is a warehouse of that name")
  HttpResponse<ConnectionBody> createConnection(
      @Parameter(hidden = true) Caller caller,
      @RequestBody(description = "`name`, and the fields of a connection in the configuration file")
          @Body
          Map<String, Object> body) {
    Map<String, Object> fields = new HashMap<>(body);
    if (!(fields.remove("name") instanceof String name)) {
      throw new SqlError(ErrorCode.BAD_REQUEST, "name is missing: what statements call it");
    }
    connections.addOverHttp(name, fields);
    audit.did(caller, "create connection", name);
    return HttpResponse.created(ConnectionBody.of(existing(name)));
  }

  @Post("/{name}/test")
  @Operation(summary = "Connect once, and say how long that took or why it failed")
  ConnectionTest testConnection(@Parameter(hidden = true) Caller caller, String name) {
    existing(name);
    long start = System.nanoTime();
    connections.test(name, caller);
    return new ConnectionTest(name, true, (System.nanoTime() - start) / 1_000_000);
  }

  @Delete("/{name}")
  @Operation(summary = "Close a connection and forget it; what runs there fails")
  @ApiResponse(responseCode = "204", description = "it is gone")
  HttpResponse<Void> deleteConnection(@Parameter(hidden = true) Caller caller, String name) {
    if (existing(name).origin() == Connections.Origin.CONFIGURED) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "connection " + name + " is in the server's configuration: take it out there");
    }
    connections.remove(name);
    audit.did(caller, "delete connection", name);
    return HttpResponse.noContent();
  }

  @Error(exception = SqlError.class)
  HttpResponse<ErrorBody> refuse(SqlError error) {
    return AdminErrors.answer(error);
  }

  private Connection existing(String name) {
    return connections
        .find(name)
        .orElseThrow(() ->
            new SqlError(ErrorCode.OBJECT_NOT_FOUND, "Connection '" + name + "' does not exist."));
  }
}
