package dev.vitrine.snowflake.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Optional values in JSON: themselves or null.
final class Optionals {

  private Optionals() {}

  static final class Writer extends StdSerializer<Optional<?>> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Optional.class, false);
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.isEmpty()) {
        out.writeNull();
      } else {
        provider.defaultSerializeValue(value.get(), out);
      }
    }
  }

  @SuppressWarnings("rawtypes") // the library asks for the raw class
  static final class Reader extends JsonDeserializer<Optional> implements ContextualDeserializer {
    private final @Nullable JavaType type;

    Reader() {
      this(null);
    }

    private Reader(@Nullable JavaType type) {
      this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      JavaType whole = property == null ? context.getContextualType() : property.getType();
      return new Reader(whole.containedTypeOrUnknown(0));
    }

    @Override
    public Optional deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Optional.of(context.readValue(parser, type));
    }

    @Override
    public Optional getNullValue(DeserializationContext context) {
      return Optional.empty();
    }
  }
}
