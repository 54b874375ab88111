package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.scale.Transform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The encoding of one layer: a channel for each aesthetic.
///
/// @param sharedBins whether several legends of bins stand side by side
record Encoding(Picture picture, Picture.Layer layer, boolean sharedBins) {

  /// Channels by name, columns first, then what is the same in every row.
  Map<String, Object> channels() {
    Map<String, Object> channels = new LinkedHashMap<>();
    for (String column : layer.frame().names()) {
      if (Names.isAesthetic(column) && !isSpanned(Names.aestheticOf(column))) {
        String aesthetic = Names.aestheticOf(column);
        channel(aesthetic).ifPresent(name -> channels.put(name, column(aesthetic)));
      }
    }
    binEnds(channels);
    layer
        .fixed()
        .forEach((aesthetic, value) ->
            channel(aesthetic)
                .ifPresent(name -> channels.putIfAbsent(name, constant(aesthetic, value))));
    detail().ifPresent(detail -> channels.put("detail", detail));
    return channels;
  }

  /// Whether the ends are drawn in a place's stead.
  private boolean isSpanned(String aesthetic) {
    return Names.isPosition(aesthetic)
        && layer.frame().has(Names.column(aesthetic + "min"))
        && layer.frame().has(Names.column(aesthetic + "max"));
  }

  private static Map<String, @Nullable Object> constant(String aesthetic, Value value) {
    Map<String, @Nullable Object> constant = new LinkedHashMap<>();
    constant.put("value", Units.of(aesthetic, value));
    return constant;
  }

  /// The channel of an aesthetic; empty for one that is drawn otherwise.
  Optional<String> channel(String aesthetic) {
    if (Names.isPosition(aesthetic)) {
      String axis = Names.family(aesthetic).equals(Names.X) ? "x" : "y";
      return Optional.of(axis + suffix(aesthetic.substring(Names.X.length())));
    }
    return Optional.ofNullable(
        switch (aesthetic) {
          case "linewidth" -> "strokeWidth";
          case "linetype" -> "strokeDash";
          case "opacity" -> hasFill() ? "fillOpacity" : "opacity";
          case "fontsize" -> "size";
          case "fill", "stroke", "size", "shape" -> aesthetic;
          default -> null;
        });
  }

  private static String suffix(String variant) {
    return switch (variant) {
      case "end", "max" -> "2";
      case "offset" -> "Offset";
      default -> "";
    };
  }

  private boolean hasFill() {
    return layer.fixed().containsKey("fill") || layer.frame().has(Names.column("fill"));
  }

  private Map<String, @Nullable Object> column(String aesthetic) {
    Map<String, @Nullable Object> channel = new LinkedHashMap<>();
    channel.put("field", field(aesthetic));
    if (Names.isOffset(aesthetic)) {
      return offset(field(aesthetic), Names.family(aesthetic).equals(Names.X));
    }
    boolean second = aesthetic.endsWith("end") || aesthetic.endsWith("max");
    if (layer.unscaled().contains(aesthetic)) {
      return unscaled(aesthetic, channel);
    }
    Scale scale = picture.scales().get(Names.family(aesthetic));
    if (scale == null || (second && Names.isPosition(aesthetic))) {
      return channel;
    }
    channel.put("type", type(scale, layer.frame().column(Names.column(aesthetic))));
    if (scale.kind() == Kind.BINNED && Names.isPosition(aesthetic)) {
      channel.put("bin", "binned");
    }
    channel.put("title", title(aesthetic));
    channel.put("scale", scale(aesthetic, scale));
    if (picture.isFree(aesthetic) && scale.kind().hasLevels()) {
      channel.put("sort", domain(aesthetic, scale));
    }
    guide(aesthetic, scale, channel);
    if (aesthetic.equals(Names.Y)) {
      channel.put("stack", null);
    }
    return channel;
  }

  private Map<String, @Nullable Object> unscaled(
      String aesthetic, Map<String, @Nullable Object> channel) {
    boolean number = layer.frame().column(Names.column(aesthetic)).type().isNumeric();
    channel.put("type", number ? "quantitative" : "nominal");
    channel.put("scale", null);
    return channel;
  }

  /// A place within a step: a share of it, 0 in its middle.
  static Map<String, @Nullable Object> offset(String field, boolean horizontal) {
    Map<String, @Nullable Object> channel = new LinkedHashMap<>();
    channel.put("field", field);
    channel.put("type", "quantitative");
    channel.put("scale", Map.of("domain", horizontal ? List.of(-0.5, 0.5) : List.of(0.5, -0.5)));
    return channel;
  }

  /// One field for fill and stroke when they say the same, so that one legend says it.
  String field(String aesthetic) {
    return aesthetic.equals("stroke") && showsFill()
        ? Names.column("fill")
        : Names.column(aesthetic);
  }

  private boolean showsFill() {
    String stroke = layer.sources().get("stroke");
    Scale own = picture.scales().get("stroke");
    Scale other = picture.scales().get("fill");
    return stroke != null
        && stroke.equals(layer.sources().get("fill"))
        && layer.frame().has(Names.column("fill"))
        && own != null
        && other != null
        && own.domain().equals(other.domain())
        && own.range().equals(other.range())
        && own.labels().equals(other.labels())
        && own.breaks().equals(other.breaks())
        && Objects.equals(title("stroke"), title("fill"));
  }

  private static String type(Scale scale, Column column) {
    boolean moments = scale.transform().isTemporal() && !Moments.areNumbers(scale);
    return switch (scale.kind()) {
      case CONTINUOUS, BINNED -> moments ? "temporal" : "quantitative";
      case DISCRETE -> "nominal";
      case ORDINAL -> "ordinal";
      case IDENTITY -> column.type().isNumeric() ? "quantitative" : "nominal";
    };
  }

  private @Nullable Object title(String aesthetic) {
    String family = Names.family(aesthetic);
    boolean primary = family.equals(aesthetic);
    if (!primary && layer.frame().has(Names.column(family)) && !isSpanned(family)) {
      return null;
    }
    return picture.titles().getOrDefault(family, Optional.empty()).map(Lines::of).orElse(null);
  }

  private @Nullable Object scale(String aesthetic, Scale scale) {
    if (scale.kind() == Kind.IDENTITY) {
      return null;
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    boolean position = Names.isPosition(aesthetic);
    if (scale.kind() == Kind.BINNED && !position) {
      keys.put("type", "threshold");
    }
    List<@Nullable Object> domain = domain(aesthetic, scale);
    if (!domain.isEmpty() && !picture.isFree(aesthetic)) {
      keys.put("domain", domain);
    }
    if (!scale.range().isEmpty()) {
      keys.put("range", range(Names.family(aesthetic), scale));
    }
    bend(scale.transform(), keys);
    if (scale.plan().reversed()) {
      keys.put("reverse", true);
    }
    boolean axis = aesthetic.equals(Names.X) || aesthetic.equals(Names.Y);
    if (axis || scale.transform().isLogarithm()) {
      keys.put("zero", false);
    }
    return keys;
  }

  private static List<@Nullable Object> range(String family, Scale scale) {
    List<@Nullable Object> range = new ArrayList<>();
    scale.range().forEach(value -> range.add(Units.of(family, value)));
    return range;
  }

  private static List<@Nullable Object> domain(String aesthetic, Scale scale) {
    List<Value> values = scale.domain();
    if (scale.kind() == Kind.BINNED && !Names.isPosition(aesthetic)) {
      int edges = scale.breaks().size();
      values = edges > 2 ? scale.breaks().subList(1, edges - 1) : List.of();
    } else if (scale.kind().hasLevels() && Names.family(aesthetic).equals(Names.Y)) {
      values = values.reversed();
    }
    List<@Nullable Object> domain = new ArrayList<>();
    values.forEach(value -> domain.add(Json.of(scale, value)));
    return domain;
  }

  private static void bend(Transform transform, Map<String, Object> keys) {
    switch (transform) {
      case LOG10 -> log(10, keys);
      case LOG2 -> log(2, keys);
      case LN -> log(Math.E, keys);
      case SQRT -> keys.put("type", "sqrt");
      case SQUARE -> {
        keys.put("type", "pow");
        keys.put("exponent", 2);
      }
      case ASINH, PSEUDO_LOG10, PSEUDO_LOG2, PSEUDO_LN -> keys.put("type", "symlog");
      default -> {}
    }
  }

  private static void log(double base, Map<String, Object> keys) {
    keys.put("type", "log");
    keys.put("base", base);
  }

  private void guide(String aesthetic, Scale scale, Map<String, @Nullable Object> channel) {
    if (!Names.isPosition(aesthetic)) {
      Map<String, Object> legend = new Legend(scale, sharedBins).keys();
      if (!legend.isEmpty()) {
        channel.put("legend", legend);
      }
    } else if (layer.dummies().contains(aesthetic)) {
      channel.put("axis", null);
    } else {
      Map<String, Object> axis = axis(scale);
      if (!axis.isEmpty()) {
        channel.put("axis", axis);
      }
    }
  }

  private static Map<String, Object> axis(Scale scale) {
    Map<String, Object> axis = new LinkedHashMap<>();
    if (scale.isMarked()) {
      List<@Nullable Object> values = new ArrayList<>();
      scale.breaks().stream()
          .filter(value -> !Legend.isSuppressed(scale, value))
          .forEach(value -> values.add(Json.of(scale, value)));
      axis.put("values", values);
    }
    LabelExpression.of(scale).ifPresent(expression -> axis.put("labelExpr", expression));
    return axis;
  }

  /// A binned axis ends its bins in the second channel.
  private void binEnds(Map<String, Object> channels) {
    for (String axis : List.of(Names.X, Names.Y)) {
      Scale scale = picture.scales().get(axis);
      boolean binned = scale != null && scale.kind() == Kind.BINNED;
      if (binned && layer.frame().has(Names.column(axis))) {
        channels.put(
            channel(axis + "end").orElseThrow(), Map.of("field", Names.column(axis + "end")));
      }
    }
  }

  private Optional<Object> detail() {
    List<String> fields =
        layer.groups().stream()
            .map(group -> Names.isAesthetic(group) ? field(Names.aestheticOf(group)) : group)
            .distinct()
            .toList();
    List<Object> details = new ArrayList<>();
    for (String field : fields) {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("field", field);
      keys.put("type", "nominal");
      details.add(keys);
    }
    return details.isEmpty()
        ? Optional.empty()
        : Optional.of(details.size() == 1 ? details.getFirst() : details);
  }

  /// Whether data of the aesthetic are already what is drawn.
  boolean isIdentity(String aesthetic) {
    if (layer.unscaled().contains(aesthetic)) {
      return true;
    }
    Scale scale = picture.scales().get(Names.family(aesthetic));
    return scale != null && scale.kind() == Kind.IDENTITY && !Names.isPosition(aesthetic);
  }
}
