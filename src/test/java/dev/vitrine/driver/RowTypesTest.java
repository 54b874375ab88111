package dev.vitrine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.driver.RowTypes.RowType;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import io.micronaut.serde.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTypesTest {

  private static RowType of(SqlType type) {
    return RowTypes.of(Column.of("C", type));
  }

  @Test
  void fieldsWithoutMeaningAreNullNotAbsent() throws Exception {
    List<RowType> types = RowTypes.of(List.of(new Column("A", SqlType.fixed(38, 2), false)));

    assertThat(ObjectMapper.getDefault().writeValueAsString(types))
        .isEqualTo(
            "[{\"name\":\"A\",\"database\":\"\",\"schema\":\"\",\"table\":\"\",\"nullable\":false,"
                + "\"length\":null,\"byteLength\":null,\"precision\":38,\"scale\":2,"
                + "\"type\":\"fixed\",\"collation\":null}]");
  }

  @Test
  void textsTellCharactersAndBytes() {
    assertThat(of(SqlType.text(10)))
        .returns(10, RowType::length)
        .returns(40, RowType::byteLength)
        .returns(null, RowType::scale);
    assertThat(of(SqlType.TEXT)).returns(SqlType.MAX_TEXT, RowType::byteLength);
  }

  @Test
  void timesTellTheirScale() {
    assertThat(of(new SqlType(Kind.TIMESTAMP_LTZ, 0, 3, 0)))
        .returns("timestamp_ltz", RowType::type)
        .returns(3, RowType::scale)
        .returns(0, RowType::precision);
  }
}
