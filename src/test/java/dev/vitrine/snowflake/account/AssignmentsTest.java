package dev.vitrine.snowflake.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Properties as they are written behind a user or a warehouse.
class AssignmentsTest {

  private static Map<String, String> read(String text) {
    return Assignments.read(Tokens.of(text, ParseOptions.DEFAULT));
  }

  private static Map<String, String> ofUser(String text) {
    return UserProperties.checked(read(text));
  }

  @Test
  void standWithBlanksOrCommasBetween() {
    assertThat(read("password = 'it''s', DISABLED=TRUE comment = $$a b$$ DAYS_TO_EXPIRY = 3"))
        .containsExactly(
            Map.entry("PASSWORD", "it's"),
            Map.entry("DISABLED", "true"),
            Map.entry("COMMENT", "a b"),
            Map.entry("DAYS_TO_EXPIRY", "3"));
  }

  @Test
  void listsAreJsonAndNullIsEmpty() {
    assertThat(read("DEFAULT_SECONDARY_ROLES = ('ALL', 'b') EMAIL = NULL"))
        .containsEntry("DEFAULT_SECONDARY_ROLES", "[\"ALL\",\"b\"]")
        .containsEntry("EMAIL", "");
  }

  @Test
  void namesAreStoredInUpperCaseUnlessQuoted() {
    assertThat(ofUser("DEFAULT_ROLE = analyst DEFAULT_NAMESPACE = db.\"Mixed\""))
        .containsEntry("DEFAULT_ROLE", "ANALYST")
        .containsEntry("DEFAULT_NAMESPACE", "DB.Mixed");
    assertThat(ofUser("DEFAULT_ROLE = 'analyst' LOGIN_NAME = 'a@b.org'"))
        .containsEntry("DEFAULT_ROLE", "ANALYST")
        .containsEntry("LOGIN_NAME", "A@B.ORG");
  }

  @Test
  void unknownOnesAndWrongValuesAreRefusedByName() {
    assertThatThrownBy(() -> ofUser("SHOE_SIZE = 42"))
        .hasMessageContaining("invalid property 'SHOE_SIZE' for 'USER'");
    assertThatThrownBy(() -> ofUser("DISABLED = perhaps")).hasMessageContaining("DISABLED");
    assertThatThrownBy(() -> ofUser("TYPE = ROBOT")).hasMessageContaining("TYPE");
    assertThatThrownBy(() -> ofUser("TYPE = SERVICE PASSWORD = 'long enough'"))
        .hasMessageContaining("PASSWORD")
        .hasMessageNotContaining("long enough");
    assertThatThrownBy(() -> ofUser("NETWORK_POLICY = p"))
        .isInstanceOfSatisfying(
            SqlError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
  }
}
