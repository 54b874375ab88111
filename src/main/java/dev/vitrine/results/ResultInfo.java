package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import java.util.List;
import java.util.Optional;

/// What a result consists of; small enough to lie in the statement's record, as JSON.
///
/// @param inline the only partition's bytes lie in the statement's record, not in a file
/// @param narrow indexes of the `FIXED` columns of more than 18 digits whose values, unscaled, all
///   fit into 64 bits; none while the result is being written
/// @param origin the statement whose result is given again here, so that their encoded pages are
///   the same; not part of the record
public record ResultInfo(
    List<Column> columns,
    List<PartitionInfo> partitions,
    boolean inline,
    List<Integer> narrow,
    Optional<Handle> origin) {

  /// One partition.
  ///
  /// @param firstRow number of its first row in the whole result, from 0
  /// @param uncompressedBytes size of its rows in memory
  /// @param storedBytes size as stored
  public record PartitionInfo(long firstRow, int rows, long uncompressedBytes, long storedBytes) {}

  public ResultInfo {
    columns = List.copyOf(columns);
    partitions = List.copyOf(partitions);
    narrow = List.copyOf(narrow);
  }

  public ResultInfo(
      List<Column> columns, List<PartitionInfo> partitions, boolean inline, List<Integer> narrow) {
    this(columns, partitions, inline, narrow, Optional.empty());
  }

  /// Of one whose numbers nobody looked at.
  public ResultInfo(List<Column> columns, List<PartitionInfo> partitions, boolean inline) {
    this(columns, partitions, inline, List.of());
  }

  /// The same for a statement that is given this result again.
  public ResultInfo from(Handle statement) {
    return new ResultInfo(columns, partitions, inline, narrow, Optional.of(statement));
  }

  public long rows() {
    return partitions.stream().mapToLong(PartitionInfo::rows).sum();
  }

  public long uncompressedBytes() {
    return partitions.stream().mapToLong(PartitionInfo::uncompressedBytes).sum();
  }

  public long storedBytes() {
    return partitions.stream().mapToLong(PartitionInfo::storedBytes).sum();
  }
}
