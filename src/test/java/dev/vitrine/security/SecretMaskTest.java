package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretMaskTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE USER a PASSWORD = 'hunter2' x=1 | CREATE USER a PASSWORD = '****' x=1",
        "create user a password='it''s' y       | create user a password='****' y",
        "alter user a set PASSWORD='a\\'b' z    | alter user a set PASSWORD='****' z",
        "PASSWORD /* = 'x' */ = /**/ 'hunter2'  | PASSWORD /* = 'x' */ = /**/ '****'",
        "CREATE USER a IDENTIFIED BY 'hunter2'  | CREATE USER a IDENTIFIED BY '****'",
        "CREATE ROLE a LOGIN PASSWORD 'hunter2' | CREATE ROLE a LOGIN PASSWORD '****'",
        "password = $$hunter2$$ x               | password = **** x",
        "SECRET 'hunter2'                       | SECRET '****'",
        "CREATE SECRET (TYPE s3, KEY_ID 'a', SECRET 'hunter2') | CREATE SECRET (TYPE s3, KEY_ID 'a', SECRET '****')",
        "client_secret => 'hunter2'             | client_secret => '****'",
        "AWS_KEY_ID='a' AWS_SECRET_KEY='hunter2'| AWS_KEY_ID='****' AWS_SECRET_KEY='****'",
        "alter user u set rsa_public_key='MIIB' | alter user u set rsa_public_key='****'",
        "alter user u set RSA_PUBLIC_KEY_2=MIIB;| alter user u set RSA_PUBLIC_KEY_2=****",
        "token = 'hunter2'                      | token = '****'",
        "{\"password\": \"hunter2\", \"a\": 1}  | {\"password\": \"****\", \"a\": 1}",
        "'host=h password=hunter2 dbname=d'     | 'host=h password=**** dbname=d'",
        "postgresql://me:hunter2@h:5432/d       | postgresql://me:****@h:5432/d",
        "ATTACH 'mysql://me:p@ss@h/d'           | ATTACH 'mysql://me:****@h/d'",
        "key AKIAIOSFODNN7EXAMPLE here          | key **** here",
        "vk_0123456789abcdef_abcdefghijklmnopq  | ****",
        "Bearer eyJhbGciOiJI.eyJzdWIiOiJh.c2ln  | Bearer ****"
      })
  void secretsAreMasked(String written, String shown) {
    String masked = SecretMask.mask(written);

    assertThat(masked).startsWith(shown).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select password from users",
        "select tokenize('a'), token_count from t where secretary = 'Bob'",
        "insert into t values (:1) -- password = ?",
        "select * from a where password = ?",
        "select 'https://example.com/a@b'",
        "select a::text, b from \"Password Policies\" where x = 'y'"
      })
  void otherTextStaysAsItIs(String sql) {
    assertThat(SecretMask.mask(sql)).isEqualTo(sql);
  }

  @Test
  void privateKeysLoseTheirBody() {
    String pem =
        "x = '-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----' y";

    assertThat(SecretMask.mask(pem))
        .isEqualTo("x = '-----BEGIN RSA PRIVATE KEY-----****-----END RSA PRIVATE KEY-----' y");
    assertThat(SecretMask.mask("-----BEGIN PRIVATE KEY-----\nMIIE")).doesNotContain("MIIE");
  }

  @Test
  void unfinishedLiteralIsMaskedToTheEnd() {
    assertThat(SecretMask.mask("password = 'hunter2 and more")).isEqualTo("password = '****'");
    assertThat(SecretMask.mask("password =")).isEqualTo("password =");
    assertThat(SecretMask.mask("password")).isEqualTo("password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=",
        "password='",
        "a://",
        "eyJ",
        "token /* ",
        "eyJaaaaaaaaa.",
        "''",
        "AKIA"
      })
  @Timeout(20)
  void aMegabyteOfAnythingTakesLinearTime(String piece) {
    String text = piece.repeat((1 << 20) / piece.length());

    assertThat(SecretMask.mask(text)).isNotNull();
  }

  @Test
  void oneLineHasNoControlCharacters() {
    assertThat(SecretMask.oneLine("a\r\nb\u001b[31mc\u2028d\u202ee\u0085f", 100))
        .isEqualTo("a  b [31mc d e f");
    assertThat(SecretMask.oneLine("x".repeat(50), 10)).isEqualTo("x".repeat(10) + "…");
  }
}
