package dev.vitrine.stages;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A stream whose closing does not close the one below: packing ends with closing, the file does
/// not.
final class Unclosed extends FilterOutputStream {

  Unclosed(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] block, int offset, int length) throws IOException {
    out.write(block, offset, length);
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
