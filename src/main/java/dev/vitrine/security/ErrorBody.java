package dev.vitrine.security;

import dev.vitrine.kernel.ErrorCode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/// An error in the SQL API's shape.
@Serdeable
@Schema(
    name = "Error",
    example =
        """
        {"code":"390101","sqlState":"28000","message":"Authorization header not found in the \
        request data."}\
        """)
public record ErrorBody(String code, String sqlState, String message) {

  public static ErrorBody of(ErrorCode code, String message) {
    return new ErrorBody(code.code(), code.sqlState(), message);
  }
}
