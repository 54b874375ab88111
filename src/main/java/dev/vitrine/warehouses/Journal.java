package dev.vitrine.warehouses;

import java.util.Optional;
import java.util.Set;

/// What a session's open transaction did, so that it can be done again: the engine keeps nothing of
/// a transaction in which an error happened.
public interface Journal {

  /// Of a session that has no transaction.
  Journal NONE =
      new Journal() {
        @Override
        public boolean isOpen() {
          return false;
        }

        @Override
        public boolean isAborted() {
          return false;
        }

        @Override
        public int changes() {
          return 0;
        }

        @Override
        public Optional<Set<String>> replayable(int keep) {
          return Optional.empty();
        }

        @Override
        public boolean replay(int keep) {
          return false;
        }
      };

  /// Whether the engine has a transaction open.
  boolean isOpen();

  /// Whether an error made the engine refuse all but its end.
  boolean isAborted();

  /// How many changes it made.
  int changes();

  /// The tables that the first changes read and wrote, as the engine calls them; empty when those
  /// changes could come to something else when they are made again.
  Optional<Set<String>> replayable(int keep);

  /// Rolls back, begins anew, and makes the first changes again.
  ///
  /// @return false when they did not come to the same; nothing is open then
  boolean replay(int keep);
}
