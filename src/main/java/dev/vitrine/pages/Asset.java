package dev.vitrine.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// A file of the pages, as it lies in the program: those that the build made under `web/`, and
/// those of the contract's viewer.
public final class Asset {

  private static final String OWN = "web/";
  private static final String VIEWER = "swagger-ui/";

  /// Names of segments that begin with a letter or digit, so that none can climb out.
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9][\\w.-]*(/[A-Za-z0-9][\\w.-]*)*");

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "txt", "text/plain;charset=utf-8",
          "yml", "application/yaml;charset=utf-8");

  private static final Map<String, Optional<Asset>> READ = new ConcurrentHashMap<>();

  private final String type;
  private final byte[] content;
  private final String tag;

  private Asset(String type, byte[] content) {
    this.type = type;
    this.content = content;
    this.tag = '"' + digest(content) + '"';
  }

  /// The asset at a path below `/assets/`; empty when there is none.
  public static Optional<Asset> at(String path) {
    if (!PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    return resource(path.startsWith(VIEWER) ? viewer(path.substring(VIEWER.length())) : OWN + path);
  }

  /// The file of that name in the program; empty when it has none of it or its kind is unknown.
  public static Optional<Asset> resource(String name) {
    Optional<Asset> known = READ.get(name);
    if (known != null) {
      return known;
    }
    Optional<Asset> found = read(name);
    // What is missing is not remembered: any path can be asked for.
    found.ifPresent(_ -> READ.put(name, found));
    return found;
  }

  static boolean isBuilt(String path) {
    return at(path).isPresent();
  }

  public String type() {
    return type;
  }

  public byte[] content() {
    return content;
  }

  /// The entity tag: equal for equal content.
  public String tag() {
    return tag;
  }

  private static Optional<Asset> read(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(new Asset(type, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String viewer(String path) {
    return "META-INF/resources/webjars/swagger-ui/" + ViewerVersion.TEXT + "/" + path;
  }

  private static String digest(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
