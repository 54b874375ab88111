package dev.vitrine.stages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The members of a JSON object in normal form.
final class Members {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /// A member's value.
  ///
  /// @param json as it stands there
  /// @param text of a string its characters, else as it stands there
  record Value(String json, String text, boolean isText, boolean isNull) {}

  private Members() {}

  /// Empty when the text is no object.
  static Map<String, Value> of(String json) {
    Map<String, Value> members = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return members;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        boolean isText = token == JsonToken.VALUE_STRING;
        String text = token.isScalarValue() ? parser.getText() : "";
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        String written = json.substring(start, end).strip();
        members.put(
            name,
            new Value(written, isText ? text : written, isText, token == JsonToken.VALUE_NULL));
      }
      return members;
    } catch (IOException impossible) {
      throw new IllegalStateException("not in normal form: " + impossible.getMessage(), impossible);
    }
  }
}
