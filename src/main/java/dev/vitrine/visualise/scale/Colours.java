package dev.vitrine.visualise.scale;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CSS colours as `#rrggbb` or `#rrggbbaa`; nothing else gets into a chart.
public final class Colours {

  private static final Map<String, String> NAMED = Table.read("colours.txt");
  private static final Pattern SHORT = Pattern.compile("#[0-9a-f]{3,4}");
  private static final Pattern LONG = Pattern.compile("#(?:[0-9a-f]{6}|[0-9a-f]{8})");
  private static final Pattern FUNCTION =
      Pattern.compile("(rgb|hsl)a?\\(\\s*([^()]{1,80}?)\\s*\\)");

  private Colours() {}

  /// The colours that have one.
  public static Set<String> names() {
    return NAMED.keySet();
  }

  /// Empty when the text is no colour.
  public static Optional<String> hex(String colour) {
    String text = colour.trim().toLowerCase(Locale.ROOT);
    String named = NAMED.get(text);
    if (named != null) {
      return Optional.of(named);
    }
    if (text.equals("transparent")) {
      return Optional.of("#00000000");
    }
    if (LONG.matcher(text).matches()) {
      return Optional.of(text);
    }
    return SHORT.matcher(text).matches() ? Optional.of(doubled(text)) : function(text);
  }

  private static String doubled(String text) {
    StringBuilder hex = new StringBuilder("#");
    text.chars().skip(1).forEach(c -> hex.append((char) c).append((char) c));
    return hex.toString();
  }

  private static Optional<String> function(String text) {
    Matcher call = FUNCTION.matcher(text);
    if (!call.matches()) {
      return Optional.empty();
    }
    String[] parts = call.group(2).split("[\\s,/]+", -1);
    if (parts.length < 3 || parts.length > 4) {
      return Optional.empty();
    }
    try {
      double alpha = parts.length == 4 ? share(parts[3]) : 1;
      double[] rgb = call.group(1).equals("rgb") ? rgb(parts) : hsl(parts);
      return Optional.of(hex(rgb) + (alpha < 1 ? channel(alpha) : ""));
    } catch (NumberFormatException notNumber) {
      return Optional.empty();
    }
  }

  private static double[] rgb(String[] parts) {
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      boolean percent = parts[i].endsWith("%");
      rgb[i] = percent ? share(parts[i]) : Double.parseDouble(parts[i]) / 255;
    }
    return rgb;
  }

  private static double[] hsl(String[] parts) {
    double hue = Double.parseDouble(parts[0].replace("deg", "")) / 60;
    double saturation = share(parts[1]);
    double light = share(parts[2]);
    double chroma = (1 - Math.abs(2 * light - 1)) * saturation;
    double[] rgb = new double[3];
    double[] shift = {0, 4, 2};
    for (int i = 0; i < 3; i++) {
      double k = ((hue + shift[i]) % 6 + 6) % 6;
      rgb[i] = light + chroma * (Math.clamp(Math.abs(k - 3) - 1, 0.0, 1.0) - 0.5);
    }
    return rgb;
  }

  private static double share(String text) {
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1) : text;
    return Double.parseDouble(number) / (percent ? 100 : 1);
  }

  static String hex(double[] rgb) {
    return "#" + channel(rgb[0]) + channel(rgb[1]) + channel(rgb[2]);
  }

  private static String channel(double share) {
    return String.format(Locale.ROOT, "%02x", Math.round(Math.clamp(share, 0.0, 1.0) * 255));
  }
}
