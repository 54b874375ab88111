# Times the Python connector against one server; see Drivers.java. Takes port, user and password, then reads lines:
# "connect COUNT", "select CONNECTIONS EACH", "prepare", "fetchall COUNT", "arrow COUNT"; answers each with a line of
# nanoseconds: all together, then each.
import sys
import threading
import time

import snowflake.connector

port, user, password = int(sys.argv[1]), sys.argv[2], sys.argv[3]


def connect(**more):
    return snowflake.connector.connect(
        host="127.0.0.1", port=port, protocol="http", account="fakesnow", user=user, password=password, **more
    )


def timed(count, work):
    begun, each = time.perf_counter_ns(), []
    for _ in range(count):
        start = time.perf_counter_ns()
        work()
        each.append(time.perf_counter_ns() - start)
    return [time.perf_counter_ns() - begun] + each


def select(connections, each):
    opened = [connect() for _ in range(connections)]
    barrier, taken = threading.Barrier(connections + 1), []

    def client(connection):
        cursor = connection.cursor()
        cursor.execute("select 1").fetchall()
        barrier.wait()
        taken.extend(timed(each, lambda: cursor.execute("select 1").fetchall())[1:])

    threads = [threading.Thread(target=client, args=(connection,)) for connection in opened]
    for thread in threads:
        thread.start()
    barrier.wait()
    begun = time.perf_counter_ns()
    for thread in threads:
        thread.join()
    total = time.perf_counter_ns() - begun
    for connection in opened:
        connection.close()
    return [total] + taken


def prepare():
    cursor = connect().cursor()
    cursor.execute("create database if not exists bench")
    cursor.execute("create schema if not exists bench.drivers")
    cursor.execute("use schema bench.drivers")
    cursor.execute("create or replace table digits (d int)")
    cursor.execute("insert into digits values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)")
    number = "a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d"
    cursor.execute(
        "create or replace table million as select %s as id, 'name ' || (%s) as name, (%s) / 4 as amount,"
        " dateadd(second, %s, '2024-01-01'::timestamp_ntz) as at"
        " from digits a, digits b, digits c, digits e, digits f, digits g" % ((number,) * 4)
    )
    return [0]


def million(count, fetch):
    cursor = connect(database="BENCH", schema="DRIVERS").cursor()

    def work():
        rows = fetch(cursor.execute("select * from million"))
        if rows != 1_000_000:
            raise SystemExit("there came %d rows" % rows)

    return timed(count, work)


def answer(words):
    if words[0] == "connect":
        return timed(int(words[1]), lambda: connect().close())
    if words[0] == "select":
        return select(int(words[1]), int(words[2]))
    if words[0] == "prepare":
        return prepare()
    if words[0] == "fetchall":
        return million(int(words[1]), lambda cursor: len(cursor.fetchall()))
    return million(int(words[1]), lambda cursor: cursor.fetch_arrow_all().num_rows)


for line in sys.stdin:
    print(" ".join(str(nanos) for nanos in answer(line.split())), flush=True)
