package dev.vitrine.driver;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.stages.ObjectStore;
import dev.vitrine.stages.StagePath;
import dev.vitrine.stages.StagedFile;
import dev.vitrine.stages.Transfer;
import dev.vitrine.stages.Transfers;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Submission.Purpose;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells drivers which files to carry where: the answers of PUT and GET.
@Singleton
final class TransferAnswers {

  /// Files up to this size go in one piece, and that is all of them.
  private static final long THRESHOLD = 1L << 50;

  private static final String LOCATION = "location";

  private final Transfers transfers;
  private final ObjectStore objects;
  private final BucketOwners owners;
  private final LiveSessions live;
  private final OwnAddress addresses;
  private final DriverConfig config;
  private final Envelope envelope;
  private final Clock clock;

  TransferAnswers(
      Transfers transfers,
      ObjectStore objects,
      BucketOwners owners,
      LiveSessions live,
      OwnAddress addresses,
      DriverConfig config,
      Envelope envelope,
      Clock clock) {
    this.transfers = transfers;
    this.objects = objects;
    this.owners = owners;
    this.live = live;
    this.addresses = addresses;
    this.config = config;
    this.envelope = envelope;
    this.clock = clock;
  }

  /// Whether the statement's answer is what its driver is to carry.
  static boolean isOf(Statement statement) {
    return statement.submission().purpose() == Purpose.TRANSFER
        && statement.state() instanceof State.Succeeded;
  }

  /// @param statement one that [#isOf] knows
  /// @throws SqlError when its time is over
  HttpResponse<byte[]> of(HttpRequest<?> request, DriverSession session, Statement statement) {
    Transfer transfer =
        transfers
            .of(statement.handle())
            .orElseThrow(() ->
                new SqlError(
                    ErrorCode.RESULT_EXPIRED, "the transfer is over: send PUT or GET again"));
    LiveSessions.View view = live.view(session.name()).orElseThrow(Refusal::sessionGone);
    Map<String, @Nullable Object> data = data(statement, view);
    data.put("parallel", transfer.parallel());
    data.put("threshold", THRESHOLD);
    data.put("clientShowEncryptionParameter", false);
    StageKind kind = kind(request, session.client(), transfer);
    Carried carried =
        kind == StageKind.DISK
            ? new Carried(session.client(), kind, "", "")
            : new Carried(session.client(), kind, addresses.of(request), bucket(transfer, session));
    switch (transfer) {
      case Transfer.Upload upload -> upload(data, upload, carried);
      case Transfer.Download download -> download(data, download, carried);
    }
    return envelope.success(data);
  }

  /// @param address of this server
  /// @param bucket opened for the transfer; empty on a disk
  private record Carried(Client client, StageKind kind, String address, String bucket) {

    String link(String key) {
      return address + "/" + bucket + "/" + escaped(key);
    }
  }

  private String bucket(Transfer transfer, DriverSession session) {
    String bucket =
        switch (transfer) {
          case Transfer.Upload upload -> objects.open(upload);
          case Transfer.Download download -> objects.open(download);
        };
    owners.opened(bucket, session.caller());
    return bucket;
  }

  private StageKind kind(HttpRequest<?> request, Client client, Transfer transfer) {
    boolean forwarded =
        request.getHeaders().contains("X-Forwarded-For")
            || request.getHeaders().contains("Forwarded");
    boolean near = !forwarded && request.getRemoteAddress().getAddress().isLoopbackAddress();
    return StageKind.of(client, transfer, config.sharesDisk(near));
  }

  private static void upload(
      Map<String, @Nullable Object> data, Transfer.Upload upload, Carried carried) {
    Map<String, @Nullable Object> stage = stage(carried);
    StagePath directory = upload.directory();
    stage.put(
        LOCATION,
        carried.kind() == StageKind.DISK
            ? upload.place().area().clientDirectory(directory).toString()
            : carried.bucket() + "/" + directory);
    if (carried.kind() == StageKind.LINKS) {
      stage.put("presignedUrl", carried.link(directory.text() + linked(upload, carried.client())));
    }
    data.put("command", "UPLOAD");
    data.put("stageInfo", stage);
    data.put("uploadInfo", stage);
    data.put("src_locations", List.of(upload.source()));
    data.put("autoCompress", upload.autoCompress());
    data.put("overwrite", upload.overwrite());
    data.put("sourceCompression", compression(upload.sourceCompression()));
    data.put("encryptionMaterial", null);
    data.put("statementTypeId", StatementType.PUT);
  }

  /// The file that an upload's link is for. Drivers ask again for each file that there is; Go then
  /// writes its name behind the last sign of the pattern.
  private static String linked(Transfer.Upload upload, Client client) {
    String name = upload.name();
    return client.app().equals("Go")
        ? name.substring(1 + Math.max(name.lastIndexOf('*'), name.lastIndexOf('?')))
        : name;
  }

  /// All drivers know it by this name, the newest by no other.
  private static String compression(String said) {
    return said.equals("BZ2") ? "bzip2" : said.toLowerCase(Locale.ROOT);
  }

  private static void download(
      Map<String, @Nullable Object> data, Transfer.Download download, Carried carried) {
    Map<String, @Nullable Object> stage = stage(carried);
    List<String> files = download.files().stream().map(StagedFile::path).toList();
    stage.put(
        LOCATION,
        carried.kind() == StageKind.DISK
            ? download.place().area().clientDirectory(StagePath.WHOLE).toString()
            : carried.bucket() + "/");
    if (carried.kind() == StageKind.LINKS) {
      data.put("presignedUrls", files.stream().map(carried::link).toList());
    }
    data.put("command", "DOWNLOAD");
    data.put("stageInfo", stage);
    data.put("src_locations", files);
    data.put("autoCompress", false);
    data.put("overwrite", true);
    data.put("sourceCompression", "none");
    data.put("encryptionMaterial", List.of());
    data.put("localLocation", download.target());
    data.put("statementTypeId", StatementType.GET);
  }

  private static Map<String, @Nullable Object> stage(Carried carried) {
    StageKind kind = carried.kind();
    Map<String, @Nullable Object> stage = new LinkedHashMap<>();
    stage.put("locationType", kind.locationType());
    stage.put("path", "");
    stage.put("region", "us-east-1");
    stage.put("storageAccount", null);
    stage.put("isClientSideEncrypted", false);
    stage.put("creds", credentials(kind));
    stage.put("presignedUrl", null);
    boolean addressed = kind == StageKind.BUCKET || kind == StageKind.STORE;
    stage.put("endPoint", addressed ? carried.address() : null);
    stage.put("useS3RegionalUrl", false);
    stage.put("useRegionalUrl", false);
    stage.put("useVirtualUrl", false);
    return stage;
  }

  /// The bucket's name is the secret, but drivers sign what they send nevertheless.
  private static Map<String, String> credentials(StageKind kind) {
    return switch (kind) {
      case BUCKET ->
          Stream.of("AWS_KEY_ID", "AWS_ID", "AWS_SECRET_KEY", "AWS_KEY", "AWS_TOKEN")
              .collect(Collectors.toMap(name -> name, _ -> "bucket"));
      case STORE -> Map.of("GCS_ACCESS_TOKEN", "bucket");
      case DISK, LINKS -> Map.of();
    };
  }

  private static String escaped(String key) {
    return Arrays.stream(key.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  private Map<String, @Nullable Object> data(Statement statement, LiveSessions.View view) {
    Map<String, @Nullable Object> context = SessionValues.context(view);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("parameters", SessionValues.parameters(view));
    data.put("rowtype", List.of());
    data.put("rowset", List.of());
    data.put("total", 0);
    data.put("returned", 0);
    data.put("queryId", statement.handle().toString());
    data.put("finalDatabaseName", context.get("databaseName"));
    data.put("finalSchemaName", context.get("schemaName"));
    data.put("finalWarehouseName", context.get("warehouseName"));
    data.put("finalRoleName", context.get("roleName"));
    data.put("queryResultFormat", "json");
    data.put("operation", "Node");
    data.put("version", 1);
    data.put("sendResultTime", clock.millis());
    return data;
  }
}
