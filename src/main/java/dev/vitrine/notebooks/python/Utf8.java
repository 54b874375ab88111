package dev.vitrine.notebooks.python;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text out of bytes that come in pieces: a character may be cut anywhere. What is no UTF-8 becomes
/// U+FFFD.
final class Utf8 {

  private static final int LONGEST_CHARACTER = 4;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer cut = ByteBuffer.allocate(LONGEST_CHARACTER);

  String take(byte[] piece) {
    ByteBuffer bytes = ByteBuffer.allocate(cut.position() + piece.length);
    bytes.put(cut.flip()).put(piece).flip();
    CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
    decoder.decode(bytes, text, false);
    cut.clear().put(bytes);
    return text.flip().toString();
  }

  /// What a last cut character is shown as.
  String end() {
    return cut.position() == 0 ? "" : "\uFFFD";
  }
}
