package dev.vitrine.visualise.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Names of font weights and their numbers, as CSS has them.
public final class FontWeight {

  private static final Map<String, Integer> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("thin", 100);
    NAMES.put("hairline", 100);
    NAMES.put("extralight", 200);
    NAMES.put("ultralight", 200);
    NAMES.put("light", 300);
    NAMES.put("normal", 400);
    NAMES.put("regular", 400);
    NAMES.put("medium", 500);
    NAMES.put("semibold", 600);
    NAMES.put("demibold", 600);
    NAMES.put("bold", 700);
    NAMES.put("extrabold", 800);
    NAMES.put("ultrabold", 800);
    NAMES.put("black", 900);
    NAMES.put("heavy", 900);
  }

  private FontWeight() {}

  public static Optional<Integer> named(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    return Optional.ofNullable(NAMES.get(plain));
  }

  static List<String> names() {
    return List.copyOf(NAMES.keySet());
  }
}
