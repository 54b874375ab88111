package dev.vitrine.visualise.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.noding.snap.SnappingNoder;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.union.UnionStrategy;

/// Set operations on geometry that may be invalid as it comes.
final class Overlays {

  private Overlays() {}

  /// What of a geometry lies in an area; touching it is not enough.
  static Geometry within(Geometry geometry, Geometry area) {
    if (area.getEnvelopeInternal().covers(geometry.getEnvelopeInternal()) && area.isRectangle()) {
      return geometry;
    }
    if (mixed(geometry)) {
      List<Geometry> parts = new ArrayList<>();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        parts.add(within(geometry.getGeometryN(i), area));
      }
      return gathered(parts);
    }
    Geometry whole =
        geometry instanceof Polygonal && !geometry.isValid()
            ? GeometryFixer.fix(geometry)
            : geometry;
    Geometry inside = OverlayNGRobust.overlay(whole, area, OverlayNG.INTERSECTION);
    return ofDimension(inside, geometry.getDimension());
  }

  /// Polygons made one where they share an edge up to `tolerance`, and without spikes.
  static Geometry joined(Geometry geometry, double tolerance) {
    if (!(geometry instanceof Polygonal) || geometry.isEmpty()) {
      return geometry;
    }
    UnaryUnionOp union = new UnaryUnionOp(parts(geometry));
    union.setUnionFunction(new Snapping(tolerance));
    Geometry joined = union.union();
    return joined == null ? geometry : joined;
  }

  private record Snapping(double tolerance) implements UnionStrategy {
    @Override
    public Geometry union(Geometry one, Geometry other) {
      return OverlayNG.overlay(one, other, OverlayNG.UNION, null, new SnappingNoder(tolerance));
    }

    @Override
    public boolean isFloatingPrecision() {
      return true;
    }
  }

  /// Fixed one by one, since the parts of a collection may overlap.
  private static List<Geometry> parts(Geometry geometry) {
    List<Geometry> parts = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      parts.add(GeometryFixer.fix(geometry.getGeometryN(i)));
    }
    return parts;
  }

  static Geometry gathered(List<Geometry> parts) {
    List<Geometry> flat = new ArrayList<>();
    for (Geometry part : parts) {
      for (int i = 0; i < part.getNumGeometries(); i++) {
        if (!part.getGeometryN(i).isEmpty()) {
          flat.add(part.getGeometryN(i));
        }
      }
    }
    return Coverage.GEOMETRY.buildGeometry(flat);
  }

  static boolean mixed(Geometry geometry) {
    return geometry.getClass() == GeometryCollection.class;
  }

  private static Geometry ofDimension(Geometry geometry, int dimension) {
    if (!mixed(geometry)) {
      return geometry.getDimension() == dimension
          ? geometry
          : Coverage.GEOMETRY.createEmpty(dimension);
    }
    List<Geometry> kept = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i).getDimension() == dimension) {
        kept.add(geometry.getGeometryN(i));
      }
    }
    return gathered(kept);
  }
}
