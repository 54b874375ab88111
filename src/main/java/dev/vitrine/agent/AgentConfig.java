package dev.vitrine.agent;

import dev.vitrine.pipeline.Pipeline;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The door of questions in words: `vitrine.agent.*`.
///
/// @param warehouse that questions are about; unset: the database of `postgresUrl`, or else the
///   embedded one. Any but the embedded one must be read-only
/// @param postgresUrl of a database that becomes the connection `postgres`, from `POSTGRES_URL`
/// @param database of the embedded warehouse
/// @param schema where tables are; unset: the one that the warehouse's SQL begins with
/// @param tables that may be asked about; unset: all of the schema
/// @param knowledgeBase a folder of `.sql` files with examples
/// @param schemaFile tells the tables instead of the warehouse, where it exists
/// @param schemaKept how long what the warehouse tells is believed
/// @param examples that the model is shown
/// @param threshold how like an example must be to a question to answer it without a model, 0 to 1
/// @param answersKept how long the SQL for a question is given again without a model; 0 for never
/// @param resultsKept how long rows of a database behind a connection are given again to the same
///   user; 0 for never. The embedded warehouse knows by itself when its tables change
/// @param timeout of a query where a request names none
/// @param maxTimeout the most that a request can name
/// @param slow a query of more than this is logged
/// @param requestsPerMinute of a user who asks, and of one who lists; 0 for no limit
/// @param questionLength most characters of a question
/// @param pageSize rows of a page of results
/// @param maxRows kept of a result
/// @param exportRows most rows of an export
/// @param sessionLife how long a login lasts
/// @param sessions logins that are open at once
/// @param secureCookie whether the cookie goes over TLS only; unset: in production it does
/// @param historyKept how long a query is kept that is no favourite and that no schedule runs
/// @param kept templates, and schedules, of one user
/// @param streams event streams that are open at once
@ConfigurationProperties("vitrine.agent")
public record AgentConfig(
    @Nullable String warehouse,
    @Nullable String postgresUrl,
    @Bindable(defaultValue = "SAMPLES") String database,
    @Nullable String schema,
    @Nullable List<String> tables,
    Path knowledgeBase,
    Path schemaFile,
    @Bindable(defaultValue = "10m") Duration schemaKept,
    @Bindable(defaultValue = "3") int examples,
    @Bindable(defaultValue = "0.6") double threshold,
    @Bindable(defaultValue = "10m") Duration answersKept,
    @Bindable(defaultValue = "0s") Duration resultsKept,
    @Bindable(defaultValue = "30s") Duration timeout,
    @Bindable(defaultValue = "5m") Duration maxTimeout,
    @Bindable(defaultValue = "5s") Duration slow,
    @Bindable(defaultValue = "10") int requestsPerMinute,
    @Bindable(defaultValue = "2000") int questionLength,
    @Bindable(defaultValue = "500") int pageSize,
    @Bindable(defaultValue = "100000") long maxRows,
    @Bindable(defaultValue = "10000") long exportRows,
    @Bindable(defaultValue = "12h") Duration sessionLife,
    @Bindable(defaultValue = "10000") int sessions,
    @Nullable Boolean secureCookie,
    @Bindable(defaultValue = "8760h") Duration historyKept,
    @Bindable(defaultValue = "200") int kept,
    @Bindable(defaultValue = "200") int streams) {

  /// The warehouse's name.
  String place() {
    String named = warehouse;
    if (named != null && !named.isBlank()) {
      return named;
    }
    return hasPostgres() ? PostgresUrl.NAME : Pipeline.WAREHOUSE;
  }

  /// Whether questions are about the sample data.
  boolean isAboutSamples() {
    return place().equals(Pipeline.WAREHOUSE) && database.equals("SAMPLES");
  }

  boolean hasPostgres() {
    return postgresUrl != null && !postgresUrl.isBlank();
  }

  /// Says nothing of the URL, which holds a password.
  @Override
  public String toString() {
    return "AgentConfig[warehouse=" + place() + ", database=" + database + "]";
  }

  /// Whether a table may be asked about.
  boolean exposes(String table) {
    List<String> named = tables;
    return named == null
        || named.isEmpty()
        || named.stream()
            .map(name -> name.toUpperCase(Locale.ROOT))
            .anyMatch(table.toUpperCase(Locale.ROOT)::equals);
  }
}
