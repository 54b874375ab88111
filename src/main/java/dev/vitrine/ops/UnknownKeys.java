package dev.vitrine.ops;

import dev.vitrine.kernel.EditDistance;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.core.naming.NameUtils;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Stops the start when the configuration has a key under `vitrine.` that nobody reads: a misspelt
/// key would otherwise leave a limit at its default and tell no one.
@ContextConfigurer
public final class UnknownKeys implements ApplicationContextConfigurer {

  /// Called once the configuration has been read and before any bean is made.
  @Override
  public void configure(ApplicationContext context) {
    Environment environment = context.getEnvironment();
    if (environment.isRunning()) {
      KnownKeys known = KnownKeys.shipped();
      TreeSet<String> complaints = new TreeSet<>();
      for (PropertySource source : environment.getPropertySources()) {
        source.forEach(key -> complaint(known, source, key).ifPresent(complaints::add));
      }
      if (!complaints.isEmpty()) {
        throw new Unknown(String.join("; ", complaints));
      }
    }
  }

  private static Optional<String> complaint(KnownKeys known, PropertySource source, String key) {
    boolean isVariable = source.getConvention() == PropertyConvention.ENVIRONMENT_VARIABLE;
    boolean isUnknown =
        isVariable
            ? key.startsWith(KnownKeys.VARIABLES) && !known.hasVariable(key)
            : isOurs(key) && !known.hasPath(path(key));
    if (!isUnknown) {
      return Optional.empty();
    }
    List<String> names = known.names();
    return Optional.of(
        isVariable
            ? sentence(key, names.stream().map(KnownKeys::variableOf).toList())
            : sentence(key, names));
  }

  private static boolean isOurs(String key) {
    return key.startsWith(KnownKeys.PREFIX);
  }

  /// `vitrine.adminUser` and `vitrine.list[0]` name the keys `vitrine.admin-user` and
  /// `vitrine.list`.
  private static String path(String key) {
    return NameUtils.hyphenate(key.replaceAll("\\[[^]]*]", ""), true);
  }

  private static String sentence(String key, List<String> names) {
    String nearest =
        names.stream()
            .min(Comparator.comparingInt((String name) -> EditDistance.between(key, name)))
            .map(name -> "; did you mean " + name + "?")
            .orElse("");
    return "the configuration key " + key + " is unknown" + nearest;
  }

  /// Its message says all; a stack trace would only hide it.
  private static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown(String message) {
      super(message, null, false, false);
    }
  }
}
