package dev.vitrine.dialect.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of every value, tried on random ones.
class JsonPropertyTest {

  private static final String[] SCALARS = {
    "1",
    "-1.5",
    "1.50",
    "0",
    "2e3",
    "1E-7",
    "true",
    "false",
    "null",
    "undefined",
    "\"\"",
    "\"a b\"",
    "\"\\\"\\\\\"",
    "\"\\u0001\\n\"",
    "'x'",
    "\"ä\uD83D\uDE00\"",
    "NaN",
    "-inf",
    "007",
    ".5"
  };
  private static final String[] KEYS = {"a", "B", "\"x y\"", "\"q\\\"q\"", "'it'", "\"ä\"", "_z9"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theNormalFormIsReadAsItselfAndScannedAsItIsWritten(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String json = JsonParsing.parse(value(random, 4));
      if (json != null) {
        assertThat(JsonParsing.parse(json.replace("\tnull", "undefined"))).isEqualTo(json);
        assertThat(JsonScan.end(json, 0)).isEqualTo(json.length());
        assertThat(rebuilt(json)).isEqualTo(json);
        assertThat(JsonParsing.parse(JsonParsing.portable(json)))
            .isEqualTo(json.replace("\tnull", "null"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theOrderIsTotalAndAgreesWithEquality(long seed) {
    Random random = new Random(seed);
    List<String> values = new ArrayList<>();
    while (values.size() < 40) {
      String json = JsonParsing.parse(value(random, 2));
      if (json != null) {
        values.add(json);
      }
    }
    values.sort(JsonValues.ORDER);
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < values.size(); j++) {
        int order = Integer.signum(JsonValues.ORDER.compare(values.get(i), values.get(j)));
        boolean equal =
            JsonValues.identity(values.get(i)).equals(JsonValues.identity(values.get(j)));
        assertThat(order == 0).as("%s %s", values.get(i), values.get(j)).isEqualTo(equal);
        assertThat(equal || order == Integer.compare(i, j)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noTextMakesTheReaderFailOtherwiseThanByAFault(long seed) {
    Random random = new Random(seed);
    String alphabet = "{}[]:,\"'\\ \n\r\t+-.0129eEtrufalsn_u$\u00e4\uD83D\uDE00\u0000";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String fault = JsonParsing.check(text.toString());
      String json = JsonParsing.tryParse(text.toString());
      assertThat(fault == null || json == null).isTrue();
      assertThat(json == null || JsonScan.end(json, 0) == json.length()).isTrue();
    }
  }

  private static String rebuilt(String json) {
    List<String> items = JsonScan.items(json);
    if (items != null) {
      return JsonScan.array(items.stream().map(JsonPropertyTest::rebuiltItem).toList());
    }
    Map<String, String> members = JsonScan.members(json);
    if (members == null) {
      return json;
    }
    members.forEach((key, value) -> assertThat(JsonAccess.get(json, key)).isEqualTo(value));
    members.replaceAll((key, value) -> rebuilt(value));
    return ObjectEdits.object(members);
  }

  private static String rebuiltItem(String item) {
    return item.equals(Json.UNDEFINED) ? item : rebuilt(item);
  }

  private static String value(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(3);
    return switch (kind) {
      case 1 -> items(random, depth - 1);
      case 2 -> members(random, depth - 1);
      default -> SCALARS[random.nextInt(SCALARS.length)];
    };
  }

  private static String items(Random random, int depth) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      items.add(value(random, depth));
    }
    return "[ " + String.join(" , ", items) + "]";
  }

  private static String members(Random random, int depth) {
    List<String> members = new ArrayList<>();
    int from = random.nextInt(KEYS.length);
    for (int i = random.nextInt(KEYS.length); i > 0; i--) {
      members.add(KEYS[(from + i) % KEYS.length] + " : " + value(random, depth));
    }
    return "{" + String.join(",", members) + " }";
  }
}
