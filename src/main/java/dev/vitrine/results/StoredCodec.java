package dev.vitrine.results;

import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.NoCompressionCodec;

/// How stored batches are compressed.
final class StoredCodec {

  private StoredCodec() {}

  static CompressionCodec writing() {
    return NoCompressionCodec.INSTANCE;
  }

  static CompressionCodec.Factory reading() {
    return NoCompressionCodec.Factory.INSTANCE;
  }
}
