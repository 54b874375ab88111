package dev.vitrine.sqlapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of statements, newest first.
///
/// @param next `cursor` of the following page; absent on the last
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record History(List<Entry> statements, @Nullable String next) {

  private static final int SHOWN = 1000;

  /// One statement.
  ///
  /// @param statement its text, cut after 1,000 characters
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      @JsonUnwrapped StatementHead head,
      @JsonUnwrapped StatementLife life,
      String user,
      String warehouse,
      String statement,
      @Nullable String queryTag,
      @Nullable Long numRows) {

    static Entry of(Statement statement, Instant now) {
      var submission = statement.submission();
      return new Entry(
          StatementHead.of(statement, Outcome.of(statement.state()), StatementUrl.of(statement)),
          StatementLife.of(statement, now),
          submission.caller().user(),
          submission.context().warehouse(),
          shortened(submission.text()),
          submission.parameters().queryTag().orElse(null),
          statement.result().map(info -> info.rows()).orElse(null));
    }
  }

  static History of(Statements.Page page, Instant now) {
    return new History(
        page.statements().stream().map(statement -> Entry.of(statement, now)).toList(),
        page.next().orElse(null));
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
