package dev.vitrine.admin;

import dev.vitrine.repository.ApiKeyRow;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// Keys, oldest first, ended ones too.
@Serdeable
record ApiKeyList(List<ApiKeyBody> apiKeys) {

  static ApiKeyList of(List<ApiKeyRow> rows) {
    return new ApiKeyList(rows.stream().map(ApiKeyBody::of).toList());
  }
}
