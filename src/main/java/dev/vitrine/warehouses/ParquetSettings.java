package dev.vitrine.warehouses;

import java.util.Properties;

/// The engine that reads or writes one Parquet file: empty, small, and of one thread.
final class ParquetSettings {

  private ParquetSettings() {}

  static Properties of() {
    Properties settings = new Properties();
    settings.setProperty("threads", "1");
    settings.setProperty("memory_limit", "256MB");
    settings.setProperty("temp_directory", "");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("TimeZone", "UTC");
    return settings;
  }

  /// Rows come as they are read.
  static Properties streaming() {
    Properties settings = of();
    settings.setProperty("jdbc_stream_results", "true");
    return settings;
  }
}
