package dev.vitrine.results;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Gzip at the quickest level: at the usual one, compressing a page takes ten times as long as
/// encoding it.
final class QuickGzip extends GZIPOutputStream {

  QuickGzip(OutputStream target) throws IOException {
    super(target, 8 << 10);
    def.setLevel(Deflater.BEST_SPEED);
  }
}
