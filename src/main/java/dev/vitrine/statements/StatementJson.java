package dev.vitrine.statements;

import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultInfo.PartitionInfo;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.Statement.DmlCounts;
import dev.vitrine.statements.Submission.Mode;
import dev.vitrine.statements.Submission.Purpose;
import dev.vitrine.statements.Submission.RequestId;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The JSON in a statement's row. These documents outlive the program that wrote them: fields may
/// be added, never renamed.
final class StatementJson {

  private final ObjectMapper json;

  StatementJson(ObjectMapper json) {
    this.json = json;
  }

  @Serdeable
  record SubmissionDoc(
      String user,
      List<String> roles,
      String role,
      String method,
      String text,
      String warehouse,
      String database,
      String schema,
      String contextRole,
      Map<String, String> parameters,
      Map<String, BindingDoc> bindings,
      @Nullable Long timeoutSeconds,
      @Nullable String requestId,
      boolean async,
      boolean nullText,
      @Nullable String session,
      @Nullable String purpose,
      @Nullable Boolean restricted) {}

  @Serdeable
  record BindingDoc(String type, List<@Nullable String> values, boolean array) {}

  @Serdeable
  record ProblemDoc(
      String code,
      @Nullable Integer number,
      String message,
      @Nullable Integer line,
      @Nullable Integer column) {}

  @Serdeable
  record ResultDoc(
      List<ColumnDoc> columns,
      List<PartitionDoc> partitions,
      boolean inline,
      @Nullable List<Integer> narrow) {}

  @Serdeable
  record ColumnDoc(
      String name, String kind, int precision, int scale, int length, boolean nullable) {}

  @Serdeable
  record PartitionDoc(long firstRow, int rows, long uncompressed, long stored) {}

  @Serdeable
  record CountsDoc(long inserted, long updated, long deleted) {}

  String write(Submission submission) {
    Map<String, BindingDoc> bindings = new TreeMap<>();
    submission
        .bindings()
        .forEach((place, binding) ->
            bindings.put(
                place.toString(),
                new BindingDoc(binding.type(), binding.values(), binding.array())));
    Caller caller = submission.caller();
    Context context = submission.context();
    return text(
        new SubmissionDoc(
            caller.user(),
            caller.roles(),
            caller.role(),
            caller.method().name(),
            submission.text(),
            context.warehouse(),
            context.database(),
            context.schema(),
            context.role(),
            submission.parameters().asMap(),
            bindings,
            submission.timeout().map(Duration::toSeconds).orElse(null),
            submission.requestId().map(RequestId::value).orElse(null),
            submission.mode() == Mode.ASYNC,
            submission.nullText(),
            submission.session().orElse(null),
            submission.purpose() == Purpose.RUN ? null : submission.purpose().name(),
            caller.restricted()));
  }

  Submission submission(String stored) {
    SubmissionDoc doc = read(stored, SubmissionDoc.class);
    TreeMap<Integer, Binding> bindings = new TreeMap<>();
    doc.bindings()
        .forEach((place, binding) ->
            bindings.put(
                Integer.valueOf(place),
                new Binding(binding.type(), binding.values(), binding.array())));
    String requestId = doc.requestId();
    String purpose = doc.purpose();
    return new Submission(
        new Caller(
            doc.user(),
            doc.roles(),
            doc.role(),
            Caller.Method.valueOf(doc.method()),
            Boolean.TRUE.equals(doc.restricted())),
        doc.text(),
        new Context(doc.warehouse(), doc.database(), doc.schema(), doc.contextRole()),
        Parameters.of(doc.parameters()),
        bindings,
        Optional.ofNullable(doc.timeoutSeconds()).map(Duration::ofSeconds),
        requestId == null ? Optional.empty() : Optional.of(new RequestId(requestId, false)),
        doc.async() ? Mode.ASYNC : Mode.WAITS,
        doc.nullText(),
        Optional.ofNullable(doc.session()),
        purpose == null ? Purpose.RUN : Purpose.valueOf(purpose));
  }

  String write(Problem problem) {
    return text(
        new ProblemDoc(
            problem.code().name(),
            problem.number() == 0 ? null : problem.number(),
            problem.message(),
            problem.position().map(Position::line).orElse(null),
            problem.position().map(Position::column).orElse(null)));
  }

  Problem problem(String stored) {
    ProblemDoc doc = read(stored, ProblemDoc.class);
    Integer number = doc.number();
    Integer line = doc.line();
    Integer column = doc.column();
    return new Problem(
        ErrorCode.valueOf(doc.code()),
        number == null ? 0 : number,
        doc.message(),
        line == null || column == null
            ? Optional.empty()
            : Optional.of(new Position(line, column)));
  }

  String write(ResultInfo result) {
    return text(
        new ResultDoc(
            result.columns().stream().map(StatementJson::column).toList(),
            result.partitions().stream()
                .map(part ->
                    new PartitionDoc(
                        part.firstRow(), part.rows(), part.uncompressedBytes(), part.storedBytes()))
                .toList(),
            result.inline(),
            result.narrow()));
  }

  private static ColumnDoc column(Column column) {
    SqlType type = column.type();
    return new ColumnDoc(
        column.name(),
        type.kind().name(),
        type.precision(),
        type.scale(),
        type.length(),
        column.nullable());
  }

  ResultInfo result(String stored) {
    ResultDoc doc = read(stored, ResultDoc.class);
    return new ResultInfo(
        doc.columns().stream()
            .map(column ->
                new Column(
                    column.name(),
                    new SqlType(
                        SqlType.Kind.valueOf(column.kind()),
                        column.precision(),
                        column.scale(),
                        column.length()),
                    column.nullable()))
            .toList(),
        doc.partitions().stream()
            .map(part ->
                new PartitionInfo(part.firstRow(), part.rows(), part.uncompressed(), part.stored()))
            .toList(),
        doc.inline(),
        Objects.requireNonNullElse(doc.narrow(), List.of()));
  }

  String write(DmlCounts counts) {
    return text(new CountsDoc(counts.inserted(), counts.updated(), counts.deleted()));
  }

  DmlCounts counts(String stored) {
    CountsDoc doc = read(stored, CountsDoc.class);
    return new DmlCounts(doc.inserted(), doc.updated(), doc.deleted());
  }

  private String text(Object document) {
    try {
      return json.writeValueAsString(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private <T> T read(String stored, Class<T> type) {
    try {
      T document = json.readValue(stored, type);
      if (document == null) {
        throw new IllegalStateException("a statement's row holds no " + type.getSimpleName());
      }
      return document;
    } catch (IOException damaged) {
      throw new UncheckedIOException("a statement's row holds a damaged document", damaged);
    }
  }
}
