"""SQLAlchemy with Snowflake's dialect, both lines: what the contract asks as far as it reaches
through an engine."""

import datetime as dt
import decimal
import warnings

import pandas
import sqlalchemy as sa
from snowflake.sqlalchemy import VARIANT, URL
from sqlalchemy import orm

from report import HOST, PASSWORD, PORT, USER, feature, holds, run_all, same

warnings.simplefilter("ignore")
MAJOR = sa.__version__.rsplit(".", 1)[0].replace(".", "_")
DATABASE = f"alchemy_{MAJOR}"


def engine_of(password=PASSWORD, **more):
    url = URL(user=USER, password=password, account="x", host=HOST, port=PORT, **more)
    return sa.create_engine(url, connect_args={"protocol": "http", "account": "x"})


with engine_of().connect() as first:
    first.execute(sa.text(f"create or replace database {DATABASE}"))
ENGINE = engine_of(database=DATABASE, schema="public")


class Base(orm.DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id = sa.Column(sa.Integer, sa.Sequence("customer_ids"), primary_key=True)
    name = sa.Column(sa.String(40), nullable=False)
    orders = orm.relationship("Order", back_populates="customer")


class Order(Base):
    __tablename__ = "orders"
    id = sa.Column(sa.Integer, primary_key=True, autoincrement=True)
    customer_id = sa.Column(sa.ForeignKey("customer.id"))
    amount = sa.Column(sa.Numeric(10, 2))
    placed = sa.Column(sa.DateTime)
    customer = orm.relationship("Customer", back_populates="orders")


@feature("connect-password")
def _():
    with engine_of().connect() as c:
        same(c.execute(sa.text("select current_user()")).scalar(), USER)


@feature("wrong-password")
def _():
    try:
        engine_of(password="not-the-password").connect()
    except sa.exc.DatabaseError as error:
        return holds("390100" in str(error), str(error))
    raise AssertionError("it was let in")


def all_types():
    return sa.Table(
        "kinds", sa.MetaData(),
        sa.Column("i", sa.BigInteger), sa.Column("n", sa.Numeric(20, 4)),
        sa.Column("f", sa.Float), sa.Column("s", sa.String(20)), sa.Column("x", sa.Text),
        sa.Column("b", sa.Boolean), sa.Column("d", sa.Date), sa.Column("t", sa.Time),
        sa.Column("ts", sa.DateTime), sa.Column("bin", sa.LargeBinary),
    )


@feature("types-in")
def _():
    row = (
        2**40, decimal.Decimal("12.3400"), 1.5, "it's", "ünïcödé", True, dt.date(2024, 2, 29),
        dt.time(12, 34, 56), dt.datetime(2024, 2, 29, 12, 34, 56, 789000), b"\x00\xff",
    )
    table = all_types()
    with ENGINE.begin() as c:
        table.drop(c, checkfirst=True)
        table.create(c)
        c.execute(table.insert(), dict(zip(table.c.keys(), row)))
        c.execute(table.insert(), {"i": None})
        found = c.execute(sa.select(table).order_by(table.c.i.nulls_last())).fetchall()
    same((*found[0][:9], bytes(found[0][9])), row)
    same(tuple(found[1]), (None,) * 10)


@feature("types-out")
def _():
    with ENGINE.connect() as c:
        row = c.execute(sa.text(
            "select 1, 1.25, 1.5\\:\\:float, 'x', true, '2024-02-29'\\:\\:date,"
            " '12\\:34\\:56'\\:\\:time, null")).one()
        same(tuple(row), (1, decimal.Decimal("1.25"), 1.5, "x", True, dt.date(2024, 2, 29),
                          dt.time(12, 34, 56), None))
        frame = pandas.read_sql(sa.text("select seq4() as n, 'x' || seq4() as s"
                                        " from table(generator(rowcount => 1000))"), c)
        same((list(frame.columns), int(frame["n"].sum()), frame["s"].nunique()),
             (["n", "s"], sum(range(1000)), 1000))


@feature("variant")
def _():
    with ENGINE.begin() as c:
        c.execute(sa.text("create or replace table semi as select parse_json('{\"a\"\\:1}') as v"))
    table = sa.Table("semi", sa.MetaData(), autoload_with=ENGINE)
    holds(isinstance(table.c.v.type, VARIANT), repr(table.c.v.type))
    with ENGINE.connect() as c:
        same(c.execute(sa.select(sa.func.get_path(table.c.v, "a"))).scalar(), "1")


@feature("bindings")
def _():
    with ENGINE.begin() as c:
        Base.metadata.drop_all(c)
        Base.metadata.create_all(c)
    with orm.Session(ENGINE) as s:
        anna = Customer(name="Anna")
        s.add(anna)
        s.flush()
        s.add_all([
            Order(id=1, customer_id=anna.id, amount=decimal.Decimal("10.50"),
                  placed=dt.datetime(2024, 1, 1)),
            Order(id=2, customer_id=anna.id, amount=decimal.Decimal("2.25")),
        ])
        s.commit()
        same([o.id for o in sorted(anna.orders, key=lambda o: o.id)], [1, 2])
        found = s.execute(
            sa.select(Customer.name, sa.func.sum(Order.amount))
            .join(Order).where(Order.amount > 1).group_by(Customer.name)
        ).all()
        same(found, [("Anna", decimal.Decimal("12.75"))])
        first = s.get(Order, 1)
        first.amount = decimal.Decimal("11")
        s.delete(s.get(Order, 2))
        s.commit()
        same(s.scalars(sa.select(Order.amount)).all(), [decimal.Decimal("11.00")])
        same(s.scalars(sa.select(Customer.name).limit(1).offset(0)).all(), ["Anna"])


@feature("batch-insert-10000")
def _():
    table = sa.Table("many", sa.MetaData(), sa.Column("i", sa.Integer), sa.Column("s", sa.String))
    with ENGINE.begin() as c:
        table.drop(c, checkfirst=True)
        table.create(c)
        c.execute(table.insert(), [{"i": i, "s": f"row {i}"} for i in range(10000)])
        same(c.execute(sa.select(sa.func.count(), sa.func.max(table.c.i))).one(), (10000, 9999))


@feature("transactions")
def _():
    with ENGINE.connect() as c:
        c.execute(sa.text("create or replace table moves (i int)"))
        c.commit()
        c.execute(sa.text("insert into moves values (1)"))
        c.rollback()
        same(c.execute(sa.text("select count(*) from moves")).scalar(), 0)
        c.rollback()
        with c.begin():
            c.execute(sa.text("insert into moves values (1)"))
    with ENGINE.connect() as c:
        same(c.execute(sa.text("select count(*) from moves")).scalar(), 1)


@feature("error-code-state-id")
def _():
    try:
        with ENGINE.connect() as c:
            c.execute(sa.text("select * from no_such_table"))
    except sa.exc.ProgrammingError as error:
        same((error.orig.errno, error.orig.sqlstate), (2003, "42S02"))
        return holds(error.orig.sfqid, "no query id")
    raise AssertionError("it was not refused")


@feature("metadata")
def _():
    with ENGINE.begin() as c:
        c.execute(sa.text("create or replace schema reflected"))
        c.execute(sa.text("create table reflected.parent (id int not null primary key,"
                          " name varchar(30) default 'x' comment 'what it is called')"))
        c.execute(sa.text("create table reflected.child (a int not null, b int not null,"
                          " parent_id int, unique (b), primary key (a, b),"
                          " foreign key (parent_id) references reflected.parent (id))"))
        c.execute(sa.text("create view reflected.seen as select id from reflected.parent"))
    look = sa.inspect(ENGINE)
    holds("reflected" in look.get_schema_names(), str(look.get_schema_names()))
    same(sorted(look.get_table_names("reflected")), ["child", "parent"])
    same(look.get_view_names("reflected"), ["seen"])
    holds(look.has_table("parent", "reflected"), "has_table says no")
    holds(not look.has_table("nobody", "reflected"), "has_table says yes")
    columns = look.get_columns("parent", "reflected")
    same([(c["name"], c["nullable"]) for c in columns], [("id", False), ("name", True)])
    same((columns[1]["type"].length, columns[1]["comment"]), (30, "what it is called"))
    same(look.get_pk_constraint("child", "reflected")["constrained_columns"], ["a", "b"])
    keys = look.get_foreign_keys("child", "reflected")
    same([(k["constrained_columns"], k["referred_table"], k["referred_columns"]) for k in keys],
         [(["parent_id"], "parent", ["id"])])
    same([u["column_names"] for u in look.get_unique_constraints("child", "reflected")], [["b"]])
    same(look.get_indexes("child", "reflected"), [])
    holds("select" in look.get_view_definition("seen", "reflected").lower(), "no definition")
    everything = sa.MetaData()
    everything.reflect(ENGINE, schema="reflected", views=True)
    same(sorted(everything.tables), ["reflected.child", "reflected.parent", "reflected.seen"])


run_all()
