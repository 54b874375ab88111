"""The ADBC driver: Arrow in and out."""

import datetime as dt
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
