package dev.vitrine.sqlapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.statements.Statement;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of a result. Its rows are kept encoded and put behind it by [Pages]; the record names
/// them for the contract and leaves them empty.
///
/// @param partition number of this page, from 0
/// @param partitions pages in all
/// @param complete whether this is the last page
/// @param data rows as arrays of text, in the order of `rowType`
/// @param resultSet rows as objects instead, with `Accept: application/json; rows=objects`
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultSet(
    @JsonUnwrapped StatementHead head,
    @JsonUnwrapped StatementLife life,
    ResultSetMetaData resultSetMetaData,
    int partition,
    int partitions,
    boolean complete,
    @Nullable Stats stats,
    @Nullable List<List<@Nullable String>> data,
    @Nullable List<Map<String, Object>> resultSet) {

  /// Rows that a DML statement changed.
  @Serdeable
  record Stats(
      long numRowsInserted,
      long numRowsUpdated,
      long numRowsDeleted,
      long numDuplicateRowsUpdated) {

    static Stats of(Statement.DmlCounts counts) {
      return new Stats(counts.inserted(), counts.updated(), counts.deleted(), 0);
    }
  }

  static ResultSet withoutRows(Statement statement, ResultInfo info, int partition, Instant now) {
    int partitions = Math.max(1, info.partitions().size());
    return new ResultSet(
        StatementHead.of(statement, Outcome.of(statement.state()), StatementUrl.of(statement)),
        StatementLife.of(statement, now),
        ResultSetMetaData.of(info, partition),
        partition,
        partitions,
        partition == partitions - 1,
        statement.counts().map(Stats::of).orElse(null),
        null,
        null);
  }
}
