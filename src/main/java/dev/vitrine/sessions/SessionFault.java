package dev.vitrine.sessions;

/// What a caller of a session did that cannot be done; its message is for them.
public final class SessionFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// Kinds of faults.
  public enum Kind {
    /// There is no such session, or it is another caller's, or its time is over.
    SESSION_NOT_FOUND,
    /// No warehouse of that name.
    CONNECTION_NOT_FOUND,
    /// A request that cannot be carried out, such as a file of an unknown or broken format.
    INVALID_REQUEST,
    /// A statement, or a name in it.
    INVALID_QUERY,
    /// A file larger than one may be.
    TOO_LARGE,
    /// A bound of sessions, memory or disk is reached.
    TOO_MANY
  }

  private final Kind kind;

  private SessionFault(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  public static SessionFault of(Kind kind, String message) {
    return new SessionFault(kind, message);
  }

  public static SessionFault notFound(String id) {
    String shown = id.length() > 64 ? id.substring(0, 64) + "…" : id;
    return of(Kind.SESSION_NOT_FOUND, "Session '" + shown + "' not found");
  }

  public static SessionFault invalidRequest(String message) {
    return of(Kind.INVALID_REQUEST, message);
  }

  public static SessionFault invalidQuery(String message) {
    return of(Kind.INVALID_QUERY, message);
  }

  public Kind kind() {
    return kind;
  }

  public String text() {
    String message = getMessage();
    return message == null ? kind.name() : message;
  }
}
