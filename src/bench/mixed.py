# Runs the statements of mixed.sql with many clients on fakesnow in this process; see Mixed.java.
# Reads lines "clients, statements of each, first number"; answers with a line of nanoseconds: all together, then each.
import sys
import threading
import time

import fakesnow
import snowflake.connector


def filled(text, n, client):
    return text.replace("{n}", str(n)).replace("{c}", str(client))


def client(number, each, first, mix, barrier, taken, failures):
    cursor = snowflake.connector.connect(database="BENCH", schema="MIXED").cursor()
    barrier.wait()
    for i in range(each):
        text = filled(mix[(i + number) % len(mix)], first + i, number)
        begun = time.perf_counter_ns()
        try:
            cursor.execute(text).fetchall()
        except Exception as failed:
            failures.append("%s: %s" % (text, " ".join(str(failed).split())[:200]))
        taken.append(time.perf_counter_ns() - begun)


def run(clients, each, first, mix):
    barrier = threading.Barrier(clients + 1)
    taken, failures = [], []
    threads = [
        threading.Thread(target=client, args=(number, each, first, mix, barrier, taken, failures))
        for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    barrier.wait()
    begun = time.perf_counter_ns()
    for thread in threads:
        thread.join()
    total = time.perf_counter_ns() - begun
    for failure in sorted(set(failures))[:5]:
        print("the peer refuses " + failure, file=sys.stderr)
    if failures:
        print("the peer refused %d of %d" % (len(failures), len(taken)), file=sys.stderr)
    print(" ".join(str(nanos) for nanos in [total] + taken), flush=True)


def main():
    lines = [line.strip() for line in open(sys.argv[1]) if not line.startswith("-- ")]
    ruler = lines.index("----")
    with fakesnow.patch():
        cursor = snowflake.connector.connect(database="BENCH", schema="MIXED").cursor()
        for text in lines[:ruler]:
            for number in range(int(sys.argv[2]) if "{c}" in text else 1):
                cursor.execute(filled(text, 0, number)).fetchall()
        for line in sys.stdin:
            run(*map(int, line.split()), lines[ruler + 1 :])


main()
