package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Handle;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Submission;
import java.util.ArrayList;
import java.util.List;

/// Where a statement is found. The service's URLs always carry a request id; where the client named
/// none, the handle serves as one.
record StatementUrl(Handle handle, String requestId) {

  static final String BASE = "/api/v2/statements";

  static StatementUrl of(Statement statement) {
    String requestId =
        statement
            .submission()
            .requestId()
            .map(Submission.RequestId::value)
            .orElse(statement.handle().toString());
    return new StatementUrl(statement.handle(), requestId);
  }

  String status() {
    return "%s/%s?requestId=%s".formatted(BASE, handle, requestId);
  }

  private String partition(int number) {
    return status() + "&partition=" + number;
  }

  /// The `Link` header (RFC 8288) of a page.
  String links(int partition, int partitions) {
    List<String> links = new ArrayList<>();
    links.add(link(0, "first"));
    if (partition + 1 < partitions) {
      links.add(link(partition + 1, "next"));
    }
    if (partition > 0) {
      links.add(link(partition - 1, "prev"));
    }
    links.add(link(partitions - 1, "last"));
    return String.join(",", links);
  }

  private String link(int partition, String relation) {
    return "<%s>; rel=\"%s\"".formatted(partition(partition), relation);
  }
}
