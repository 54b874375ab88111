package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The JDBC drivers: built in, or from jars in one directory. Those jars are loaded apart from the
/// server's own classes, of which they often hold other versions.
final class Drivers {

  private final Path directory;
  private final Map<Product, Driver> loaded = new ConcurrentHashMap<>();

  /// @param directory of further jars; need not exist
  Drivers(Path directory) {
    this.directory = directory;
  }

  /// @throws SqlError `DRIVER_MISSING` that names the jar and the directory
  Driver of(Product product) {
    return loaded.computeIfAbsent(product, this::load);
  }

  private Driver load(Product product) {
    try {
      ClassLoader loader =
          product.jar().isEmpty() ? Drivers.class.getClassLoader() : beside(product);
      return Class.forName(product.driver(), true, loader)
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError absent) {
      throw SqlError.because(ErrorCode.DRIVER_MISSING, missing(product), absent);
    }
  }

  private String missing(Product product) {
    return "the driver of "
        + product.label()
        + " is not installed: put "
        + product.jar().orElse("its jar")
        + " into "
        + directory
        + " and start the server again";
  }

  private URLClassLoader beside(Product product) {
    List<Path> jars = jars();
    if (jars.isEmpty()) {
      throw new SqlError(ErrorCode.DRIVER_MISSING, missing(product));
    }
    URL[] urls = jars.stream().map(Drivers::url).toArray(URL[]::new);
    return new URLClassLoader("drivers", urls, ClassLoader.getPlatformClassLoader());
  }

  private List<Path> jars() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + directory, failure);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
