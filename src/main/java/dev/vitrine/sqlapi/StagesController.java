package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.StageLookup;
import dev.vitrine.stages.StageArea;
import dev.vitrine.stages.StagePath;
import dev.vitrine.stages.StageUpload;
import dev.vitrine.stages.StagedFile;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Files into stages and out of them. Names of databases, schemas and stages are in upper case
/// unless they are in quotes; the stage `~` is the caller's own, `%T` that of the table T.
@Controller("/api/v2/stages/{database}/{schema}/{stage}")
@Tag(name = "Stages")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StagesController {

  private final StageLookup stages;

  StagesController(StageLookup stages) {
    this.stages = stages;
  }

  @Operation(summary = "The files of a stage")
  @ApiResponse(responseCode = "200", description = "They, by path")
  @ApiResponse(
      responseCode = "404",
      description = "There is no such stage",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @Refusable
  @Get
  @Produces(MediaType.APPLICATION_JSON)
  List<StageFile> listStageFiles(
      @Parameter(hidden = true) Caller caller,
      String database,
      String schema,
      String stage,
      @Parameter(description = "What their paths begin with") @Nullable @QueryValue String prefix) {
    return stages
        .find(caller, database, schema, stage)
        .list(StagePath.of(Optional.ofNullable(prefix).orElse("")))
        .stream()
        .map(StageFile::of)
        .toList();
  }

  @Operation(summary = "Put a file into a stage, in the place of one of that path")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(
      responseCode = "201",
      description = "It is there",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = StageFile.class)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such stage",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "413",
      description = "The file is too large, or the stages are full",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "422",
      description = "The path is no file's",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @Refusable
  @Put("/{path:.+}")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<StageFile> putStageFile(
      @Parameter(hidden = true) Caller caller,
      String database,
      String schema,
      String stage,
      String path,
      @Body InputStream body)
      throws IOException {
    StageArea area = stages.find(caller, database, schema, stage);
    try (body;
        StageUpload upload = area.create(StagePath.of(path))) {
      body.transferTo(upload);
      return HttpResponse.created(StageFile.of(upload.keep()));
    }
  }

  @Operation(summary = "A file of a stage")
  @ApiResponse(
      responseCode = "200",
      description = "Its bytes as they lie there",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such stage or file",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @Refusable
  @Get("/{path:.+}")
  @Produces(MediaType.ALL)
  HttpResponse<?> getStageFile(
      @Parameter(hidden = true) Caller caller,
      String database,
      String schema,
      String stage,
      String path) {
    StageArea area = stages.find(caller, database, schema, stage);
    StagePath place = StagePath.of(path);
    StagedFile file = area.file(place).orElseThrow(() -> noFile(path));
    StreamedFile bytes =
        new StreamedFile(
                area.open(place),
                MediaType.APPLICATION_OCTET_STREAM_TYPE,
                file.modified().toEpochMilli(),
                file.size())
            .attach(place.name());
    return HttpResponse.ok(bytes).header(HttpHeaders.ETAG, '"' + file.md5() + '"');
  }

  @Operation(summary = "Remove a file of a stage")
  @ApiResponse(responseCode = "204", description = "It is gone", content = @Content)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such stage or file",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @Refusable
  @Delete("/{path:.+}")
  HttpResponse<?> deleteStageFile(
      @Parameter(hidden = true) Caller caller,
      String database,
      String schema,
      String stage,
      String path) {
    if (!stages.find(caller, database, schema, stage).remove(StagePath.of(path))) {
      throw noFile(path);
    }
    return HttpResponse.noContent();
  }

  private static SqlError noFile(String path) {
    return new SqlError(ErrorCode.UNKNOWN_PATH, "File '" + path + "' does not exist in the stage");
  }
}
