"""Runs cells in one namespace, which lives as long as this process."""

import ast
import asyncio
import builtins
import inspect
import io
import json
import keyword
import linecache
import os
import signal
import sys
import threading
import time
import traceback
import types
import warnings

import frames
import shown
import values

TEXT_CHUNK = 64 * 1024
BATCH = 8 * 1024
SOON = 0.02  # seconds
LONGEST_ERROR = 20000
LONGEST_ANSWER = 32 * 1024 * 1024
AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


class Interrupts:
    """SIGINT becomes KeyboardInterrupt in a cell, never in the middle of a frame and never between cells."""

    def __init__(self):
        self.running = False
        self.seen = False
        self.held = 0
        self.pending = False

    def begin(self):
        signal.signal(signal.SIGINT, self.handle)  # a cell may have put its own there
        self.seen = self.pending = False
        self.running = True

    def handle(self, _number, _frame):
        if not self.running:
            return
        self.seen = True
        if self.held:
            self.pending = True
        else:
            raise KeyboardInterrupt

    def __enter__(self):
        if threading.current_thread() is threading.main_thread():
            self.held += 1

    def __exit__(self, *_):
        if threading.current_thread() is threading.main_thread():
            self.held -= 1
            if self.pending and not self.held:
                self.pending = False
                if self.running:
                    raise KeyboardInterrupt


class Channel:
    """The way to the server; of the kernel's own process only."""

    def __init__(self, commands, answers, interrupts):
        self.commands, self.answers = commands, answers
        self.pid = os.getpid()
        self.lock = threading.RLock()
        self.interrupts = interrupts
        self.flusher = Flusher()

    def send(self, kind, payload):
        with self.interrupts, self.lock:
            frames.write(self.answers, kind, payload)

    def barrier(self):
        """Waits until all that was written so far has been taken."""
        with self.interrupts, self.lock:
            frames.write(self.answers, b"B", b"")
            frames.read(self.commands)

    def mine(self):
        return os.getpid() == self.pid


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr: a line goes on at once, many in batches, in order with everything that is shown."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, channel, kind, fd, name):
        super().__init__()
        self.channel, self.kind, self.fd, self.name = channel, kind, fd, name
        self.other = None
        self.held = []
        self.size = 0
        self.sent = 0.0
        self.buffer = Bytes(self)

    def writable(self):
        return True

    def fileno(self):
        return self.fd

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not %s" % type(text).__name__)
        if self.other.held:
            self.other.flush()
        with self.channel.lock:
            self.held.append(text)
            self.size += len(text)
        is_line = "\n" in text and time.monotonic() - self.sent > SOON
        if is_line or self.size > BATCH or not self.channel.mine():
            self.flush()
        else:
            self.channel.flusher.wake()
        return len(text)

    def flush(self):
        with self.channel.interrupts, self.channel.lock:
            held, self.held, self.size, self.sent = self.held, [], 0, time.monotonic()
            text = "".join(held)
            for at in range(0, len(text), TEXT_CHUNK):
                self.raw(text[at:at + TEXT_CHUNK].encode("utf-8", "backslashreplace"))

    def raw(self, data):
        if self.channel.mine():
            self.channel.send(self.kind, data)
        else:  # a forked child has no part in the conversation
            while data:
                data = data[os.write(self.fd, data):]


class Flusher:
    """Sends what a cell has printed and not yet sent, soon, also while it computes or waits."""

    def __init__(self):
        self.flush = None
        self.due = threading.Event()
        self.thread = None

    def wake(self):
        if self.due.is_set():
            return
        self.due.set()
        if self.thread is None:
            self.thread = threading.Thread(target=self.work, daemon=True)
            self.thread.start()

    def work(self):
        while True:
            self.due.wait()
            time.sleep(SOON)
            self.due.clear()
            self.flush()


class Bytes(io.RawIOBase):
    """sys.stdout.buffer"""

    def __init__(self, stream):
        super().__init__()
        self.stream = stream

    def writable(self):
        return True

    def fileno(self):
        return self.stream.fd

    def write(self, data):
        data = bytes(data)
        self.stream.flush()
        for at in range(0, len(data), TEXT_CHUNK):
            self.stream.raw(data[at:at + TEXT_CHUNK])
        return len(data)


class Kernel:

    def __init__(self, commands, answers):
        self.interrupts = Interrupts()
        self.channel = Channel(commands, answers, self.interrupts)
        self.out = Stream(self.channel, b"O", 1, "<stdout>")
        self.err = Stream(self.channel, b"E", 2, "<stderr>")
        self.out.other, self.err.other = self.err, self.out
        self.channel.flusher.flush = self.flush
        self.main = types.ModuleType("__main__")
        self.main.__dict__["__builtins__"] = builtins

    def flush(self):
        self.out.flush()
        self.err.flush()

    def before_child(self, event, _arguments):
        """What was printed before another process starts is told before what that one says."""
        if event in ("subprocess.Popen", "os.system", "os.posix_spawn", "os.fork", "os.forkpty", "os.exec") \
                and self.channel.mine():
            self.flush()
            self.channel.barrier()

    def display(self, *objects):
        """Shows objects as the value of a cell's last line is shown."""
        for thing in objects:
            if not self.channel.mine():
                return
            mime, data = shown.data(thing)
            self.flush()
            self.channel.send(b"D", shown.payload(mime, data))

    def run(self, cell, code):
        filename = "<cell %s>" % cell
        linecache.cache[filename] = (len(code), None, code.splitlines(True), filename)
        sys.stdout, sys.stderr = self.out, self.err
        sys.modules["__main__"] = self.main
        try:
            try:
                self.interrupts.begin()
                self.channel.send(b"G", b"")
                self.execute(code, filename)
                self.show_figures()
            finally:
                self.interrupts.running = False
        except KeyboardInterrupt as interrupt:
            if self.interrupts.seen:
                return "interrupted", "KeyboardInterrupt"
            return "error", told(interrupt)
        except BaseException as error:  # noqa: B902 - a cell may raise anything; sys.exit is no end either
            return "error", told(error)
        return "success", None

    def execute(self, code, filename):
        tree = compile(code, filename, "exec", ast.PyCF_ONLY_AST | AWAIT, True)
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not code.rstrip().endswith(";"):
            last = ast.Expression(tree.body.pop().value)
        body = compile(tree, filename, "exec", AWAIT, True)
        self.evaluate(body)
        if last is not None:
            future = body.co_flags & 0x1FF0000  # what `from __future__` asked for
            value = self.evaluate(compile(last, filename, "eval", AWAIT | future, True))
            if value is not None:
                self.display(value)

    def evaluate(self, code):
        value = eval(code, self.main.__dict__)  # noqa: S307 - what a kernel is for
        if code.co_flags & inspect.CO_COROUTINE:
            value = asyncio.run(value)
        return value

    def show_figures(self):
        for png in shown.figures():
            self.flush()
            self.channel.send(b"D", shown.payload("image/png", png))

    def define(self, name, columns, rows):
        if not name.isidentifier() or keyword.iskeyword(name):
            raise ValueError("%r is no name of a variable in Python" % name)
        self.main.__dict__[name] = values.table(columns, rows)

    def plain(self, names):
        space = self.main.__dict__
        return {name: values.plain(space[name]) for name in names if name in space}

    def forget(self, names):
        for name in names:
            self.main.__dict__.pop(name, None)

    def before_fork(self):
        """The lock is held over a fork: else another thread could hold it, in the child for ever."""
        if self.channel.mine():
            self.flush()
        self.channel.lock.acquire()

    def after_fork(self):
        self.channel.lock.release()

    def answer(self, request):
        kind = request["op"]
        if kind == "run":
            state, error = self.run(request["cell"], request["code"])
            try:
                self.flush()
            except KeyboardInterrupt:
                pass
            return {"state": state, "error": error}
        try:
            if kind == "define":
                self.define(request["name"], request["columns"], request["rows"])
                return {"state": "success"}
            if kind == "values":
                return {"state": "success", "values": self.plain(request["names"])}
            self.forget(request["names"])
            return {"state": "success"}
        except Exception as error:
            return {"state": "error", "error": told(error)}


def told(error):
    """The traceback with the lines of cells only: nothing of this program or of libraries."""
    try:
        found = traceback.TracebackException.from_exception(error)
        keep_cells(found, set())
        text = "".join(found.format()).rstrip("\n")
    except Exception:
        text = type(error).__name__
    if len(text) > LONGEST_ERROR:
        text = text[:LONGEST_ERROR // 2] + "\n...\n" + text[-LONGEST_ERROR // 2:]
    return text


def keep_cells(found, seen):
    if found is None or id(found) in seen:
        return
    seen.add(id(found))
    if found.stack is not None:
        kept = [frame for frame in found.stack if frame.filename.startswith("<cell ")]
        found.stack = traceback.StackSummary.from_list(kept)
    for other in [found.__cause__, found.__context__] + list(getattr(found, "exceptions", None) or []):
        keep_cells(other, seen)


def serve(commands, answers):
    """Answers requests until the pipe ends."""
    kernel = Kernel(commands, answers)
    builtins.display = kernel.display
    sys.stdin = io.StringIO("")
    sys.argv = [""]
    sys.addaudithook(kernel.before_child)
    os.register_at_fork(before=kernel.before_fork, after_in_parent=kernel.after_fork,
                        after_in_child=kernel.after_fork)
    # the flusher is a thread; it holds nothing that a forked child needs
    warnings.filterwarnings("ignore", message=".*multi-threaded, use of (fork|forkpty)", category=DeprecationWarning)
    shown.offer_figures()
    while True:
        frame = frames.read(commands)
        if frame is None:
            return
        if frame[0] != b"C":
            continue
        request = json.loads(frame[1])
        answer = kernel.answer(request)
        if not kernel.channel.mine():
            os._exit(0)  # a child that a cell forked and that came to the cell's end
        told = json.dumps(dict(answer, id=request["id"])).encode()
        if len(told) > LONGEST_ANSWER:
            told = json.dumps({"id": request["id"], "state": "error", "error": "these values are too long"}).encode()
        kernel.channel.send(b"J", told)
