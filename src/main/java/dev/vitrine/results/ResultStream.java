package dev.vitrine.results;

import dev.vitrine.results.encode.Encoder;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// A whole result in one format, made as it is pulled, batch by batch, so that its size does not
/// matter. For one reader, on one thread at a time.
public final class ResultStream implements AutoCloseable {

  /// Size of the pieces, but for the last.
  public static final int CHUNK_BYTES = 64 << 10;

  private final int partitions;
  private final IntFunction<Partition> opener;
  private final Encoder encoder;
  private final Output encoded = new Output(2 * CHUNK_BYTES);
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(CHUNK_BYTES);
  private final OutputStream sink;
  private @Nullable PartitionCursor cursor;
  private int opened;
  private boolean ended;
  private byte[] ready = {};
  private int given;

  ResultStream(ResultInfo info, Encoding encoding, IntFunction<Partition> opener) {
    this.partitions = info.partitions().size();
    this.opener = opener;
    this.encoder = Encoder.of(encoding, info.columns(), info.narrow());
    this.sink = encoding.gzip() ? gzip(waiting) : waiting;
    encoder.begin(encoded);
  }

  private static OutputStream gzip(OutputStream target) {
    try {
      return new QuickGzip(target);
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
  }

  /// The next piece, or null after the last.
  ///
  /// @throws SqlError `RESULT_EXPIRED` when the result was deleted meanwhile
  public byte @Nullable [] next() {
    while (ready.length - given < CHUNK_BYTES && !ended) {
      fill();
    }
    if (given == ready.length) {
      return null;
    }
    int from = given;
    given = Math.min(from + CHUNK_BYTES, ready.length);
    return Arrays.copyOfRange(ready, from, given);
  }

  /// Encodes one batch more behind what is left of those before.
  private void fill() {
    waiting.write(ready, given, ready.length - given);
    ready = new byte[0];
    given = 0;
    try {
      advance();
      sink.write(encoded.drain());
      if (ended) {
        sink.close();
      }
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
    ready = waiting.toByteArray();
    waiting.reset();
  }

  private void advance() {
    if (cursor == null && opened == partitions) {
      encoder.end(encoded);
      ended = true;
    } else {
      PartitionCursor current = cursor == null ? opener.apply(opened++).cursor() : cursor;
      cursor = current;
      if (current.next()) {
        encoder.rows(current.batch(), encoded);
      } else {
        close();
      }
    }
  }

  /// Lets go of what is open; done by itself at the end of the stream.
  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }

  /// The rest as a publisher for one subscriber, encoded on `executor` only as far as is asked for.
  public Publisher<byte[]> publisher(Executor executor) {
    return Flux.<byte[], ResultStream>generate(
            () -> this,
            (stream, emit) -> {
              byte[] chunk = stream.next();
              if (chunk == null) {
                emit.complete();
              } else {
                emit.next(chunk);
              }
              return stream;
            },
            ResultStream::close)
        .subscribeOn(Schedulers.fromExecutor(executor));
  }

  /// The rest as a stream; closing it closes this.
  public InputStream inputStream() {
    return new PulledInputStream(this);
  }
}
