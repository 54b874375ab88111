package dev.vitrine.statements;

import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A statement as a door hands it over: checked for shape, not yet for meaning.
///
/// @param text one statement, or several where the parameters say so
/// @param bindings by position ("1", "2" …)
/// @param timeout limit of its run time; zero is the maximum, absent the warehouse's default
/// @param requestId makes the submission idempotent for this caller
/// @param mode whether the client waits for the answer or wants the handle at once
/// @param nullText whether SQL NULL is told as the text `null` (`nullable=false` of the SQL API)
/// @param session the client's session that it runs in; empty for one of its own
/// @param purpose what is wanted of it
public record Submission(
    Caller caller,
    String text,
    Context context,
    Parameters parameters,
    SortedMap<Integer, Binding> bindings,
    Optional<Duration> timeout,
    Optional<RequestId> requestId,
    Mode mode,
    boolean nullText,
    Optional<String> session,
    Purpose purpose) {

  /// A statement that stands alone and is to run.
  public Submission(
      Caller caller,
      String text,
      Context context,
      Parameters parameters,
      SortedMap<Integer, Binding> bindings,
      Optional<Duration> timeout,
      Optional<RequestId> requestId,
      Mode mode,
      boolean nullText) {
    this(
        caller,
        text,
        context,
        parameters,
        bindings,
        timeout,
        requestId,
        mode,
        nullText,
        Optional.empty(),
        Purpose.RUN);
  }

  /// What is wanted of a statement.
  public enum Purpose {
    /// That it runs.
    RUN,
    /// That it runs and changes nothing: what would change something fails with `READ_ONLY`.
    READ,
    /// The columns that it would have; it does not run.
    DESCRIBE,
    /// Of `PUT` or `GET`, what its client is to carry; the client carries it.
    TRANSFER
  }

  /// The same in the SQL of its warehouse.
  public Submission inNativeDialect() {
    return with(caller, text, parameters.inNativeDialect());
  }

  /// The same with another text.
  Submission withText(String newText) {
    return with(caller, newText, parameters);
  }

  /// The same without the token that the caller showed.
  Submission withoutToken() {
    return caller.token().isEmpty() ? this : with(caller.withoutToken(), text, parameters);
  }

  private Submission with(Caller newCaller, String newText, Parameters newParameters) {
    return new Submission(
        newCaller,
        newText,
        context,
        newParameters,
        bindings,
        timeout,
        requestId,
        mode,
        nullText,
        session,
        purpose);
  }

  /// What the client is told first.
  public enum Mode {
    /// The result, when it comes soon; the record may become durable a moment later.
    WAITS,
    /// The handle: it must be durable before anyone hears of it.
    ASYNC
  }

  /// A client's name for the request.
  ///
  /// @param retry the client says that it sent this request before
  public record RequestId(String value, boolean retry) {}

  /// Bindings as they come from a protocol map.
  public static boolean isPosition(Map.Entry<String, ?> entry) {
    return entry.getKey().matches("[1-9][0-9]{0,5}");
  }
}
