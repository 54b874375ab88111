package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The schema of Arrow streams for clients: integers and decimals, floats, utf8, bool, date32,
/// time64, timestamps (`TIMESTAMP_LTZ` in the statement's zone), binary, JSON as utf8 under the
/// canonical extension name `arrow.json`, `TIMESTAMP_TZ` as [ZonedStruct] has it. Each field's
/// metadata names its SQL type as `logicalType`.
final class ArrowFields {

  private ArrowFields() {}

  static Schema schema(List<Column> columns, List<FieldVector> vectors, ZoneId zone) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(field(columns.get(i), vectors.get(i).getField(), zone));
    }
    return new Schema(fields);
  }

  private static Field field(Column column, Field vector, ZoneId zone) {
    SqlType.Kind kind = column.type().kind();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("logicalType", kind.name());
    if (kind == SqlType.Kind.VARIANT || kind == SqlType.Kind.OBJECT || kind == SqlType.Kind.ARRAY) {
      metadata.put("ARROW:extension:name", "arrow.json");
      metadata.put("ARROW:extension:metadata", "");
    }
    ArrowType type =
        vector.getType() instanceof ArrowType.Timestamp timestamp && timestamp.getTimezone() != null
            ? new ArrowType.Timestamp(timestamp.getUnit(), name(zone))
            : vector.getType();
    return new Field(
        column.name(), new FieldType(true, type, null, metadata), vector.getChildren());
  }

  /// Arrow takes IANA names and offsets such as `+02:00`, but no `Z`.
  private static String name(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
