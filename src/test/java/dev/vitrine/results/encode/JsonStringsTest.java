package dev.vitrine.results.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonStringsTest {

  private final ObjectMapper json = new ObjectMapper();

  private static byte[] written(byte[] raw) {
    Output out = new Output();
    JsonStrings.write(raw, out);
    return out.toByteArray();
  }

  @Test
  void everyTextReadsBackTheSame() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      byte[] json = written(text.getBytes(StandardCharsets.UTF_8));
      assertThat(this.json.readValue(json, String.class)).isEqualTo(text);
      assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("\u2028", "\u2029", "\n");
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(20);
    int[] limits = {0x80, 0x20, 0x800, 0x2030, 0xD800, 0x110000};
    while (text.codePointCount(0, text.length()) < length) {
      int c = random.nextInt(limits[random.nextInt(limits.length)]);
      if (c < 0xD800 || c > 0xDFFF) {
        text.appendCodePoint(random.nextInt(8) == 0 ? "\"\\\u2028\u2029/".charAt(c % 5) : c);
      }
    }
    return text.toString();
  }

  @Test
  void bytesThatAreNoUtf8BecomeValidJson() throws Exception {
    Random random = new Random(13);
    for (int i = 0; i < 20_000; i++) {
      byte[] raw = new byte[random.nextInt(12)];
      random.nextBytes(raw);
      byte[] json = written(raw);
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(json));
      this.json.readValue(json, String.class);
    }
  }

  @Test
  void loneSurrogateBecomesReplacement() throws Exception {
    byte[] surrogate = {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'b'};

    assertThat(json.readValue(written(surrogate), String.class))
        .startsWith("a\uFFFD")
        .endsWith("b");
  }
}
