package dev.vitrine.results;

import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;

/// How stored batches are compressed: Zstandard (docs/adr/0001-results-at-rest.md).
final class StoredCodec {

  private static final int SMALL = 4096;

  private StoredCodec() {}

  /// For a batch of so many bytes: a few rows gain nothing, and setting a compressor up takes
  /// longer than all else that is done for them.
  static CompressionCodec writing(long bytes) {
    return bytes < SMALL
        ? NoCompressionCodec.INSTANCE
        : CommonsCompressionFactory.INSTANCE.createCodec(CodecType.ZSTD);
  }

  static CompressionCodec.Factory reading() {
    return CommonsCompressionFactory.INSTANCE;
  }
}
