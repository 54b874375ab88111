package dev.vitrine.ops;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The keys that the server reads under `vitrine.`: those of every `@ConfigurationProperties`
/// record, as the annotation processor lists them, and those to which the shipped `application.yml`
/// gives a value. A new key is known as soon as it is declared in either place.
final class KnownKeys {

  static final String PREFIX = "vitrine.";
  static final String VARIABLES = "VITRINE_";

  /// Read by `./run` before the server exists.
  private static final String JAVA_OPTIONS = "VITRINE_JAVA_OPTS";

  /// Stands in a declared name for a place in a list.
  private static final String INDEX = "[*]";

  /// Types whose keys go on below the declared one.
  private static final Pattern OPEN =
      Pattern.compile("java\\.util\\.(Map|List|Set|Collection)\\b.*");

  private final Map<String, Key> keys = new TreeMap<>();

  /// @param name in lower case with hyphens; `*` stands for a name that the configuration chooses
  /// @param path matches the key as a property
  /// @param variable matches the key as an environment variable
  private record Key(String name, Pattern path, Pattern variable) {

    static Key of(String name, boolean isOpen) {
      String variable = variableOf(name.replace(INDEX, "_#"));
      return new Key(
          name,
          pattern(name.replace(INDEX, ""), isOpen ? "(\\..+)?" : "", "[^.]+"),
          pattern(variable, isOpen ? "(_.+)?" : "", ".+"));
    }

    private static Pattern pattern(String name, String rest, String chosen) {
      String text = "\\Q" + name + "\\E" + rest;
      return Pattern.compile(text.replace("*", "\\E" + chosen + "\\Q").replace("#", "\\E\\d+\\Q"));
    }
  }

  private KnownKeys() {}

  /// The keys of this program.
  static KnownKeys shipped() {
    KnownKeys known = new KnownKeys();
    if (document("application.yml").get("vitrine") instanceof Map<?, ?> values) {
      known.addValues("vitrine", values);
    }
    if (document("META-INF/spring-configuration-metadata.json").get("properties")
        instanceof List<?> properties) {
      properties.forEach(known::addDeclared);
    }
    return known;
  }

  boolean hasPath(String path) {
    return keys.values().stream().anyMatch(key -> key.path.matcher(path).matches());
  }

  boolean hasVariable(String name) {
    return name.equals(JAVA_OPTIONS)
        || keys.values().stream().anyMatch(key -> key.variable.matcher(name).matches());
  }

  List<String> names() {
    return List.copyOf(keys.keySet());
  }

  /// The environment variable that sets a key; in a list, its first place.
  static String variableOf(String name) {
    return name.replace(INDEX, "_0").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  private void addValues(String path, Map<?, ?> values) {
    values.forEach((name, value) -> {
      String key = path + "." + name;
      if (value instanceof Map<?, ?> deeper) {
        addValues(key, deeper);
      } else {
        keys.putIfAbsent(key, Key.of(key, value instanceof List<?>));
      }
    });
  }

  private void addDeclared(Object property) {
    if (property instanceof Map<?, ?> declared
        && declared.get("name") instanceof String name
        && name.startsWith(PREFIX)) {
      boolean isOpen = OPEN.matcher(String.valueOf(declared.get("type"))).matches();
      keys.put(name, Key.of(name, isOpen));
    }
  }

  /// A YAML or JSON file of this program, not one of the same name of a library; empty when there
  /// is none.
  private static Map<?, ?> document(String name) {
    URL here = Objects.requireNonNull(KnownKeys.class.getResource("KnownKeys.class"));
    String root = here.toString().replace("dev/vitrine/ops/KnownKeys.class", "");
    try (InputStream in = URI.create(root + name).toURL().openStream()) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    } catch (FileNotFoundException absent) {
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
