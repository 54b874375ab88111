package dev.vitrine.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.catalog.OptionValue.Text;
import dev.vitrine.dialect.catalog.OptionValue.Texts;
import dev.vitrine.dialect.catalog.OptionValue.Word;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.stages.RecordReader.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  private static final OptionValue QUOTE = new Text("\"");
  private static final OptionValue YES = new Word("TRUE");
  private static final OptionValue NO = new Word("FALSE");

  @Test
  void recordsEndWithLineEndsAndWithTheFile() throws IOException {
    assertThat(rows("1,a\n2,b\r\n3,c", Map.of()))
        .containsExactly(List.of("1", "a"), List.of("2", "b"), List.of("3", "c"));
  }

  @Test
  void aFileOfNothingHasNoRecord() throws IOException {
    assertThat(rows("", Map.of())).isEmpty();
  }

  @Test
  void quotesHideDelimitersAndLineEnds() throws IOException {
    assertThat(rows("\"a,b\",\"c\nd\",\"e\"\"f\"\n", Map.of("FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE)))
        .containsExactly(List.of("a,b", "c\nd", "e\"f"));
  }

  @Test
  void quotesAreOrdinaryWithoutTheOptionAndInsideAValue() throws IOException {
    assertThat(rows("\"a\",b\"c\n", Map.of())).containsExactly(List.of("\"a\"", "b\"c"));
    assertThat(rows(" \"a\",b\"c\n", Map.of("FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE)))
        .containsExactly(List.of(" \"a\"", "b\"c"));
  }

  @Test
  void emptyValuesAreNullUnlessQuoted() throws IOException {
    assertThat(rows(",\"\",x\n", Map.of("FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE)))
        .containsExactly(listOf(null, "", "x"));
    assertThat(rows(",x\n", Map.of("EMPTY_FIELD_AS_NULL", NO))).containsExactly(List.of("", "x"));
  }

  @Test
  void nullTextsMeanNullQuotedOrNot() throws IOException {
    assertThat(rows("\\N,NULL,\"NULL\",N\n", Map.of("FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE)))
        .containsExactly(listOf(null, "NULL", "NULL", "N"));
    assertThat(
            rows(
                "\\N,NULL,\"NULL\",\"\"\n",
                Map.of(
                    "FIELD_OPTIONALLY_ENCLOSED_BY",
                    QUOTE,
                    "NULL_IF",
                    new Texts(List.of("NULL", "")))))
        .containsExactly(listOf("N", null, null, null));
  }

  @Test
  void aBackslashEscapesOutsideQuotes() throws IOException {
    assertThat(rows("a\\,b,c\\\\d,e\\\nf,g\\th\n", Map.of()))
        .containsExactly(List.of("a,b", "c\\d", "e\nf", "g\th"));
    assertThat(rows("a\\,b\n", Map.of("ESCAPE_UNENCLOSED_FIELD", new Word("NONE"))))
        .containsExactly(List.of("a\\", "b"));
  }

  @Test
  void escapeHoldsInsideQuotesToo() throws IOException {
    assertThat(
            rows(
                "\"a\\\"b\",c\n",
                Map.of("FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE, "ESCAPE", new Text("\\\\"))))
        .containsExactly(List.of("a\"b", "c"));
  }

  @Test
  void spacesAreCutOnDemandAroundQuotesToo() throws IOException {
    assertThat(
            rows(
                " \"a b\" ,  c  \n",
                Map.of("FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE, "TRIM_SPACE", YES)))
        .containsExactly(List.of("a b", "c"));
  }

  @Test
  void delimitersMayBeLongAndEscaped() throws IOException {
    assertThat(
            rows(
                "a||b##c||d##",
                Map.of("FIELD_DELIMITER", new Text("||"), "RECORD_DELIMITER", new Text("##"))))
        .containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(rows("a\tb\n", Map.of("FIELD_DELIMITER", new Text("\\t"))))
        .containsExactly(List.of("a", "b"));
    assertThat(rows("a|b\n", Map.of("FIELD_DELIMITER", new Text("0x7c"))))
        .containsExactly(List.of("a", "b"));
    assertThat(rows("a|b\n", Map.of("FIELD_DELIMITER", new Text("\\174"))))
        .containsExactly(List.of("a", "b"));
    assertThat(rows("a,b\n", Map.of("FIELD_DELIMITER", new Word("NONE"))))
        .containsExactly(List.of("a,b"));
  }

  @Test
  void headersAndBlankLinesAreSkipped() throws IOException {
    assertThat(rows("h1\nh2\n1\n\n2\n", Map.of("SKIP_HEADER", new Word("2"))))
        .containsExactly(List.of("1"), listOf((String) null), List.of("2"));
    assertThat(rows("h\n1\n\n2\n", Map.of("SKIP_HEADER", new Word("1"), "SKIP_BLANK_LINES", YES)))
        .containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void aParsedHeaderGivesNames() throws IOException {
    try (CsvReader reader =
        reader(
            bytes("id,\"my name\"\n1,x\n"),
            Map.of("PARSE_HEADER", YES, "FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE))) {
      assertThat(reader.headers()).containsExactly("id", "my name");
      assertThat(reader.next()).isTrue();
      assertThat(reader.row()).isEqualTo(1);
    }
  }

  @Test
  void whatStandsBehindAClosingQuoteIsRefusedWithItsPlace() throws IOException {
    try (CsvReader reader =
        reader(bytes("a,b\n\"x\"y,1\nc,d\n"), Map.of("FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE))) {
      reader.next();
      reader.next();
      Problem problem = reader.problem().orElseThrow();
      assertThat(problem.code()).isEqualTo(ErrorCode.FILE_CHARACTER);
      assertThat(problem.message()).isEqualTo("Found character 'y' instead of field delimiter ','");
      assertThat(problem.place()).isEqualTo(new Place(2, 4, 4, 2));
      assertThat(reader.text()).isEqualTo("\"x\"y,1");
      assertThat(reader.next()).isTrue();
      assertThat(reader.value(0)).isEqualTo("c");
    }
  }

  @Test
  void aQuoteThatNeverClosesIsRefused() throws IOException {
    try (CsvReader reader =
        reader(bytes("a,\"b\n"), Map.of("FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE))) {
      reader.next();
      assertThat(reader.problem().orElseThrow().code()).isEqualTo(ErrorCode.FILE_RECORD_END);
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void placesAreOfTheFileAsItLies() throws IOException {
    try (CsvReader reader =
        reader(
            bytes("h,h\n1,\"ä\nb\",3\n2,x,oops\n"),
            Map.of("SKIP_HEADER", new Word("1"), "FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE))) {
      reader.next();
      assertThat(reader.place(2)).isEqualTo(new Place(3, 4, 4, 2));
      reader.next();
      assertThat(reader.place(2)).isEqualTo(new Place(4, 5, 15, 4));
      assertThat(reader.row()).isEqualTo(2);
    }
  }

  @Test
  void bytesThatAreNoTextAreNamedOrReplaced() throws IOException {
    byte[] bad = {'a', (byte) 0xA0, 'b', ',', '1', '\n'};
    try (CsvReader reader = reader(bad, Map.of())) {
      reader.next();
      assertThat(reader.problem().orElseThrow().message())
          .isEqualTo("Invalid UTF8 detected in string 'a0xA0b'");
    }
    try (CsvReader reader = reader(bad, Map.of("REPLACE_INVALID_CHARACTERS", YES))) {
      reader.next();
      assertThat(reader.value(0)).isEqualTo("a\uFFFDb");
    }
  }

  @Test
  void encodingsAndByteOrderMarksAreUnderstood() throws IOException {
    assertThat(rows("\uFEFFa,ü\n", Map.of())).containsExactly(List.of("a", "ü"));
    byte[] latin = "ü,é\n".getBytes(StandardCharsets.ISO_8859_1);
    try (CsvReader reader = reader(latin, Map.of("ENCODING", new Text("ISO-8859-1")))) {
      reader.next();
      assertThat(values(reader)).containsExactly("ü", "é");
    }
    byte[] wide = "ü,\uD83D\uDE00\n".getBytes(Charset.forName("UTF-16"));
    try (CsvReader reader = reader(wide, Map.of("ENCODING", new Text("UTF16")))) {
      reader.next();
      assertThat(values(reader)).containsExactly("ü", "\uD83D\uDE00");
    }
  }

  @Test
  void textAcrossBlocksIsWhole() throws IOException {
    byte[] record = "é\uD83D\uDE00x,\"a,\"\"b\"\n".getBytes(StandardCharsets.UTF_8);
    var many = new ByteArrayInputStream(repeat(record, 20_000));
    long rows = 0;
    try (CsvReader reader =
        new CsvReader(
            new SequenceInputStream(Collections.enumeration(List.of(many))),
            FileFormat.of(Map.of("FIELD_OPTIONALLY_ENCLOSED_BY", QUOTE)),
            1 << 20)) {
      while (reader.next()) {
        assertThat(values(reader)).containsExactly("é\uD83D\uDE00x", "a,\"b");
        rows++;
      }
      assertThat(reader.place(0).byteOffset()).isEqualTo(19_999L * record.length);
    }
    assertThat(rows).isEqualTo(20_000);
  }

  private static byte[] repeat(byte[] record, int times) {
    byte[] all = new byte[record.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(record, 0, all, i * record.length, record.length);
    }
    return all;
  }

  private static List<@Nullable String> listOf(@Nullable String... values) {
    List<@Nullable String> list = new ArrayList<>();
    for (String value : values) {
      list.add(value);
    }
    return list;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static CsvReader reader(byte[] bytes, Map<String, OptionValue> options)
      throws IOException {
    return new CsvReader(new ByteArrayInputStream(bytes), FileFormat.of(options), 1 << 20);
  }

  private static List<List<@Nullable String>> rows(String text, Map<String, OptionValue> options)
      throws IOException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (CsvReader reader = reader(bytes(text), options)) {
      while (reader.next()) {
        rows.add(values(reader));
      }
    }
    return rows;
  }

  private static List<@Nullable String> values(RecordReader reader) {
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < reader.size(); i++) {
      values.add(reader.value(i));
    }
    return values;
  }
}
