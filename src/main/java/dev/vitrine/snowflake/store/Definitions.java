package dev.vitrine.snowflake.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import java.util.Optional;

/// Definitions of the catalog's objects as JSON and back.
final class Definitions {

  /// What tells the kinds of objects apart in JSON; tables have a member `kind` already.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "object")
  private interface Kinds {}

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .registerSubtypes(
              new NamedType(SchemaObject.Table.class, "TABLE"),
              new NamedType(SchemaObject.View.class, "VIEW"),
              new NamedType(SchemaObject.Sequence.class, "SEQUENCE"),
              new NamedType(SchemaObject.Stage.class, "STAGE"),
              new NamedType(SchemaObject.NamedFileFormat.class, "FILE_FORMAT"),
              new NamedType(SchemaObject.Function.class, "FUNCTION"),
              new NamedType(SchemaObject.Procedure.class, "PROCEDURE"))
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(new Optionals.Writer())
                  .addDeserializer(Optional.class, new Optionals.Reader())
                  .addKeySerializer(Schema.Key.class, new SchemaKeys.Writer())
                  .addKeyDeserializer(Schema.Key.class, new SchemaKeys.Reader()))
          .addMixIn(SchemaObject.class, Kinds.class)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Definitions() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("a definition that JSON cannot hold", failure);
    }
  }

  static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException(
          "the warehouse file holds a definition that this program cannot read", failure);
    }
  }
}
