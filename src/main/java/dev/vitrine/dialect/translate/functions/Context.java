package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Typed;
import java.util.function.Function;

/// What a session is: `CURRENT_DATABASE()` and its like.
final class Context implements Family {

  @Override
  public void register(Registry registry) {
    text(registry, "CURRENT_DATABASE", Environment::database);
    text(registry, "CURRENT_SCHEMA", Environment::schema);
    text(registry, "CURRENT_ROLE", Environment::role);
    text(registry, "CURRENT_USER", Environment::user);
    text(registry, "CURRENT_WAREHOUSE", Environment::warehouse);
    text(registry, "CURRENT_SESSION", Environment::sessionId);
  }

  private static void text(Registry registry, String name, Function<Environment, String> value) {
    registry.bare(
        name,
        0,
        call -> {
          String text = value.apply(call.environment());
          return text.isEmpty() ? Typed.NULL : Typed.text(text).opaque();
        });
  }
}
