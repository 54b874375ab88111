package dev.vitrine.results;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How results are cut and kept (`vitrine.results.…`). All sizes are bytes.
///
/// @param directory where partitions lie; `results` under the data directory unless set
/// @param firstPartitionRows rows of the first partition, small so that it is servable early
/// @param firstPartitionBytes size of the first partition; the following ones grow fourfold each
/// @param partitionRows most rows of a partition
/// @param partitionBytes the size (uncompressed) to which partitions grow
/// @param inlineBytes a result that is stored in at most so many bytes stays in memory, for the
///   statement's record, and never becomes a file
/// @param maxResultBytes most bytes of one result, uncompressed; 0 for no bound
/// @param freeSpaceBytes what must stay free on the disk
/// @param hotBytes what partitions and encoded pages may take in the cache
@ConfigurationProperties("vitrine.results")
public record ResultsConfig(
    @Nullable Path directory,
    @Bindable(defaultValue = "1000") int firstPartitionRows,
    @Bindable(defaultValue = "262144") long firstPartitionBytes,
    @Bindable(defaultValue = "1000000") int partitionRows,
    @Bindable(defaultValue = "8388608") long partitionBytes,
    @Bindable(defaultValue = "65536") int inlineBytes,
    @Bindable(defaultValue = "107374182400") long maxResultBytes,
    @Bindable(defaultValue = "536870912") long freeSpaceBytes,
    @Bindable(defaultValue = "67108864") long hotBytes) {

  private static final long LARGEST_PARTITION = 16 << 20;

  public ResultsConfig {
    requirePositive("first-partition-rows", firstPartitionRows);
    requirePositive("first-partition-bytes", firstPartitionBytes);
    requirePositive("partition-rows", partitionRows);
    requirePositive("partition-bytes", partitionBytes);
    if (partitionBytes > LARGEST_PARTITION || inlineBytes < 0 || maxResultBytes < 0) {
      throw new IllegalArgumentException(
          "vitrine.results: partition-bytes is at most "
              + LARGEST_PARTITION
              + ", inline-bytes and max-result-bytes are not negative");
    }
  }

  private static void requirePositive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("vitrine.results." + key + " must be at least 1");
    }
  }

  /// Rows of partition `number` at most.
  int rowsOf(int number) {
    return number == 0 ? Math.min(firstPartitionRows, partitionRows) : partitionRows;
  }

  /// Bytes of partition `number` at most, unless a single row is larger.
  long bytesOf(int number) {
    long grown = firstPartitionBytes << Math.min(2 * number, 24);
    return Math.min(partitionBytes, grown);
  }
}
