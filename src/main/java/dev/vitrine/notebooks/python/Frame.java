package dev.vitrine.notebooks.python;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// One message between the server and a supervisor: a byte that says the kind, four bytes of
/// length, the payload.
final class Frame {

  /// No longer one is read or written; `frames.py` holds the same bound.
  static final int LONGEST = 128 * 1024 * 1024;

  /// The pipe is over, or holds what is no frame.
  static final char GONE = '!';

  /// Only wakes who waits.
  static final char NUDGE = '?';

  private final char kind;
  private final byte[] payload;

  /// @param payload is not copied
  Frame(char kind, byte[] payload) {
    this.kind = kind;
    this.payload = payload;
  }

  static Frame read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    char kind = (char) data.readUnsignedByte();
    int length = data.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a frame of " + length + " bytes");
    }
    return new Frame(kind, data.readNBytes(length));
  }

  void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeByte(kind);
    data.writeInt(payload.length);
    data.write(payload);
    data.flush();
  }

  char kind() {
    return kind;
  }

  /// Nobody changes it.
  byte[] payload() {
    return payload;
  }
}
