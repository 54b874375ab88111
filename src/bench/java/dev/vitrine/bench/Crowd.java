package dev.vitrine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// Many clients at once, each on a virtual thread of its own.
final class Crowd {

  private Crowd() {}

  /// What one of them does again and again, and what it holds.
  interface Member extends AutoCloseable {
    void request();

    @Override
    void close();
  }

  interface Entry {
    Member member();
  }

  /// @param each requests of each member
  static Times of(int members, int each, Entry entry) {
    List<Member> all = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      all.add(entry.member());
    }
    long begun = System.nanoTime();
    List<Times> times = run(all, each);
    long elapsed = System.nanoTime() - begun;
    all.forEach(Member::close);
    LongStream every = times.stream().flatMapToLong(one -> Arrays.stream(one.sorted()));
    return Times.of(every.toArray(), elapsed);
  }

  private static List<Times> run(List<Member> members, int each) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Times>> running =
          members.stream()
              .map(member -> threads.submit(() -> Times.of(each, member::request)))
              .toList();
      List<Times> times = new ArrayList<>();
      for (Future<Times> one : running) {
        times.add(one.get());
      }
      return times;
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
