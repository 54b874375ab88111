package dev.vitrine.snowflake.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.vitrine.dialect.catalog.Schema;
import java.io.IOException;

/// A [Schema.Key] as a member's name: `DOMAIN|signature|name`.
final class SchemaKeys {

  private SchemaKeys() {}

  static final class Writer extends JsonSerializer<Schema.Key> {
    @Override
    public void serialize(Schema.Key key, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(key.domain().name() + "|" + key.signature() + "|" + key.name());
    }
  }

  static final class Reader extends KeyDeserializer {
    @Override
    public Object deserializeKey(String text, DeserializationContext context) {
      int first = text.indexOf('|');
      int second = text.indexOf('|', first + 1);
      return new Schema.Key(
          Schema.Domain.valueOf(text.substring(0, first)),
          text.substring(second + 1),
          text.substring(first + 1, second));
    }
  }
}
