package dev.vitrine.sqlapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.results.ResultInfo;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a result consists of. The first page tells all of it, later ones only their place.
///
/// @param numRows of the whole result
/// @param partition number of the page that this comes with, from 0
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultSetMetaData(
    long numRows,
    String format,
    int partition,
    @Nullable List<RowType> rowType,
    @Nullable List<PartitionInfo> partitionInfo) {

  /// One partition.
  ///
  /// @param uncompressedSize bytes
  /// @param compressedSize bytes as stored; absent for the first, which comes inline
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PartitionInfo(int rowCount, long uncompressedSize, @Nullable Long compressedSize) {}

  static ResultSetMetaData of(ResultInfo info, int partition) {
    boolean first = partition == 0;
    return new ResultSetMetaData(
        info.rows(),
        "jsonv2",
        partition,
        first ? info.columns().stream().map(RowType::of).toList() : null,
        first ? partitions(info.partitions()) : null);
  }

  private static List<PartitionInfo> partitions(List<ResultInfo.PartitionInfo> partitions) {
    if (partitions.isEmpty()) {
      return List.of(new PartitionInfo(0, 0, null));
    }
    return IntStream.range(0, partitions.size())
        .mapToObj(number -> partition(number, partitions.get(number)))
        .toList();
  }

  private static PartitionInfo partition(int number, ResultInfo.PartitionInfo info) {
    return new PartitionInfo(
        info.rows(), info.uncompressedBytes(), number == 0 ? null : info.storedBytes());
  }
}
