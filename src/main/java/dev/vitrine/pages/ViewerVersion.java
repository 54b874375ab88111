package dev.vitrine.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of the contract's viewer, which is part of its files' names.
final class ViewerVersion {

  static final String TEXT = read();

  private ViewerVersion() {}

  private static String read() {
    var properties = new Properties();
    String name = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    try (InputStream in = ViewerVersion.class.getClassLoader().getResourceAsStream(name)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "absent");
  }
}
