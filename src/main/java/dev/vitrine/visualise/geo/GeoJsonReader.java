package dev.vitrine.visualise.geo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Reads RFC 7946: a geometry, or the geometry of a Feature or a FeatureCollection.
final class GeoJsonReader {

  private static final JsonFactory JSON = new JsonFactory();
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final JsonParser json;

  private GeoJsonReader(JsonParser json) {
    this.json = json;
  }

  /// @throws IllegalArgumentException saying what is wrong
  static Geometry read(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      Geometry read = new GeoJsonReader(json).object();
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("something follows the GeoJSON object");
      }
      return read;
    } catch (IOException failed) {
      throw new IllegalArgumentException("not JSON: " + failed.getMessage(), failed);
    }
  }

  /// Its members may come in any order.
  private Geometry object() throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    String type = "";
    @Nullable List<?> coordinates = null;
    List<Geometry> parts = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "type" -> type = String.valueOf(json.getText());
        case "coordinates" -> coordinates = value == JsonToken.VALUE_NULL ? null : array();
        case "geometries", "features" -> parts = objects();
        case "geometry" -> parts = value == JsonToken.VALUE_NULL ? List.of() : List.of(object());
        default -> json.skipChildren();
      }
    }
    return made(type, coordinates, parts);
  }

  private List<Geometry> objects() throws IOException {
    expect(JsonToken.START_ARRAY, "an array");
    List<Geometry> parts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      parts.add(object());
    }
    return parts;
  }

  private List<?> array() throws IOException {
    expect(JsonToken.START_ARRAY, "an array of coordinates");
    List<Object> values = new ArrayList<>();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      values.add(token == JsonToken.START_ARRAY ? array() : number(token));
    }
    return values;
  }

  private Double number(@Nullable JsonToken token) throws IOException {
    if (token == null || !token.isNumeric()) {
      throw new IllegalArgumentException("a coordinate is not a number");
    }
    return json.getDoubleValue();
  }

  private void expect(JsonToken wanted, String what) {
    if (json.currentToken() != wanted) {
      throw new IllegalArgumentException("GeoJSON has no " + what + " where there should be one");
    }
  }

  private static Geometry made(String type, @Nullable List<?> coordinates, List<Geometry> parts) {
    return switch (type) {
      case "Feature" -> parts.isEmpty() ? GEOMETRY.createEmpty(-1) : parts.getFirst();
      case "FeatureCollection", "GeometryCollection" ->
          GEOMETRY.createGeometryCollection(parts.toArray(Geometry[]::new));
      case "Point" -> point(of(coordinates));
      case "MultiPoint" ->
          GEOMETRY.createMultiPoint(
              lists(coordinates).stream().map(GeoJsonReader::point).toArray(Point[]::new));
      case "LineString" -> line(of(coordinates));
      case "MultiLineString" ->
          GEOMETRY.createMultiLineString(
              lists(coordinates).stream().map(GeoJsonReader::line).toArray(LineString[]::new));
      case "Polygon" -> polygon(of(coordinates));
      case "MultiPolygon" ->
          GEOMETRY.createMultiPolygon(
              lists(coordinates).stream().map(GeoJsonReader::polygon).toArray(Polygon[]::new));
      case "" -> throw new IllegalArgumentException("the GeoJSON object has no type");
      default -> throw new IllegalArgumentException("GeoJSON has no type '" + type + "'");
    };
  }

  private static List<?> of(@Nullable List<?> coordinates) {
    if (coordinates == null) {
      throw new IllegalArgumentException("the GeoJSON geometry has no coordinates");
    }
    return coordinates;
  }

  private static List<List<?>> lists(@Nullable List<?> coordinates) {
    List<List<?>> lists = new ArrayList<>();
    for (Object element : of(coordinates)) {
      if (!(element instanceof List<?> list)) {
        throw new IllegalArgumentException("the coordinates are not nested as the type says");
      }
      lists.add(list);
    }
    return lists;
  }

  private static Point point(List<?> position) {
    return position.isEmpty() ? GEOMETRY.createPoint() : GEOMETRY.createPoint(coordinate(position));
  }

  private static LineString line(List<?> positions) {
    return GEOMETRY.createLineString(coordinates(positions));
  }

  private static Polygon polygon(List<?> rings) {
    LinearRing[] all =
        lists(rings).stream()
            .map(ring -> GEOMETRY.createLinearRing(coordinates(ring)))
            .toArray(LinearRing[]::new);
    if (all.length == 0) {
      return GEOMETRY.createPolygon();
    }
    LinearRing[] holes = new LinearRing[all.length - 1];
    System.arraycopy(all, 1, holes, 0, holes.length);
    return GEOMETRY.createPolygon(all[0], holes);
  }

  private static Coordinate[] coordinates(List<?> positions) {
    return lists(positions).stream().map(GeoJsonReader::coordinate).toArray(Coordinate[]::new);
  }

  private static Coordinate coordinate(List<?> position) {
    boolean pair =
        position.size() >= 2
            && position.get(0) instanceof Double
            && position.get(1) instanceof Double;
    if (!pair) {
      throw new IllegalArgumentException("a position needs two numbers");
    }
    return new Coordinate((Double) position.get(0), (Double) position.get(1));
  }
}
