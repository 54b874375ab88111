package dev.vitrine.notebooks.python;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A supervisor's process and the frames to and from it. A thread reads what it says; when nobody
/// takes that, the thread waits and so, in the end, does the cell.
final class Child implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Child.class);
  private static final int FRAMES_AHEAD = 64;
  private static final int SURELY_TAKEN = 8 * 1024;
  private static final Frame GONE = new Frame(Frame.GONE, new byte[0]);
  private static final Frame NUDGE = new Frame(Frame.NUDGE, new byte[0]);

  private final Process process;
  private final Path directory;
  private final Runnable whenClosed;
  private final OutputStream out;
  private final ReentrantLock sending = new ReentrantLock();
  private final BlockingQueue<Frame> heard = new ArrayBlockingQueue<>(FRAMES_AHEAD);
  private final Thread reader;
  private volatile boolean listening = true;
  private volatile boolean closed;
  private volatile boolean gone;
  private volatile @Nullable Frame epitaph;

  Child(Process process, Path directory, String name, Runnable whenClosed) {
    this.process = process;
    this.directory = directory;
    this.whenClosed = whenClosed;
    this.out = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
    this.reader = Thread.ofPlatform().daemon().name(name).start(this::read);
  }

  private void read() {
    try (InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
      while (true) {
        Frame frame = Frame.read(in);
        if (frame.kind() == 'X') {
          epitaph = frame;
          break;
        }
        if (listening) {
          heard.put(frame);
        }
      }
    } catch (IOException | InterruptedException end) {
      LOG.debug("a Python process said its last", end);
    }
    gone = true;
    heard.offer(GONE); // who finds the queue full sees it empty first, and then that this is over
  }

  /// Forgets what was said after the last answer, and takes what comes now.
  void listen() {
    heard.clear();
    listening = true;
  }

  /// Drops what a cell's threads go on saying once it is over.
  void ignore() {
    listening = false;
    heard.clear();
  }

  /// Waits while the pipe is full; not under the lock of [#close], which ends that.
  private void send(Frame frame) throws IOException {
    sending.lock();
    try {
      frame.write(out);
    } finally {
      sending.unlock();
    }
  }

  /// Sends without waiting: what is longer than the pipe takes goes on a thread of its own, which
  /// ends with the process at the latest.
  void send(char kind, byte[] json) throws IOException {
    Frame frame = new Frame(kind, json);
    if (json.length < SURELY_TAKEN) {
      send(frame);
      return;
    }
    Thread.ofVirtual().start(() -> sendOrGo(frame));
  }

  private void sendOrGo(Frame frame) {
    try {
      send(frame);
    } catch (IOException gone) {
      LOG.debug("a Python process went while it was spoken to", gone);
    }
  }

  /// Asks for an interrupt, unless a long message is on its way: then nothing runs.
  void interrupt() throws IOException {
    if (sending.tryLock()) {
      try {
        new Frame('I', new byte[0]).write(out);
      } finally {
        sending.unlock();
      }
    }
  }

  /// The next frame; null when none came in that time.
  @Nullable Frame next(long nanos) throws InterruptedException {
    if (gone && heard.isEmpty()) {
      return GONE;
    }
    return heard.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  /// What the supervisor said when its kernel ended by itself.
  @Nullable Frame epitaph() {
    return epitaph;
  }

  /// Wakes who waits in [#next].
  void nudge() {
    heard.offer(NUDGE);
  }

  boolean isAlive() {
    return !gone && !closed && process.isAlive();
  }

  /// Kills the supervisor, which takes its kernel along, and all that is below them.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    reader.interrupt();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        LOG.warn("Python process {} was killed and is still there", process.pid());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      Program.delete(directory);
    } catch (RuntimeException failure) {
      LOG.warn("a kernel's private directory stays behind", failure);
    }
    whenClosed.run();
  }
}
