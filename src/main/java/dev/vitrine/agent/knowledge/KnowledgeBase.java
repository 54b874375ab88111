package dev.vitrine.agent.knowledge;

import dev.vitrine.agent.model.Model;
import dev.vitrine.agent.model.ModelFailure;
import dev.vitrine.repository.AgentFeedbackRepository;
import dev.vitrine.repository.AgentFeedbackRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The examples, from files and from reviewed answers. A file that changes is read again at the
/// next question. Compared by the endpoint's embeddings where it makes some, else by words. The
/// examples' embeddings are made once, in the background.
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

  /// A question waits so long for the embeddings that are being made, then goes by words.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// Who only wants the number of examples has the folder looked at no more often.
  private static final Duration BELIEVED = Duration.ofSeconds(5);

  private final Model model;
  private final AgentFeedbackRepository reviewed;
  private final ExampleFiles files;
  private final Clock clock;
  private final Map<String, float[]> vectors = new ConcurrentHashMap<>();
  private Map<String, String> state = Map.of("", "nothing is read yet");
  private List<Example> examples = List.of();
  private LexicalComparison words = new LexicalComparison(List.of());
  private volatile Instant noVectorsUntil = Instant.MIN;
  private volatile CompletableFuture<Void> learning = CompletableFuture.completedFuture(null);
  private Instant looked = Instant.EPOCH;
  private boolean stale = true;
  private long version;

  /// @param folder of `.sql` files
  /// @param samples whether the examples about the sample data may stand in for the folder
  public KnowledgeBase(
      Model model, AgentFeedbackRepository reviewed, Path folder, boolean samples, Clock clock) {
    this.model = model;
    this.reviewed = reviewed;
    this.files = new ExampleFiles(folder, samples);
    this.clock = clock;
  }

  /// Has the embeddings of all examples made, where the endpoint makes some. Who cannot wait is
  /// served by words meanwhile, and for a while where it fails.
  public void learn(Executor worker) {
    if (model.hasEmbeddings()) {
      learning = CompletableFuture.runAsync(this::learn, worker);
    }
  }

  private void learn() {
    List<Example> all = shelf().examples();
    try {
      var _ = VectorComparison.learned(model, all, vectors);
      LOG.info("{} examples are compared by meaning", all.size());
    } catch (ModelFailure failure) {
      byWords(failure);
    }
  }

  private void byWords(ModelFailure failure) {
    LOG.warn("examples are compared by words for a while: {}", failure.text());
    noVectorsUntil = clock.instant().plus(PAUSE);
  }

  /// How a question would be compared now.
  public By by() {
    boolean vectorsAreThere = learning.isDone() && !clock.instant().isBefore(noVectorsUntil);
    return model.hasEmbeddings() && vectorsAreThere ? By.MEANING : By.WORDS;
  }

  private By awaited() {
    try {
      learning.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      LOG.debug("the embeddings of the examples are not there yet");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return by();
  }

  /// What is compared with; made anew when examples change.
  private record Shelf(List<Example> examples, LexicalComparison words) {}

  /// Examples like a question. May wait for the endpoint.
  public Found similar(String question, int most) {
    Shelf now = shelf();
    if (awaited() == By.MEANING) {
      try {
        VectorComparison meaning = new VectorComparison(model, now.examples(), vectors);
        return new Found(meaning.similar(question, most), By.MEANING);
      } catch (ModelFailure failure) {
        byWords(failure);
      }
    }
    return new Found(now.words().similar(question, most), By.WORDS);
  }

  private synchronized Shelf shelf() {
    refresh();
    return new Shelf(examples, words);
  }

  /// As of a few seconds ago at most.
  public synchronized int size() {
    if (stale || clock.instant().isAfter(looked.plus(BELIEVED))) {
      refresh();
    }
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
    looked = clock.instant();
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
