package dev.vitrine.results;

import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;

/// How stored batches are compressed: Zstandard (docs/adr/0001-results-at-rest.md).
final class StoredCodec {

  private StoredCodec() {}

  static CompressionCodec writing() {
    return CommonsCompressionFactory.INSTANCE.createCodec(CodecType.ZSTD);
  }

  static CompressionCodec.Factory reading() {
    return CommonsCompressionFactory.INSTANCE;
  }
}
