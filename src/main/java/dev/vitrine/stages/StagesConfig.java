package dev.vitrine.stages;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.util.List;

/// Limits of stages. Sizes are written as `512MB` or in bytes.
///
/// @param allowedDirectories directories of this machine under which external stages (whose URL is
///   of the file scheme), PUT and GET may name files; none by default
/// @param fileLimit bytes of one file as it lies in a stage
/// @param totalLimit bytes of all internal stages together
/// @param recordLimit characters of one record of a file
@ConfigurationProperties("vitrine.stages")
public record StagesConfig(
    @Bindable(defaultValue = "") List<String> allowedDirectories,
    @ReadableBytes @Bindable(defaultValue = "5GB") long fileLimit,
    @ReadableBytes @Bindable(defaultValue = "100GB") long totalLimit,
    @ReadableBytes @Bindable(defaultValue = "64MB") int recordLimit) {

  public StagesConfig {
    allowedDirectories =
        allowedDirectories.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  /// The defaults, with these directories allowed.
  public static StagesConfig allowing(String... directories) {
    long gigabyte = 1L << 30;
    return new StagesConfig(List.of(directories), 5 * gigabyte, 100 * gigabyte, 64 << 20);
  }
}
