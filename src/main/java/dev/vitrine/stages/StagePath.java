package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;

/// A path inside a stage: parts between slashes, none of which leads out.
///
/// @param text without a slash at its begin, such as `a/b.csv`; a slash at its end is kept, empty
///   for the whole stage
public record StagePath(String text) {

  public static final StagePath WHOLE = new StagePath("");

  private static final int LONGEST_PART = 255;
  private static final int LONGEST = 1024;

  /// @throws SqlError `STAGE_PATH` for `..`, `.`, a control character, or an endless name
  public static StagePath of(String text) {
    if (text.length() > LONGEST) {
      throw refused(text.substring(0, 64) + "…", "it is longer than " + LONGEST + " characters");
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.split("/", -1)) {
      if (!part.isEmpty()) {
        check(text, part);
        parts.add(part);
      }
    }
    String joined = String.join("/", parts);
    return new StagePath(text.endsWith("/") && !joined.isEmpty() ? joined + "/" : joined);
  }

  private static void check(String text, String part) {
    if (part.equals("..") || part.equals(".")) {
      throw refused(text, "'" + part + "' is no name of a file");
    }
    if (part.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
      throw refused(text.replaceAll("\\p{Cntrl}", "?"), "a name holds a strange character");
    }
    if (part.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PART) {
      throw refused(text, "a name in it is longer than " + LONGEST_PART + " bytes");
    }
    if (part.startsWith(Uploads.MARK)) {
      throw refused(text, "names that begin with '" + Uploads.MARK + "' are the server's own");
    }
  }

  private static SqlError refused(String text, String why) {
    return new SqlError(
        ErrorCode.STAGE_PATH, "the path '" + text + "' is not usable in a stage: " + why);
  }

  /// Whether it names a directory rather than a file or a common begin.
  public boolean isDirectory() {
    return text.isEmpty() || text.endsWith("/");
  }

  /// The path of something below it.
  public StagePath resolve(String more) {
    return of(isDirectory() || more.startsWith("/") ? text + more : text + "/" + more);
  }

  /// The last name in it.
  public String name() {
    String path = isDirectory() && !text.isEmpty() ? text.substring(0, text.length() - 1) : text;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
