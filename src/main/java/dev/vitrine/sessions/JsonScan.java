package dev.vitrine.sessions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.file.Path;

/// Reads a JSON file through, because the engine takes some that is none and counts lines its own
/// way.
final class JsonScan {

  private static final int DEEPEST = 500;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(10_000)
                  .build())
          .build();

  private JsonScan() {}

  /// @throws SessionFault with the line, for what is no JSON or holds no record
  static void check(Path file) throws IOException {
    try (JsonParser parser = FACTORY.createParser(file.toFile())) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw malformed("the file is empty");
      }
      JsonToken second = parser.nextToken();
      if (first == JsonToken.START_ARRAY && second == JsonToken.END_ARRAY) {
        throw malformed("the file has no records, so that nobody knows its columns");
      }
      JsonToken token = second;
      while (token != null) {
        token = parser.nextToken();
      }
    } catch (JsonProcessingException bad) {
      long line = bad.getLocation() == null ? 1 : bad.getLocation().getLineNr();
      String words = bad.getOriginalMessage().lines().findFirst().orElse("");
      throw malformed("line " + line + ": " + words.replaceFirst(" \\(start marker at .*", ""));
    }
  }

  static SessionFault malformed(String what) {
    return SessionFault.invalidRequest("Malformed JSON file: " + what);
  }
}
