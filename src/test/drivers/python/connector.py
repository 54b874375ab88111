"""The Python connector, lines 4 and 5: every feature of the contract."""

import datetime as dt
import decimal
import json
import os
import pathlib
import tempfile
import threading
import time
import urllib.request
import warnings

import pandas
import snowflake.connector
from snowflake.connector import errors

from report import (
    API_KEY, BASE, HOST, LONG, PASSWORD, PORT, SHORT_PORT, SLOW, USER,
    eventually, feature, holds, near, one_line, run_all, same,
)

warnings.simplefilter("ignore")
LINE = int(snowflake.connector.__version__.split(".")[0])
UTC = dt.timezone.utc
D = decimal.Decimal


def connect(port=PORT, **more):
    given = dict(
        user=USER, password=PASSWORD, account="x", host=HOST, port=port, protocol="http",
        session_parameters={"TIMEZONE": "UTC"},
    )
    given.update(more)
    return snowflake.connector.connect(**{k: v for k, v in given.items() if v is not None})


SHARED = connect()
SHARED.cursor().execute(f"create or replace database drivers_py{LINE}")
SHARED.close()
DATABASE = f"DRIVERS_PY{LINE}"


def session(**more):
    return connect(database=DATABASE, schema="PUBLIC", **more)


def fails(work, kind=errors.Error):
    try:
        work()
    except kind as error:
        return error
    raise AssertionError("it was not refused")


def is_admitted(**credentials):
    with connect(**credentials) as c:
        same(c.cursor().execute("select current_user()").fetchone(), (USER,))


@feature("connect-password")
def _():
    is_admitted()


@feature("connect-mfa-passcode")
def _():
    is_admitted(authenticator="USERNAME_PASSWORD_MFA", passcode="123456")


@feature("connect-key-pair")
def _():
    from cryptography.hazmat.primitives import serialization

    pem = pathlib.Path(os.environ["VITRINE_PRIVATE_KEY"]).read_bytes()
    key = serialization.load_pem_private_key(pem, None).private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    is_admitted(password=None, authenticator="SNOWFLAKE_JWT", private_key=key)


@feature("connect-oauth")
def _():
    is_admitted(password=None, authenticator="oauth", token=os.environ["VITRINE_OAUTH_TOKEN"])


@feature("connect-pat")
def _():
    is_admitted(password=None, authenticator="PROGRAMMATIC_ACCESS_TOKEN", token=API_KEY)
    is_admitted(password=API_KEY)


@feature("wrong-password")
def _():
    error = fails(lambda: connect(password="not-the-password"), errors.DatabaseError)
    same(error.errno, 390100)
    holds("Incorrect username or password" in str(error), str(error))


@feature("types-out")
def _():
    for result_format in ("ARROW", "JSON"):
        types_out(result_format)
    with session() as c:
        sql = ("select 7::int as i, 1.25::number(10,2) as n, 1.5::float as f, 'x' as s, true as b,"
               " '2024-02-29'::date as d, '12:34:56.789'::time as t,"
               " '2024-02-29 12:34:56.123456'::timestamp_ntz as ntz,"
               " '2024-02-29 12:34:56.5 +0530'::timestamp_tz as tz,"
               " to_binary('00FF', 'HEX') as x, parse_json('[1]') as v")
        due = {
            "I": 7, "N": D("1.25"), "F": 1.5, "S": "x", "B": True, "D": dt.date(2024, 2, 29),
            "T": dt.time(12, 34, 56, 789000), "NTZ": dt.datetime(2024, 2, 29, 12, 34, 56, 123456),
            "X": b"\x00\xff",
        }
        table = c.cursor().execute(sql + " union all select" + " null," * 10 + " null"
                                   " order by 1").fetch_arrow_all()
        same(table.column_names, ["I", "N", "F", "S", "B", "D", "T", "NTZ", "TZ", "X", "V"])
        first, last = table.to_pylist()
        same({k: first[k] for k in due}, due)
        same(first["TZ"].astimezone(UTC), dt.datetime(2024, 2, 29, 7, 4, 56, 500000, UTC))
        same((json.loads(first["V"]), set(last.values())), ([1], {None}))
        frame = c.cursor().execute(sql).fetch_pandas_all()
        kinds = {name: frame[name].dtype.kind for name in ("I", "F", "B", "NTZ")}
        same(kinds, {"I": "i", "F": "f", "B": "b", "NTZ": "M"})
        same((frame["N"].iloc[0], frame["S"].iloc[0], frame["D"].iloc[0]),
             (float(D("1.25")), "x", dt.date(2024, 2, 29)))
        # without a row there are columns still
        empty = c.cursor().execute(sql + " limit 0")
        same((empty.fetchall(), len(empty.description)), ([], 11))
        same(list(c.cursor().execute(sql + " limit 0").fetch_pandas_all().columns),
             list(table.column_names))


def types_out(result_format):
    with session() as c:
        c.cursor().execute(
            f"alter session set python_connector_query_result_format = '{result_format}'")
        row = c.cursor().execute(
            "select 1, 1.25, 12345678901234567890, 1.5::float, 'text', true, false,"
            " '2024-02-29'::date, '12:34:56.789'::time,"
            " '2024-02-29 12:34:56.123456'::timestamp_ntz,"
            " '2024-02-29 12:34:56.5 +0000'::timestamp_ltz"
        ).fetchone()
        same(
            row[:10],
            (
                1, D("1.25"), 12345678901234567890, 1.5, "text", True, False,
                dt.date(2024, 2, 29), dt.time(12, 34, 56, 789000),
                dt.datetime(2024, 2, 29, 12, 34, 56, 123456),
            ),
        )
        same(row[10], dt.datetime(2024, 2, 29, 12, 34, 56, 500000, UTC))
        same(
            c.cursor(snowflake.connector.DictCursor).execute("select 1 as a, 'x' as b").fetchall(),
            [{"A": 1, "B": "x"}],
        )


@feature("types-in")
def _():
    values = (
        7, -1.5, D("12.34"), "it's", True, dt.date(1999, 12, 31), dt.time(23, 59, 59, 5),
        dt.datetime(2024, 2, 29, 1, 2, 3, 4), b"\x00\xff",
    )
    columns = (
        "a int, b float, c number(10,2), d text, e boolean, f date, g time, h timestamp_ntz,"
        " i binary"
    )
    for style in ("qmark", "pyformat", "numeric"):
        mark = {"qmark": "?", "pyformat": "%s", "numeric": None}[style]
        marks = ",".join(mark or f":{n + 1}" for n in range(len(values)))
        with session(paramstyle=style) as c:
            cursor = c.cursor()
            cursor.execute(f"create or replace temporary table types_in ({columns})")
            cursor.execute(f"insert into types_in values ({marks})", values)
            same(cursor.rowcount, 1)
            row = cursor.execute("select * from types_in").fetchone()
            same((style, *row[:8], bytes(row[8])), (style, *values))
            cursor.execute(f"insert into types_in values ({marks})", (None,) * len(values))
            row = cursor.execute("select * from types_in where a is null").fetchone()
            same((style, *row), (style, *(None,) * len(values)))


@feature("null-values")
def _():
    with session(paramstyle="qmark") as c:
        row = c.cursor().execute(
            "select null::int, null::float, null::text, null::boolean, null::date, null::time,"
            " null::timestamp_ntz, null::timestamp_tz, null::binary, null::variant, ?",
            (None,),
        ).fetchone()
        same(row, (None,) * 11)
        rows = c.cursor().execute("select * from values (1, null), (null, 'x')").fetchall()
        same(rows, [(1, None), (None, "x")])


@feature("extremes")
def _():
    with session() as c:
        most = int("9" * 38)
        row = c.cursor().execute(
            f"select {most}, -{most}, 0.{'9' * 37}::number(38,37), 1.7976931348623157e308::float,"
            " 2.2250738585072014e-308::float, '9999-12-31'::date, '0001-01-01'::date,"
            " '23:59:59.999999'::time, '9999-12-31 23:59:59.999999'::timestamp_ntz,"
            " repeat('x', 250000), '', 'ünïcödé 漢字 😀'"
        ).fetchone()
        same(row[:3], (most, -most, D("0." + "9" * 37)))
        near(row[3], 1.7976931348623157e308)
        near(row[4], 2.2250738585072014e-308)
        same(row[5:9], (
            dt.date(9999, 12, 31), dt.date(1, 1, 1), dt.time(23, 59, 59, 999999),
            dt.datetime(9999, 12, 31, 23, 59, 59, 999999),
        ))
        same((len(row[9]), row[10], row[11]), (250000, "", "ünïcödé 漢字 😀"))
        row = c.cursor().execute("select 'nan'::float, 'inf'::float, '-inf'::float").fetchone()
        holds(row[0] != row[0], f"{row[0]} is not NaN")
        same(row[1:], (float("inf"), float("-inf")))
    with session(paramstyle="qmark") as c:
        values = (
            most, -most, dt.date(1, 1, 1), dt.date(9999, 12, 31),
            dt.datetime(9999, 12, 31, 23, 59, 59), dt.time(0), "x" * 100000, "",
        )
        cursor = c.cursor()
        cursor.execute(
            "create or replace table extremes (a number(38), b number(38), c date, d date,"
            " e timestamp_ntz, f time, g text, h text)")
        cursor.execute("insert into extremes values (?, ?, ?, ?, ?, ?, ?, ?)", values)
        same(cursor.execute("select * from extremes").fetchone(), values)


@feature("time-zones")
def _():
    with session() as c:
        cursor = c.cursor()
        cursor.execute("alter session set timezone = 'America/New_York'")
        row = cursor.execute(
            "select '2024-07-01 12:00:00'::timestamp_ltz, '2024-01-01 12:00:00'::timestamp_ltz,"
            " '2024-07-01 12:00:00 +0530'::timestamp_tz, '1969-12-31 23:59:59.25'::timestamp_ntz"
        ).fetchone()
        same([v.utcoffset() for v in row[:3]], [dt.timedelta(hours=h) for h in (-4, -5, 5.5)])
        same(row[0].astimezone(UTC), dt.datetime(2024, 7, 1, 16, tzinfo=UTC))
        same(row[2].astimezone(UTC), dt.datetime(2024, 7, 1, 6, 30, tzinfo=UTC))
        same(row[3], dt.datetime(1969, 12, 31, 23, 59, 59, 250000))
    with session(paramstyle="qmark") as c:
        cursor = c.cursor()
        when = dt.datetime(2024, 7, 1, 12, 0, 0, 123456, dt.timezone(dt.timedelta(hours=5.5)))
        cursor.execute("create or replace table zones (tz timestamp_tz, ltz timestamp_ltz)")
        cursor.execute("insert into zones values (?, ?)",
                       (("TIMESTAMP_TZ", when), ("TIMESTAMP_LTZ", when)))
        row = cursor.execute("select tz, ltz, to_char(tz, 'TZH:TZM') from zones").fetchone()
        # line 5 sends the instant in UTC
        same((row[0], row[1], row[2]), (when, when, "+05:30" if LINE == 4 else "+00:00"))


@feature("binary")
def _():
    value = bytes(range(256))
    with session(paramstyle="qmark") as c:
        cursor = c.cursor()
        found = cursor.execute("select ?, to_binary(?, 'HEX')", (value, value.hex())).fetchone()
        same([bytes(v) for v in found], [value, value])
        same(bytes(cursor.execute("select to_binary('', 'HEX')").fetchone()[0]), b"")


@feature("variant")
def _():
    with session() as c:
        cursor = c.cursor()
        row = cursor.execute(
            "select parse_json('{\"a\":[1,null,{\"b\":\"x\"}]}'), array_construct(1, 'x'),"
            " object_construct('k', 1.5), parse_json('null'), to_variant('s')"
        ).fetchone()
        same(
            [json.loads(v) for v in row[:3]],
            [{"a": [1, None, {"b": "x"}]}, [1, "x"], {"k": 1.5}],
        )
        same(json.loads(row[4]), "s")
        same([d.type_code for d in cursor.description], [5, 10, 9, 5, 5])
    with session(paramstyle="qmark") as c:
        cursor = c.cursor()
        value = {"a": [1, 2.5, "x", None, True], "ü": {"deep": "it's"}}
        cursor.execute("create or replace table variants (v variant)")
        cursor.execute("insert into variants select parse_json(?)", (json.dumps(value),))
        row = cursor.execute(
            "select v, v:a[1]::float, v:\"ü\".deep::text, v:nothing from variants").fetchone()
        same((json.loads(row[0]), *row[1:]), (value, 2.5, "it's", None))


@feature("bindings")
def _():
    with session(paramstyle="qmark") as c:
        cursor = c.cursor()
        same(
            cursor.execute("select ? + 1, ? || '!', ?", (41, "a'b", True)).fetchone(),
            (42, "a'b!", True),
        )
        same(
            cursor.execute("select column1 from values (1), (2), (3) where column1 > ?", (1,))
            .fetchall(),
            [(2,), (3,)],
        )
    with session() as c:
        same(
            c.cursor().execute("select %(b)s, %(a)s", {"a": "it's \\ %", "b": None}).fetchone(),
            (None, "it's \\ %"),
        )
        same(c.cursor().execute("select 1 in (%s)", ([1, 2],)).fetchone(), (True,))


@feature("batch-insert-10000")
def _():
    rows = [(i, f"name {i}", i / 4, dt.date(2024, 1, 1), None) for i in range(10000)]
    with session(paramstyle="qmark") as c:
        cursor = c.cursor()
        cursor.execute("create or replace table batch (i int, s text, f float, d date, n int)")
        began = time.monotonic()
        cursor.executemany("insert into batch values (?, ?, ?, ?, ?)", rows)
        took = time.monotonic() - began
        same(cursor.rowcount, 10000)
        same(
            cursor.execute(
                "select count(*), sum(i), max(s), sum(f), count(n), min(d) from batch"
            ).fetchone(),
            (10000, 49995000, "name 9999", 12498750.0, 0, dt.date(2024, 1, 1)),
        )
    with session() as c:
        cursor = c.cursor()
        cursor.execute("create or replace table batch (i int, s text)")
        cursor.executemany("insert into batch values (%s, %s)", [r[:2] for r in rows])
        same(cursor.execute("select count(*) from batch").fetchone(), (10000,))
        writes_pandas(c, cursor)
    return f"{took:.2f} s"


def writes_pandas(c, cursor):
    """10,000 rows of a DataFrame by way of a stage, into a table that it makes, twice."""
    from snowflake.connector.pandas_tools import write_pandas

    frame = pandas.DataFrame({
        "i": range(10000),
        "f": [n / 4 if n % 2 else None for n in range(10000)],
        "s": [f"it's {n}" for n in range(10000)],
        "d": [dt.date(2024, 2, 29)] * 10000,
        "t": pandas.to_datetime(["2024-02-29 12:34:56.789"] * 10000),
    })
    for _ in range(2):
        done, chunks, rows, _ = write_pandas(
            c, frame, "written", auto_create_table=True, overwrite=True, chunk_size=4000)
        same((done, chunks, rows), (True, 3, 10000))
        same(
            cursor.execute('select count(*), sum("i"), count("f"), max("s"), min("d"), max("t")'
                           ' from "written"').fetchone(),
            (10000, 49995000, 5000, "it's 9999", dt.date(2024, 2, 29),
             dt.datetime(2024, 2, 29, 12, 34, 56, 789000)),
        )
    cursor.execute("create or replace temporary table into_it (a int, b text)")
    done, _, rows, _ = write_pandas(
        c, pandas.DataFrame({"A": [1, 2], "B": ["x", None]}), "INTO_IT")
    same((done, rows), (True, 2))
    same(cursor.execute("select * from into_it order by a").fetchall(), [(1, "x"), (2, None)])


@feature("transactions")
def _():
    with session() as c, session() as other:
        cursor = c.cursor()
        count = lambda of: of.cursor().execute("select count(*) from moves").fetchone()[0]
        cursor.execute("create or replace table moves (i int)")
        cursor.execute("begin")
        cursor.execute("insert into moves values (1), (2)")
        same((count(c), count(other)), (2, 0))
        cursor.execute("rollback")
        same(count(c), 0)
        cursor.execute("begin")
        cursor.execute("insert into moves values (1)")
        c.commit()
        same(count(other), 1)


@feature("autocommit-off")
def _():
    with session(autocommit=False) as c, session() as other:
        count = lambda of: of.cursor().execute("select count(*) from pending").fetchone()[0]
        c.cursor().execute("create or replace table pending (i int)")
        c.cursor().execute("insert into pending values (1)")
        same((count(c), count(other)), (1, 0))
        c.rollback()
        same(count(c), 0)
        c.cursor().execute("insert into pending values (1)")
        c.commit()
        same(count(other), 1)
        c.autocommit(True)
        c.cursor().execute("insert into pending values (2)")
        same(count(other), 2)


@feature("error-code-state-id")
def _():
    with session() as c:
        due = {
            "select * from no_such_table": (2003, "42S02"),
            "selec 1": (1003, "42000"),
            "select no_such_column from values (1)": (904, "42000"),
            "select 1 / 0": (100051, "22012"),
            "select 'x'::int": (100038, "22018"),
        }
        for sql, codes in due.items():
            error = fails(lambda: c.cursor().execute(sql), errors.ProgrammingError)
            same((sql, error.errno, error.sqlstate), (sql, *codes))
            holds(error.sfqid and len(error.sfqid) == 36, f"query id {error.sfqid}")
        same(c.cursor().execute("select 1").fetchone(), (1,))


@feature("async")
def _():
    with session() as c:
        cursor = c.cursor()
        cursor.execute_async("select column1 * 2 as twice from values (1), (2)")
        query = cursor.sfqid
        eventually("it ends", lambda: not c.is_still_running(c.get_query_status(query)))
        same(c.get_query_status_throw_if_error(query).name, "SUCCESS")
        fetched = c.cursor()
        fetched.get_results_from_sfqid(query)
        same(fetched.fetchall(), [(2,), (4,)])
        same(fetched.description[0].name, "TWICE")
        cursor.execute_async("select 1 / 0")
        failed = cursor.sfqid
        eventually("it ends", lambda: not c.is_still_running(c.get_query_status(failed)))
        holds(c.is_an_error(c.get_query_status(failed)), "it did not fail")
        error = fails(lambda: c.get_query_status_throw_if_error(failed), errors.ProgrammingError)
        same(error.errno, 100051)
        cursor.execute_async(SLOW)
        slow = cursor.sfqid
        holds(c.is_still_running(c.get_query_status(slow)), "it ended at once")
        fetched.get_results_from_sfqid(slow)
        same(len(fetched.fetchall()), 1)


@feature("result-by-id")
def _():
    with session() as c, session() as other:
        cursor = c.cursor()
        cursor.execute("select column1 as a, column2 as b from values (1, 'x'), (2, null)")
        again = other.cursor()
        again.get_results_from_sfqid(cursor.sfqid)
        same(again.fetchall(), [(1, "x"), (2, None)])
        same([d.name for d in again.description], ["A", "B"])
        same(
            other.cursor()
            .execute(f"select sum(a) from table(result_scan('{cursor.sfqid}'))").fetchone(),
            (3,),
        )


@feature("multi-statement")
def _():
    with session() as c:
        cursor = c.cursor()
        cursor.execute("select 1; select 'b' as b; create table if not exists m (i int)",
                       num_statements=3)
        same(cursor.fetchall(), [(1,)])
        cursor.nextset()
        same(cursor.fetchall(), [("b",)])
        cursor.nextset()
        same(len(cursor.fetchall()), 1)
        cursors = c.execute_string(
            "create or replace table m (i int); insert into m values (1), (2); select i from m;")
        same([len(list(found)) for found in cursors], [1, 1, 2])
        error = fails(lambda: cursor.execute("select 1; select 2"), errors.ProgrammingError)
        same(error.errno, 8)


def is_canceled(error):
    same(getattr(error, "errno", None), 604)


@feature("cancel")
def _():
    with session() as c, session() as other:
        running = c.cursor()
        running.execute_async(LONG)
        query = running.sfqid
        began = time.monotonic()
        holds(other.cursor().abort_query(query), "abort_query said no")
        eventually("it ends", lambda: not c.is_still_running(c.get_query_status(query)))
        holds(time.monotonic() - began < 10, "slow to stop")
        is_canceled(fails(lambda: c.get_query_status_throw_if_error(query), errors.ProgrammingError))
        # one that is waited for, from another thread
        found = []
        # a text of its own: programs of other drivers wait beside this one
        own = f"waited for by line {LINE}"
        waiting = threading.Thread(target=lambda: found.append(fails(
            lambda: running.execute(f"{LONG} and '{own}' <> ''"))))
        waiting.start()
        query = eventually("it runs", lambda: next(iter(other.cursor().execute(
            "select query_id from table(information_schema.query_history())"
            f" where query_text like '%{own}%' and execution_status = 'RUNNING'"
            " and query_text not like '%query_history%'").fetchall()), None))[0]
        other.cursor().abort_query(query)
        waiting.join(20)
        holds(found, "it did not stop")
        is_canceled(found[0])
        same(c.cursor().execute("select 1").fetchone(), (1,))


@feature("timeout")
def _():
    with session() as c:
        c.cursor().execute("alter session set statement_timeout_in_seconds = 1")
        error = fails(lambda: c.cursor().execute(LONG), errors.ProgrammingError)
        same((error.errno, error.sqlstate), (630, "57014"))
        c.cursor().execute("alter session unset statement_timeout_in_seconds")
        if LINE == 5:
            return "by STATEMENT_TIMEOUT_IN_SECONDS; this line reads over execute(timeout=)"
        began = time.monotonic()
        is_canceled(fails(lambda: c.cursor().execute(LONG, timeout=1), errors.ProgrammingError))
        holds(time.monotonic() - began < 15, "slow to stop")


@feature("million-rows")
def _():
    sql = ("select seq4() as i, 'row ' || seq4() as s, seq4() / 4::float as f,"
           " dateadd(second, seq4(), '2024-01-01'::timestamp_ntz) as t"
           " from table(generator(rowcount => 1000000))")
    due = sum(range(1000000))
    with session() as c:
        took = []
        timed = lambda: took.append(f"{time.monotonic() - began:.1f} s")
        began = time.monotonic()
        rows = c.cursor().execute(sql).fetchall()
        timed()
        same((len(rows), sum(r[0] for r in rows)), (1000000, due))
        same(rows[-1][3] - rows[0][3], dt.timedelta(seconds=999999))
        del rows
        began = time.monotonic()
        table = c.cursor().execute(sql).fetch_arrow_all()
        timed()
        same(table.num_rows, 1000000)
        same(sum(table.column("I").to_pylist()), due)
        del table
        began = time.monotonic()
        frame = c.cursor().execute(sql).fetch_pandas_all()
        timed()
        same((len(frame), int(frame["I"].sum()), frame["S"].iloc[0][:4]), (1000000, due, "row "))
        c.cursor().execute("alter session set python_connector_query_result_format = 'JSON'")
        rows = c.cursor().execute("select seq4() from table(generator(rowcount => 300000))")
        same(sum(r[0] for r in rows), sum(range(300000)))
        return "fetchall %s, Arrow %s, pandas %s" % tuple(took)


def with_files(work):
    with tempfile.TemporaryDirectory() as folder, session() as c:
        return work(c, c.cursor(), pathlib.Path(folder).resolve())


@feature("put")
def _():
    def work(c, cursor, folder):
        (folder / "a.csv").write_text("1,one\n2,two\n")
        (folder / "b.csv").write_text("3,three\n" * 1000)
        cursor.execute("create or replace stage puts")
        rows = cursor.execute(f"put file://{folder}/*.csv @puts/in auto_compress=true").fetchall()
        same(sorted((r[0], r[6]) for r in rows), [("a.csv", "UPLOADED"), ("b.csv", "UPLOADED")])
        rows = cursor.execute(f"put file://{folder}/a.csv @puts/in").fetchall()
        # on a shared disk line 4 writes over what is there, and says so
        same(rows[0][6], "SKIPPED" if LINE == 5 else "UPLOADED")
        rows = cursor.execute(f"put file://{folder}/a.csv @puts/in overwrite=true").fetchall()
        same(rows[0][6], "UPLOADED")
        found = sorted(r[0] for r in cursor.execute("list @puts").fetchall())
        same(found, ["puts/in/a.csv.gz", "puts/in/b.csv.gz"])

    with_files(work)


@feature("get")
def _():
    def work(c, cursor, folder):
        text = "".join(f"{i},row {i}\n" for i in range(20000))
        (folder / "up.csv").write_text(text)
        (folder / "down").mkdir()
        cursor.execute("create or replace stage gets")
        cursor.execute(f"put file://{folder}/up.csv @gets auto_compress=false")
        rows = cursor.execute(f"get @gets file://{folder}/down/").fetchall()
        same([(r[0], r[2]) for r in rows], [("up.csv", "DOWNLOADED")])
        same((folder / "down" / "up.csv").read_text(), text)

    with_files(work)


@feature("copy")
def _():
    def work(c, cursor, folder):
        (folder / "c.csv").write_text("i,s\n1,one\n2,\n3,three\n")
        cursor.execute("create or replace table copied (i int, s text)")
        cursor.execute(f"put file://{folder}/c.csv @%copied")
        rows = cursor.execute(
            "copy into copied file_format = (type = csv skip_header = 1)").fetchall()
        same((rows[0][1], rows[0][3]), ("LOADED", 3))
        same(cursor.execute("select count(*), count(s) from copied").fetchone(), (3, 2))
        cursor.execute("create or replace stage unloaded")
        cursor.execute("copy into @unloaded/o from copied file_format = (type = csv)")
        same(cursor.execute("select count(*) from @unloaded").fetchone(), (3,))

    with_files(work)


@feature("session-renewal")
def _():
    with connect(port=SHORT_PORT) as c:
        cursor = c.cursor()
        cursor.execute("create or replace database renewals")
        cursor.execute("create or replace temporary table kept (i int)")
        cursor.execute("insert into kept values (1)")
        time.sleep(2.5)  # the token is too old now
        cursor.execute("insert into kept values (2)")
        cursor.execute(SLOW)  # it gets too old while this runs
        same(len(cursor.fetchall()), 1)
        same(cursor.execute("select count(*) from kept").fetchone(), (2,))
        time.sleep(2.5)
        cursor.execute_async("select 3")
        time.sleep(2.5)
        fetched = c.cursor()
        fetched.get_results_from_sfqid(cursor.sfqid)
        same(fetched.fetchall(), [(3,)])


@feature("keep-alive")
def _():
    with session(client_session_keep_alive=True) as c:
        same(c.cursor().execute("select 1").fetchone(), (1,))
        holds(c.is_valid(), "the connection says that it is not valid")


@feature("describe")
def _():
    with session() as c:
        found = c.cursor().describe(
            "select 1.25::number(10,2) as n, 'x'::varchar(7) as s, current_date() as d,"
            " parse_json('1') as v, true as b, 1::float as f, '2024-01-01'::timestamp_tz as t")
        same([d.name for d in found], list("NSDVBFT"))
        same([d.type_code for d in found], [0, 2, 3, 5, 13, 1, 7])
        same((found[0].precision, found[0].scale, found[1].internal_size), (10, 2, 7))
        cursor = c.cursor()
        cursor.execute("create or replace table described (a int not null, b text)")
        same([d.is_nullable for d in cursor.describe("select * from described")], [False, True])
        cursor.describe("insert into described values (1, 'x')")
        same(cursor.execute("select count(*) from described").fetchone(), (0,))
        fails(lambda: cursor.describe("select nothing_of_that_name"), errors.ProgrammingError)


@feature("metadata")
def _():
    with session() as c:
        cursor = c.cursor()
        cursor.execute("create or replace schema shown")
        same((c.database, c.schema), (DATABASE, "SHOWN"))
        cursor.execute("create table t (i int not null primary key, s varchar(10))")
        cursor.execute("create view v as select * from t")
        as_dicts = lambda sql: c.cursor(snowflake.connector.DictCursor).execute(sql).fetchall()
        same([r["name"] for r in as_dicts("show tables in schema")], ["T"])
        same([r["name"] for r in as_dicts("show views in schema")], ["V"])
        same([r["column_name"] for r in as_dicts("show columns in table t")], ["I", "S"])
        same([r["column_name"] for r in as_dicts("show primary keys in table t")], ["I"])
        same([(r["name"], r["type"]) for r in as_dicts("describe table t")],
             [("I", "NUMBER(38,0)"), ("S", "VARCHAR(10)")])
        same(cursor.execute(
            "select table_name, table_type from information_schema.tables"
            " where table_schema = 'SHOWN' order by 1").fetchall(),
            [("T", "BASE TABLE"), ("V", "VIEW")])
        cursor.execute("use schema public")
        same(c.schema, "PUBLIC")
        cursor.execute("alter session set timezone = 'Asia/Tokyo'")
        same(cursor.execute("show parameters like 'TIMEZONE'").fetchone()[1], "Asia/Tokyo")


@feature("chart")
def _():
    with session() as c:
        cursor = c.cursor()
        cursor.execute(
            "select column1 as day, column2 as sales from values (1, 10), (2, 30)"
            " visualise day as x, sales as y draw line")
        same([d.name for d in cursor.description], ["SPEC", "METADATA"])
        spec = json.loads(cursor.fetchone()[0])
        holds(spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/"), one_line(spec))
        request = urllib.request.Request(
            f"{BASE}/api/v2/statements/{cursor.sfqid}",
            headers={"Authorization": f"Bearer {API_KEY}", "Accept": "application/json"})
        with urllib.request.urlopen(request) as answer:
            read = json.load(answer)
        same(read["statementHandle"], cursor.sfqid)
        same(json.loads(read["data"][0][0]), spec)


run_all()
