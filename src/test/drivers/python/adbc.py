"""The ADBC driver: Arrow in and out."""

import datetime as dt
import decimal
import json
import os

import adbc_driver_snowflake.dbapi as adbc
import pyarrow as pa

from report import API_KEY, HOST, PASSWORD, PORT, USER, feature, holds, run_all, same


def connect(**more):
    options = {
        "adbc.snowflake.sql.account": "x",
        "adbc.snowflake.sql.uri.protocol": "http",
        "adbc.snowflake.sql.uri.host": HOST,
        "adbc.snowflake.sql.uri.port": str(PORT),
        "username": USER,
        "password": PASSWORD,
    }
    options.update(more)
    return adbc.connect(db_kwargs={k: v for k, v in options.items() if v is not None},
                        autocommit=True)


with connect() as first, first.cursor() as making:
    making.execute("create or replace database drivers_adbc")


def session(**more):
    return connect(**{"adbc.snowflake.sql.db": "DRIVERS_ADBC",
                      "adbc.snowflake.sql.schema": "PUBLIC"}, **more)


def one(sql, *values, **more):
    with session(**more) as c, c.cursor() as cursor:
        cursor.execute(sql, *values)
        return cursor.fetchone()


@feature("connect-password")
def _():
    same(one("select current_user()"), (USER,))


@feature("connect-key-pair")
def _():
    same(one("select current_user()", password=None, **{
        "adbc.snowflake.sql.auth_type": "auth_jwt",
        "adbc.snowflake.sql.client_option.jwt_private_key": os.environ["VITRINE_PRIVATE_KEY"],
    }), (USER,))


@feature("connect-oauth")
def _():
    same(one("select current_user()", password=None, **{
        "adbc.snowflake.sql.auth_type": "auth_oauth",
        "adbc.snowflake.sql.client_option.auth_token": os.environ["VITRINE_OAUTH_TOKEN"],
    }), (USER,))


@feature("wrong-password")
def _():
    try:
        connect(password="not-the-password").close()
    except adbc.Error as error:
        return holds("390100" in str(error), str(error))
    raise AssertionError("it was let in")


@feature("types-out")
def _():
    row = one("select 7::int, 1.5::float, 'x', true, '2024-02-29'::date, '12:34:56'::time,"
              " '2024-02-29 12:34:56.5'::timestamp_ntz")
    same(row[1:6], (1.5, "x", True, dt.date(2024, 2, 29), dt.time(12, 34, 56)))
    same((int(row[0]), row[6]), (7, dt.datetime(2024, 2, 29, 12, 34, 56, 500000)))


@feature("bindings")
def _():
    same(one("select ? + 1, ? || '!', ?", (41, "a'b", 1.5)), (42, "a'b!", 1.5))


@feature("types-in")
def _():
    """Arrow goes in as files of Parquet."""
    table = pa.table({
        "I": pa.array([2**40, None], pa.int64()), "F": [1.5, None], "S": ["it's ü", None],
        "B": [True, None], "D": pa.array([dt.date(2024, 2, 29), None]),
        "T": pa.array([dt.datetime(2024, 2, 29, 12, 34, 56, 789000), None], pa.timestamp("us")),
        "X": pa.array([b"\x00\xff", None]),
    })
    with session() as c, c.cursor() as cursor:
        cursor.execute("create or replace table kinds (i int, f float, s text, b boolean, d date,"
                       " t timestamp_ntz, x binary)")
        same(cursor.adbc_ingest("KINDS", table, mode="append"), 2)
        cursor.execute("select * from kinds order by i nulls last")
        first, last = cursor.fetchall()
        same((int(first[0]), *first[1:]), (
            2**40, 1.5, "it's ü", True, dt.date(2024, 2, 29),
            dt.datetime(2024, 2, 29, 12, 34, 56, 789000), b"\x00\xff"))
        same(last, (None,) * 7)


@feature("batch-insert-10000")
def _():
    table = pa.table({"I": range(10000), "S": [f"row {i}" for i in range(10000)]})
    with session() as c, c.cursor() as cursor:
        same(cursor.adbc_ingest("MANY", table, mode="create"), 10000)
        cursor.execute("select count(*), sum(i), max(s) from many")
        same(cursor.fetchone(), (10000, 49995000, "row 9999"))


@feature("variant")
def _():
    same(json.loads(one("select parse_json('{\"a\":[1,null]}')")[0]), {"a": [1, None]})


@feature("time-zones")
def _():
    row = one("select '2024-07-01 12:00:00 +0530'::timestamp_tz,"
              " '1969-12-31 23:59:59.25'::timestamp_ntz")
    same((row[0], row[1]), (dt.datetime(2024, 7, 1, 6, 30, tzinfo=dt.timezone.utc),
                            dt.datetime(1969, 12, 31, 23, 59, 59, 250000)))


@feature("extremes")
def _():
    row = one("select 1.7976931348623157e308::float, '9999-12-31'::date, '0001-01-01'::date,"
              " repeat('x', 250000), '', 'ünïcödé 漢字 😀'")
    same(row, (1.7976931348623157e308, dt.date(9999, 12, 31), dt.date(1, 1, 1), "x" * 250000, "",
               "ünïcödé 漢字 😀"))
    most = "9" * 38
    same(one(f"select {most}, -{most}"), (decimal.Decimal(most), decimal.Decimal("-" + most)))


@feature("autocommit-off")
def _():
    with session() as c, c.cursor() as cursor:
        cursor.execute("create or replace table pending (i int)")
        c.adbc_connection.set_autocommit(False)
        cursor.execute("insert into pending values (1)")
        c.adbc_connection.rollback()
        cursor.execute("insert into pending values (2)")
        c.adbc_connection.commit()
        c.adbc_connection.set_autocommit(True)
        cursor.execute("select sum(i) from pending")
        same(int(cursor.fetchone()[0]), 2)


@feature("null-values")
def _():
    same(one("select null::int, null::text, null::date, null::variant"), (None,) * 4)


@feature("binary")
def _():
    same(one("select to_binary('00FF', 'HEX')"), (b"\x00\xff",))


@feature("transactions")
def _():
    with session() as c, c.cursor() as cursor:
        cursor.execute("create or replace table moves (i int)")
        cursor.execute("begin")
        cursor.execute("insert into moves values (1)")
        cursor.execute("rollback")
        cursor.execute("select count(*) from moves")
        same(int(cursor.fetchone()[0]), 0)


@feature("error-code-state-id")
def _():
    try:
        one("select * from no_such_table")
    except adbc.Error as error:
        same((error.vendor_code, error.sqlstate), (2003, "42S02"))
        return
    raise AssertionError("it was not refused")


@feature("million-rows")
def _():
    with session() as c, c.cursor() as cursor:
        cursor.execute("select seq4() as i, 'row ' || seq4() as s"
                       " from table(generator(rowcount => 1000000))")
        table = cursor.fetch_arrow_table()
        same(table.num_rows, 1000000)
        same(pa.compute.sum(table.column("I").cast(pa.int64())).as_py(), sum(range(1000000)))


@feature("describe")
def _():
    with session() as c, c.cursor() as cursor:
        schema = cursor.adbc_execute_schema("select 1::int as a, 'x' as b")
        same(schema.names, ["A", "B"])


@feature("metadata")
def _():
    with session() as c, c.cursor() as cursor:
        cursor.execute("create or replace table shown (a int not null, b varchar(10))")
        same(c.adbc_get_table_schema("SHOWN").names, ["A", "B"])
        objects = c.adbc_get_objects(depth="tables", catalog_filter="DRIVERS_ADBC",
                                     db_schema_filter="PUBLIC").read_all().to_pylist()
        tables = [t["table_name"] for o in objects for s in o["catalog_db_schemas"]
                  for t in s["db_schema_tables"]]
        holds("SHOWN" in tables, str(tables))


run_all()
