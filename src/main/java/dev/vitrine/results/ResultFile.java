package dev.vitrine.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// A file of a known length that belongs to a result, for answers with `Range`.
public final class ResultFile {

  private final Path path;
  private final long length;

  ResultFile(Path path, long length) {
    this.path = path;
    this.length = length;
  }

  /// In bytes.
  public long length() {
    return length;
  }

  /// The bytes from `from` to before `to`, read on `executor` only as far as is asked for. Fails
  /// with `RESULT_EXPIRED` when the result was deleted before the first was read.
  public Publisher<byte[]> publisher(long from, long to, Executor executor) {
    Objects.checkFromToIndex(from, to, length);
    return Flux.<byte[], Reading>generate(
            () -> new Reading(path, from, to),
            (reading, emit) -> {
              byte[] chunk = reading.next();
              if (chunk.length == 0) {
                emit.complete();
              } else {
                emit.next(chunk);
              }
              return reading;
            },
            Reading::close)
        .subscribeOn(Schedulers.fromExecutor(executor));
  }

  private static final class Reading {

    private final FileChannel file;
    private final long to;
    private long at;

    Reading(Path path, long from, long to) {
      try {
        file = FileChannel.open(path, StandardOpenOption.READ);
      } catch (IOException e) {
        throw StorageFailure.of(e);
      }
      this.at = from;
      this.to = to;
    }

    /// Empty at the end.
    byte[] next() {
      ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(ResultStream.CHUNK_BYTES, to - at));
      try {
        while (chunk.hasRemaining()) {
          int read = file.read(chunk, at);
          if (read < 0) {
            throw new IOException("the file is shorter than it was");
          }
          at += read;
        }
      } catch (IOException e) {
        throw StorageFailure.of(e);
      }
      return chunk.array();
    }

    void close() {
      try {
        file.close();
      } catch (IOException e) {
        throw StorageFailure.of(e);
      }
    }
  }
}
