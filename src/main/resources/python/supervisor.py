"""Stands between the server and one Python kernel: starts it in a sandbox, passes messages, captures
what it writes to its standard streams, and ends it with everything that it started.

No code of a user runs in this process. Server to supervisor: S settings, Q a run, C another
request, I interrupt, K end. Supervisor to server: R ready, J an answer, D a shown value, O and E
text of the two streams, T output was cut, X the end.
"""

import fcntl
import json
import os
import select
import shutil
import signal
import struct
import sys
import termios
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import frames  # noqa: E402
import kernel  # noqa: E402
import names  # noqa: E402
import sandbox  # noqa: E402

del sys.path[0]

SERVER_IN, SERVER_OUT = 0, 1
MOST_PIECES = 50000  # of output in one run
LOOK_EVERY = 0.25  # seconds between looks at the memory of all processes


class Budget:
    """How many bytes of output a run may still send."""

    def __init__(self, most):
        self.most = most
        self.left = 0
        self.pieces = 0
        self.told = True

    def renew(self):
        self.left = self.most
        self.pieces = MOST_PIECES
        self.told = False

    def take(self, count):
        """How many of so many bytes may pass."""
        granted = min(count, self.left) if self.pieces > 0 else 0
        self.left -= granted
        self.pieces -= 1
        return granted


class Supervisor:

    def __init__(self, settings):
        self.settings = settings
        self.budget = Budget(settings["outputLimit"])
        self.reader = frames.Reader()
        self.sending = threading.Lock()
        self.turn = threading.Lock()  # of what follows: whether a cell runs, and is to be interrupted
        self.runs = False
        self.interrupt_due = False
        self.reason = None
        self.fence = 0
        self.status = None
        self.on_disk = None
        self.commands = 0
        self.sources = {}

    def start(self):
        command_in, self.commands = os.pipe()
        answers, answer_out = os.pipe()
        out, out_in = os.pipe()
        err, err_in = os.pipe()
        self.sources = {out: b"O", err: b"E", answers: b"J"}
        self.answers, self.streams = answers, (out, err)
        theirs = (command_in, answer_out, out_in, err_in)
        self.fence = os.fork()
        if self.fence == 0:
            for fd in (self.commands, answers, out, err):
                os.close(fd)
            sandbox.fence(self.settings, lambda: serve(self.settings, *theirs), theirs)
        for fd in theirs:
            os.close(fd)

    def listen(self):
        """Takes what the server says; runs on a thread of its own so that an interrupt is heard."""
        try:
            while True:
                frame = frames.read(SERVER_IN)
                if frame is None:
                    break
                self.heard(*frame)
        except (OSError, ValueError):
            pass
        self.reason = self.reason or "closed"
        self.end()

    def heard(self, kind, payload):
        if kind == b"I":
            self.interrupt()
        elif kind in (b"Q", b"C"):
            with self.turn:
                self.runs = self.interrupt_due = False
            if kind == b"Q":
                self.budget.renew()
            try:
                frames.write(self.commands, b"C", payload)
            except OSError:
                pass  # the kernel is gone; the other thread says so

    def interrupt(self):
        """Now, or when the cell begins: a signal before that would be lost."""
        with self.turn:
            self.interrupt_due = True
            if self.runs:
                self.signal(signal.SIGUSR1)

    def begun(self):
        with self.turn:
            self.runs = True
            if self.interrupt_due:
                self.signal(signal.SIGUSR1)

    def signal(self, number):
        """With the turn held: after its end the number may be another process's."""
        if self.status is None:
            os.kill(self.fence, number)

    def end(self):
        with self.turn:
            self.signal(signal.SIGTERM)

    def pump(self):
        """Passes on what the kernel says until it is over."""
        next_look = time.monotonic() + LOOK_EVERY
        while self.sources:
            ready = select.select(list(self.sources), [], [], LOOK_EVERY)[0]
            for stream in self.streams:  # what was written before an answer goes before it
                if stream in ready or self.answers in ready:
                    self.drain(stream)
            if self.answers in ready:
                self.take_answers()
            if time.monotonic() > next_look:
                self.look()
                next_look = time.monotonic() + LOOK_EVERY
            if self.gone() and not ready:
                break

    def look(self):
        """Ends a kernel that takes more than is its own."""
        if self.reason is None and sandbox.memory_used(self.fence) > self.settings["memoryLimit"]:
            self.reason = "memory"
        elif self.reason is None and self.on_disk and \
                sandbox.disk_used(self.settings["directory"]) > self.settings["diskLimit"]:
            self.reason = "disk"
        else:
            return
        self.end()

    def greet(self, report):
        """The kernel's first word; with a namespace of mounts its directory bounds itself."""
        if self.on_disk is None:
            self.on_disk = not json.loads(report)["namespaces"]
            self.send(b"R", report)

    def gone(self):
        """Whether the kernel has ended; what holds its pipes open then does not matter."""
        with self.turn:
            if self.status is None:
                pid, status = os.waitpid(self.fence, os.WNOHANG)
                self.status = status if pid else None
            return self.status is not None

    def drain(self, stream):
        if stream not in self.sources:
            return
        waiting = struct.unpack("i", fcntl.ioctl(stream, termios.FIONREAD, b"\0\0\0\0"))[0]
        if waiting == 0 and stream not in select.select([stream], [], [], 0)[0]:
            return
        text = os.read(stream, max(waiting, 1))
        if text:
            self.text(self.sources[stream], text)
        else:
            del self.sources[stream]

    def take_answers(self):
        chunk = os.read(self.answers, 1 << 20)
        if not chunk:
            del self.sources[self.answers]
            return
        try:
            found = self.reader.feed(chunk)
        except ValueError:
            self.reason = "protocol"
            self.end()
            del self.sources[self.answers]
            return
        held_kind, held = None, []
        for kind, payload in found:
            if kind != held_kind and held:
                self.text(held_kind, b"".join(held))
                held = []
            held_kind = kind
            if kind in (b"O", b"E"):
                held.append(payload)
            elif kind == b"D":
                self.data(payload)
            elif kind == b"B":
                for stream in self.streams:
                    self.drain(stream)
                frames.write(self.commands, b"B", b"")
            elif kind == b"G":
                self.begun()
            elif kind == b"R":
                self.greet(payload)
            elif kind == b"J" and len(payload) <= kernel.LONGEST_ANSWER:
                with self.turn:
                    self.runs = False
                for stream in self.streams:
                    self.drain(stream)
                self.send(b"J", payload)
        if held:
            self.text(held_kind, b"".join(held))

    def text(self, kind, payload):
        granted = self.budget.take(len(payload))
        if granted:
            self.send(kind, payload[:granted])
        if granted < len(payload):
            self.cut()

    def data(self, payload):
        if len(payload) <= self.budget.left and self.budget.take(len(payload)):
            self.send(b"D", payload)
        else:
            self.cut()

    def cut(self):
        if not self.budget.told:
            self.budget.told = True
            self.send(b"T", b"")

    def send(self, kind, payload):
        with self.sending:
            frames.write(SERVER_OUT, kind, payload)

    def over(self):
        self.end()
        while not self.gone():
            time.sleep(0.01)
        code = os.waitstatus_to_exitcode(self.status)
        self.send(b"X", json.dumps({"code": code, "reason": self.reason}).encode())


def serve(settings, command_in, answer_out, out_in, err_in):
    """What the sandboxed process does."""
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(out_in, 1)
    os.dup2(err_in, 2)
    for fd in (null, out_in, err_in):
        os.close(fd)
    report = sandbox.enter(settings)
    report["python"] = sys.version.split()[0]
    frames.write(answer_out, b"R", json.dumps(report).encode())
    if settings["what"] == "names":
        names.serve(command_in, answer_out)
    else:
        kernel.serve(command_in, answer_out)


def main():
    os.setsid()
    frame = frames.read(SERVER_IN)
    if frame is None:
        return
    supervisor = Supervisor(json.loads(frame[1]))
    supervisor.start()
    threading.Thread(target=supervisor.listen, daemon=True).start()
    try:
        supervisor.pump()
        supervisor.over()
    except BrokenPipeError:  # the server is gone
        supervisor.end()
    shutil.rmtree(supervisor.settings["directory"], ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main()
