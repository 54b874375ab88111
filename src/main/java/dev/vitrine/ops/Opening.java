package dev.vitrine.ops;

import dev.vitrine.statements.Statements;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the warehouse and takes over what the last run left as soon as the server listens, not
/// when the first client comes: statements that waited run again at once.
@Singleton
final class Opening implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private final Statements statements;

  Opening(Statements statements) {
    this.statements = statements;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    LOG.info("open: {} statements wait", statements.queued());
  }
}
