package dev.vitrine.snowflake.script;

import java.util.List;

/// `[DECLARE …] BEGIN … [EXCEPTION …] END`.
record Block(List<Node> declarations, List<Node> body, List<Handler> handlers, int start)
    implements Node {

  /// Names that stand for no exception of the user's.
  static final String OTHER = "OTHER";

  /// `WHEN a OR b THEN …`.
  ///
  /// @param goesOn `CONTINUE`: the block goes on behind the statement that failed
  record Handler(List<String> names, boolean goesOn, List<Node> body) {
    Handler {
      names = List.copyOf(names);
      body = List.copyOf(body);
    }
  }

  Block {
    declarations = List.copyOf(declarations);
    body = List.copyOf(body);
    handlers = List.copyOf(handlers);
  }
}
