package dev.vitrine.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.exceptions.DataAccessException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same rows on both state databases.
final class SecurityRepositoriesTest {

  enum Database {
    H2,
    POSTGRESQL
  }

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final Map<Database, ApplicationContext> CONTEXTS = new HashMap<>();
  private static @Nullable EmbeddedPostgres postgres;

  private static synchronized ApplicationContext on(Database database) {
    return CONTEXTS.computeIfAbsent(
        database, which -> ApplicationContext.run(settings(which), "test"));
  }

  private static Map<String, Object> settings(Database database) {
    return switch (database) {
      case H2 ->
          Map.of(
              "datasources.default.url",
              "jdbc:h2:mem:"
                  + UUID.randomUUID()
                  + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                  + ";DB_CLOSE_DELAY=-1");
      case POSTGRESQL ->
          Map.of(
              "datasources.default.url",
              postgres().getJdbcUrl("postgres", "postgres"),
              "datasources.default.username",
              "postgres");
    };
  }

  private static EmbeddedPostgres postgres() {
    try {
      EmbeddedPostgres started = EmbeddedPostgres.builder().start();
      postgres = started;
      return started;
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    CONTEXTS.values().forEach(ApplicationContext::close);
    EmbeddedPostgres started = postgres;
    if (started != null) {
      started.close();
    }
  }

  private static String someone(ApplicationContext context) {
    String name = "U" + UUID.randomUUID();
    context.getBean(UserRepository.class).save(UserRow.named(name, NOW));
    return name;
  }

  @ParameterizedTest
  @EnumSource
  void userComesBackAsItWasWritten(Database database) {
    UserRepository users = on(database).getBean(UserRepository.class);
    String name = someone(on(database));
    UserRow changed =
        users
            .findById(name)
            .orElseThrow()
            .withDefaults("R", "W", "D", "S")
            .withFirstKey("k1", "f1")
            .withSecondKey("k2", "f2")
            .withPasswordHash("h")
            .withDisabled(true);

    users.update(changed);

    assertThat(users.findById(name)).contains(changed);
    assertThat(changed.createdAt()).isEqualTo(NOW);
    assertThat(users.listOrderByName()).contains(changed);
  }

  @ParameterizedTest
  @EnumSource
  void nameIsTakenOnce(Database database) {
    UserRepository users = on(database).getBean(UserRepository.class);
    String name = someone(on(database));

    assertThatThrownBy(() -> users.save(UserRow.named(name, NOW)))
        .isInstanceOf(DataAccessException.class);
  }

  @ParameterizedTest
  @EnumSource
  void builtInRolesExist(Database database) {
    assertThat(on(database).getBean(RoleRepository.class).listOrderByName())
        .extracting(RoleRow::name)
        .contains("ACCOUNTADMIN", "PUBLIC", "SYSADMIN");
  }

  @ParameterizedTest
  @EnumSource
  void grantHoldsOnceAndGoesWithTheUser(Database database) {
    RoleGrantRepository grants = on(database).getBean(RoleGrantRepository.class);
    String user = someone(on(database));
    grants.save(new RoleGrantRow(UUID.randomUUID().toString(), user, "SYSADMIN", NOW, ""));

    assertThatThrownBy(() ->
            grants.save(new RoleGrantRow(UUID.randomUUID().toString(), user, "SYSADMIN", NOW, "")))
        .isInstanceOf(DataAccessException.class);
    assertThat(grants.existsByUserNameAndRoleName(user, "SYSADMIN")).isTrue();
    on(database).getBean(UserRepository.class).deleteById(user);

    assertThat(grants.findByUserNameOrderByRoleName(user)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void keyIsUsedAndRevokedOnce(Database database) {
    ApiKeyRepository keys = on(database).getBean(ApiKeyRepository.class);
    String user = someone(on(database));
    String id = UUID.randomUUID().toString();
    keys.save(new ApiKeyRow(id, "h", user, null, "l", NOW, NOW.plusSeconds(9), null, null, ""));

    keys.used(id, NOW.plusSeconds(1));

    assertThat(Arrays.asList(keys.revoke(id, NOW.plusSeconds(2)), keys.revoke(id, NOW)))
        .containsExactly(1, 0);
    ApiKeyRow row = keys.findById(id).orElseThrow();
    assertThat(row.lastUsedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(row.revokedAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(row.isLive(NOW)).isFalse();
    assertThat(keys.findByUserNameOrderByCreatedAt(user)).containsExactly(row);
  }
}
