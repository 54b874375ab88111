package dev.vitrine.pipeline;

import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a running statement is at, for those who ask from other threads.
final class Work {

  private volatile String step = "sql";
  private volatile @Nullable ResultWriter writer;

  void step(String words) {
    step = words;
  }

  String step() {
    return step;
  }

  void writes(ResultWriter now) {
    writer = now;
  }

  Optional<ResultInfo> ready() {
    ResultWriter now = writer;
    return now == null ? Optional.empty() : Optional.of(now.ready());
  }
}
