package dev.vitrine.repository;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/// Gives the state database its place under the data directory where no other is configured: H2, in
/// the mode in which it reads the same SQL as PostgreSQL.
@Singleton
final class EmbeddedStateDatabase implements BeanCreatedEventListener<DatasourceConfiguration> {

  private static final String UNCONFIGURED = "jdbc:h2:mem:unconfigured";
  private static final String OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  private final Path data;

  EmbeddedStateDatabase(@Value("${vitrine.data:.vitrine}") Path data) {
    this.data = data;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration configuration = event.getBean();
    if (UNCONFIGURED.equals(configuration.getJdbcUrl())) {
      configuration.setJdbcUrl(
          "jdbc:h2:file:" + data.toAbsolutePath().resolve("state").resolve("vitrine") + OPTIONS);
    }
    return configuration;
  }
}
