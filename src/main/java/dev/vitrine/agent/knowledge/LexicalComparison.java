package dev.vitrine.agent.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;

/// By words (Lucene's BM25). Its scores have no upper end, so each is told as a part of what the
/// question itself would score as an example: words that no example knows count against all.
final class LexicalComparison {

  /// Lucene says at its first use that a module is not there which a few texts do not need.
  private static final Logger ADVICE =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    ADVICE.setLevel(Level.SEVERE);
  }

  private static final String TEXT = "text";
  private static final String NUMBER = "number";
  private static final int ITSELF = -1;

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final List<Example> examples;
  private final IndexReader reader;

  LexicalComparison(List<Example> examples) {
    this.examples = examples;
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      documents.add(document(examples.get(i).question(), i));
    }
    this.reader = open(index(documents));
  }

  private Directory index(List<Document> documents) {
    Directory memory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(analyzer))) {
      writer.addDocuments(documents);
      return memory;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static IndexReader open(Directory directory) {
    try {
      return DirectoryReader.open(directory);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Document document(String text, int number) {
    Document document = new Document();
    document.add(new TextField(TEXT, text, Field.Store.NO));
    document.add(new StoredField(NUMBER, number));
    return document;
  }

  /// The best first.
  List<Match> similar(String question, int most) {
    Query query = new QueryBuilder(analyzer).createBooleanQuery(TEXT, question);
    if (query == null || examples.isEmpty()) {
      return List.of();
    }
    try (Directory itself = index(List.of(document(question, ITSELF)));
        IndexReader alone = open(itself);
        MultiReader both = new MultiReader(new IndexReader[] {reader, alone}, false)) {
      return matches(new IndexSearcher(both), query, most);
    } catch (IndexSearcher.TooManyClauses tooLong) {
      return List.of();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private List<Match> matches(IndexSearcher searcher, Query query, int most) throws IOException {
    ScoreDoc[] found = searcher.search(query, most + 1).scoreDocs;
    double own = 0;
    List<Match> matches = new ArrayList<>();
    for (ScoreDoc one : found) {
      int number = number(searcher, one);
      if (number == ITSELF) {
        own = one.score;
      }
    }
    for (ScoreDoc one : found) {
      int number = number(searcher, one);
      if (number != ITSELF && matches.size() < most) {
        // of equals a shorter example may even score higher
        double score = own > 0 ? Math.min(1, one.score / own) : 1;
        matches.add(new Match(examples.get(number), score));
      }
    }
    return matches;
  }

  private static int number(IndexSearcher searcher, ScoreDoc found) throws IOException {
    return searcher.storedFields().document(found.doc).getField(NUMBER).numericValue().intValue();
  }
}
