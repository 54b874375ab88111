"""How a contract program tells its outcome: one line for each feature that the client has,
`feature<TAB>ok|no<TAB>detail`. Arguments of the program choose features; none means all."""

import os
import sys
import threading
import time
import traceback

HOST = "127.0.0.1"
PORT = int(os.environ["VITRINE_PORT"])
SHORT_PORT = int(os.environ["VITRINE_SHORT_PORT"])  # tokens live for two seconds there
USER = os.environ["VITRINE_USER"]
PASSWORD = os.environ["VITRINE_PASSWORD"]
API_KEY = os.environ["VITRINE_API_KEY"]
BASE = f"http://{HOST}:{PORT}"

# Runs for minutes, and stops where it is told to.
LONG = (
    "select count(*) from table(generator(rowcount => 1000000)) a,"
    " table(generator(rowcount => 1000000)) b where random() > 2"
)

# Runs for some seconds.
SLOW = LONG.replace("1000000", "16000")

FEATURES = {}


def feature(name):
    def taken(work):
        FEATURES[name] = work
        return work

    return taken


def same(found, due):
    if found != due:
        raise AssertionError(f"{found!r} where {due!r} was due")


def near(found, due, share=1e-12):
    if abs(found - due) > abs(due) * share:
        raise AssertionError(f"{found!r} where {due!r} was due")


def holds(fact, text):
    if not fact:
        raise AssertionError(text)


def eventually(text, work, seconds=30):
    end = time.monotonic() + seconds
    while True:
        found = work()
        if found:
            return found
        holds(time.monotonic() < end, f"never so: {text}")
        time.sleep(0.05)


def one_line(text):
    return " ".join(str(text).split())[:600]


def locks_out(name):
    """Logins come last: refused ones lock the user out of what comes after them."""
    return name.startswith("connect-") or name == "wrong-password"


def run_all():
    chosen = sys.argv[1:]
    for name in sorted(FEATURES, key=locks_out):
        work = FEATURES[name]
        if chosen and name not in chosen:
            continue
        began = time.monotonic()
        dog = threading.Timer(120, give_up, [name])
        dog.daemon = True
        dog.start()
        try:
            detail = one_line(work() or "")
            print(name, "ok", detail, sep="\t", flush=True)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)
            own = [f.lineno for f in where if os.path.dirname(__file__) in f.filename]
            told = f"{type(error).__name__}: {error} (line {own[-1] if own else '?'})"
            print(name, "no", one_line(told), sep="\t", flush=True)
        dog.cancel()
        print(f"{name} {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)


def give_up(name):
    print(name, "no", "not done in 120 s; what comes after it was not tried", sep="\t", flush=True)
    os._exit(3)
