package dev.vitrine.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.dialect.catalog.FormatType;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.catalog.OptionValue.Text;
import dev.vitrine.dialect.catalog.OptionValue.Texts;
import dev.vitrine.dialect.catalog.OptionValue.Word;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormatTest {

  @Test
  void everyTypeTellsAllItsOptions() {
    assertThat(FileFormat.of(FormatType.CSV).properties()).hasSize(24);
    assertThat(FileFormat.of(FormatType.JSON).properties()).hasSize(17);
    assertThat(FileFormat.STANDARD.json())
        .startsWith("{\"TYPE\":\"CSV\",\"RECORD_DELIMITER\":\"\\n\",\"FIELD_DELIMITER\":\",\"")
        .contains("\"SKIP_HEADER\":0", "\"FILE_EXTENSION\":null", "\"NULL_IF\":[\"\\\\N\"]");
    assertThat(FileFormat.of(Map.of("FIELD_DELIMITER", new Text("0x01"))).json())
        .contains("\"FIELD_DELIMITER\":\"\\u0001\"");
  }

  @Test
  void whatWasSaidMakesTheSameFormatAgain() {
    Map<String, OptionValue> options = new LinkedHashMap<>();
    options.put("type", new Word("csv"));
    options.put("field_delimiter", new Text("\\t"));
    options.put("ESCAPE", new Text("\\\\"));
    options.put("NULL_IF", new Texts(List.of("\\N", "it's")));
    options.put("SKIP_HEADER", new Word("2"));
    FileFormat format = FileFormat.of(options);

    assertThat(FileFormat.of(format.options())).isEqualTo(format);
    assertThat(format.text(FormatOption.FIELD_DELIMITER)).contains("\t");
    assertThat(format.text(FormatOption.ESCAPE)).contains("\\");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0xC2A2", "0xC20xA2", "\\xC2\\xA2", "\\302\\242", "\u00C2\u00A2", "\u00A2"})
  void bytesOfADelimiterAreOneText(String written) {
    FileFormat format = FileFormat.of(Map.of("FIELD_DELIMITER", new Text(written)));

    assertThat(format.text(FormatOption.FIELD_DELIMITER)).contains("\u00A2");
    assertThat(FileFormat.of(format.options())).isEqualTo(format);
  }

  @Test
  void valuesThatAnOptionCannotHoldAreNamed() {
    assertThatThrownBy(() -> FileFormat.of(Map.of("SKIP_HEADER", new Word("-1"))))
        .hasMessageEndingWith("invalid value [-1] for parameter 'SKIP_HEADER'");
    assertThatThrownBy(() -> FileFormat.of(Map.of("COMPRESSION", new Text("BOGUS"))))
        .hasMessageEndingWith("invalid value ['BOGUS'] for parameter 'COMPRESSION'");
    assertThatThrownBy(() -> FileFormat.of(Map.of("TYPE", new Text("NOPE"))))
        .hasMessageEndingWith("invalid value ['NOPE'] for parameter 'TYPE'");
    assertThatThrownBy(() -> FileFormat.of(Map.of("TRIM_SPACE", new Text("TRUE"))))
        .hasMessageEndingWith("invalid value ['TRUE'] for parameter 'TRIM_SPACE'");
    assertThatThrownBy(() -> FileFormat.STANDARD.with(Map.of("TYPE", new Word("JSON"))))
        .hasMessageEndingWith("File format type cannot be changed.");
  }

  @ParameterizedTest
  @EnumSource
  void everyCompressionUnpacksWhatItPacked(Compression compression) throws IOException {
    byte[] text = "1,a\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = compression.pack(packed)) {
      out.write(text);
    }
    String name = "x.csv" + compression.extension();
    BufferedInputStream in =
        new BufferedInputStream(new ByteArrayInputStream(packed.toByteArray()));

    Compression found = Compression.toRead("AUTO", name, in);

    assertThat(found).isEqualTo(compression);
    assertThat(found.unpack(in).readAllBytes()).isEqualTo(text);
  }

  @Test
  void nullsAreTakenOutOfValuesAtEveryDepth() {
    assertThat(NullMembers.without("{\"a\":null,\"b\":[1,null,{\"c\":null}],\"d\":\"null\"}"))
        .isEqualTo("{\"b\":[1,{}],\"d\":\"null\"}");
    assertThat(NullMembers.without("null")).isEqualTo("null");
  }
}
