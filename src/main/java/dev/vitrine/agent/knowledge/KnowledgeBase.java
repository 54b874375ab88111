package dev.vitrine.agent.knowledge;

import dev.vitrine.agent.model.Model;
import dev.vitrine.agent.model.ModelFailure;
import dev.vitrine.repository.AgentFeedbackRepository;
import dev.vitrine.repository.AgentFeedbackRow;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The examples, from files and from reviewed answers. A file that changes is read again at the
/// next question. Compared by the endpoint's embeddings where it makes some, else by words.
@Singleton
public final class KnowledgeBase {

  /// How examples are compared now.
  public enum By {
    MEANING,
    WORDS
  }

  /// What was found.
  ///
  /// @param matches the best first
  public record Found(List<Match> matches, By by) {}

  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeBase.class);

  /// Embeddings that failed are tried again after this.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Model model;
  private final AgentFeedbackRepository reviewed;
  private final ExampleFiles files;
  private final Clock clock;
  private final Map<String, float[]> vectors = new ConcurrentHashMap<>();
  private Map<String, String> state = Map.of("", "nothing is read yet");
  private List<Example> examples = List.of();
  private LexicalComparison words = new LexicalComparison(List.of());
  private volatile Instant noVectorsUntil = Instant.MIN;
  private boolean stale = true;
  private long version;

  KnowledgeBase(
      Model model, AgentFeedbackRepository reviewed, KnowledgeConfig config, Clock clock) {
    this.model = model;
    this.reviewed = reviewed;
    this.files = new ExampleFiles(config.knowledgeBase(), config.isAboutSamples());
    this.clock = clock;
  }

  /// What is compared with; made anew when examples change.
  private record Shelf(List<Example> examples, LexicalComparison words) {}

  /// Examples like a question. May wait for the endpoint.
  public Found similar(String question, int most) {
    Shelf now = shelf();
    if (model.hasEmbeddings() && !clock.instant().isBefore(noVectorsUntil)) {
      try {
        VectorComparison meaning = new VectorComparison(model, now.examples(), vectors);
        return new Found(meaning.similar(question, most), By.MEANING);
      } catch (ModelFailure failure) {
        LOG.warn("examples are compared by words for a while: {}", failure.text());
        noVectorsUntil = clock.instant().plus(PAUSE);
      }
    }
    return new Found(now.words().similar(question, most), By.WORDS);
  }

  private synchronized Shelf shelf() {
    refresh();
    return new Shelf(examples, words);
  }

  public synchronized int size() {
    refresh();
    return examples.size();
  }

  /// Rises when examples change.
  public synchronized long version() {
    refresh();
    return version;
  }

  /// Reviewed answers have changed.
  public synchronized void changed() {
    stale = true;
  }

  private void refresh() {
    Map<String, String> now = files.state();
    if (!stale && now.equals(state)) {
      return;
    }
    List<Example> all = new ArrayList<>(files.read());
    reviewed.accepted().forEach(row -> all.add(example(row)));
    // the one before may be in use; it is memory only
    words = new LexicalComparison(all);
    examples = List.copyOf(all);
    vectors.keySet().retainAll(examples.stream().map(Example::text).toList());
    state = now;
    stale = false;
    version++;
  }

  private static Example example(AgentFeedbackRow row) {
    return new Example(
        row.question(), "", Objects.requireNonNullElse(row.sqlText(), ""), "reviewed");
  }
}
