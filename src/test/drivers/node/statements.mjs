// How statements run: in transactions, side by side, in the background, stopped, by the million.
import assert from 'node:assert/strict';
import { pause, within } from './session.mjs';

const LONG =
  'select count(*) from table(generator(rowcount => 10000000)) a,'
  + ' table(generator(rowcount => 10000000)) b where random() < -9e18';

/** Comes to its end with 0, the later the more thousands. */
export const slow = thousands =>
  `select count(*) n from table(generator(rowcount => ${thousands * 1000})) a,`
  + ' table(generator(rowcount => 1000)) b where sqrt(abs(random())) < -1';

/** The thousands that take this machine longer than so many milliseconds. */
export async function lasting(session, milliseconds) {
  for (let thousands = 2; ; thousands *= 3) {
    const start = performance.now();
    assert.equal(await session.value(slow(thousands)), 0);
    if (performance.now() - start > milliseconds) return thousands;
  }
}

async function transactions(session) {
  await session.run('create or replace table tx_node (a int)');
  await session.run('begin');
  await session.run('insert into tx_node values (1)');
  await session.run('rollback');
  assert.equal(await session.value('select count(*) from tx_node'), 0);
  await session.run('begin transaction');
  await session.run('insert into tx_node values (2), (3)');
  await within({}, async other =>
    assert.equal(await other.value('select count(*) from tx_node'), 0));
  await session.run('commit');
  await within({}, async other =>
    assert.equal(await other.value('select sum(a) from tx_node'), 5));
  await session.run('drop table tx_node');
}

async function withoutAutocommit(session) {
  await session.run('create or replace table ac_node (a int)');
  await session.run('alter session set autocommit = false');
  await session.run('insert into ac_node values (1)');
  await within({}, async other =>
    assert.equal(await other.value('select count(*) from ac_node'), 0));
  await session.run('rollback');
  assert.equal(await session.value('select count(*) from ac_node'), 0);
  await session.run('insert into ac_node values (2)');
  await session.run('commit');
  await session.run('alter session set autocommit = true');
  await within({}, async other =>
    assert.equal(await other.value('select sum(a) from ac_node'), 2));
  await session.run('drop table ac_node');
}

async function errors(session) {
  const missing = await session.error('select * from no_such_table');
  assert.equal(String(missing.code), '002003');
  assert.equal(missing.sqlState, '42S02');
  assert.match(missing.message, /NO_SUCH_TABLE/);
  assert.match(missing.data.queryId, /^[0-9a-f-]{36}$/);
  const syntax = await session.error('selec 1');
  assert.equal(String(syntax.code), '001003');
  assert.equal(syntax.sqlState, '42000');
  const zero = await session.error('select 1 / 0');
  assert.equal(String(zero.code), '100051');
  assert.equal(zero.sqlState, '22012');
  assert.equal(await session.value('select 1'), 1);
}

async function async(session) {
  const thousands = await lasting(session, 1_500);
  const { statement } = await session.run(slow(thousands), [], { asyncExec: true });
  const id = statement.getQueryId();
  assert.equal(session.connection.isStillRunning(await session.connection.getQueryStatus(id)), true);
  const rows = await fetched(session, id);
  assert.deepEqual(rows, [{ N: 0 }]);
  assert.equal(await session.connection.getQueryStatus(id), 'SUCCESS');
  const failing = await session.run('select 1 / 0 from table(generator(rowcount => 1))', [],
    { asyncExec: true });
  await assert.rejects(fetched(session, failing.statement.getQueryId()), /[Dd]ivision by zero/);
  const status = await session.connection.getQueryStatus(failing.statement.getQueryId());
  assert.equal(session.connection.isAnError(status), true);
  await assert.rejects(
    session.connection.getQueryStatusThrowIfError(failing.statement.getQueryId()));
}

async function fetched(session, queryId) {
  const statement = await session.connection.getResultsFromQueryId({ queryId });
  return new Promise((resolve, reject) => {
    const rows = [];
    statement.streamRows()
      .on('error', reject).on('data', row => rows.push(row)).on('end', () => resolve(rows));
  });
}

async function byId(session) {
  const { statement } = await session.run('select seq4() n from table(generator(rowcount => 100))');
  const id = statement.getQueryId();
  await within({}, async other => {
    const rows = await fetched(other, id);
    assert.equal(rows.length, 100);
    assert.deepEqual(rows[99], { N: 99 });
    const again = await other.rows(`select sum(n) s from table(result_scan('${id}'))`);
    assert.deepEqual(again, [{ S: 4950 }]);
  });
}

/** The rows of each statement of several. */
function several(session, sqlText, count) {
  return new Promise((resolve, reject) => {
    const results = [];
    session.connection.execute({
      sqlText,
      parameters: { MULTI_STATEMENT_COUNT: count },
      complete: (error, statement) => {
        if (error) return reject(error);
        const rows = [];
        statement.streamRows()
          .on('error', reject)
          .on('data', row => rows.push(row))
          .on('end', () => {
            results.push(rows);
            if (statement.hasNext?.()) statement.NextResult();
            else resolve(results);
          });
      },
    });
  });
}

async function multi(session) {
  const results = await several(session,
    'create temporary table m (a int); insert into m values (1), (2); select sum(a) s from m', 3);
  assert.deepEqual(results.slice(1), [[{ 'number of rows inserted': 2 }], [{ S: 3 }]]);
  assert.deepEqual(await several(session, 'select 1 a; select 2 b', 0), [[{ A: 1 }], [{ B: 2 }]]);
  await assert.rejects(several(session, 'select 1; select 2', 3), /statement count/);
  const one = await session.error('select 1; select 2');
  assert.match(one.message, /statement count 2 did not match the desired statement count 1/);
}

async function cancel(session) {
  const before = performance.now();
  const failed = new Promise((resolve, reject) => {
    const statement = session.connection.execute({
      sqlText: LONG,
      complete: error => (error ? resolve(error) : reject(new Error('it ran to its end'))),
    });
    pause(700).then(() => statement.cancel(error => error && reject(error)));
  });
  const error = await failed;
  assert.equal(String(error.code), '000604');
  assert.equal(error.sqlState, '57014');
  assert.ok(performance.now() - before < 10_000);
  assert.equal(await session.value('select 1'), 1);
}

async function timeout(session) {
  await session.run('alter session set statement_timeout_in_seconds = 1');
  const before = performance.now();
  const error = await session.error(LONG);
  assert.equal(String(error.code), '000630');
  assert.equal(error.sqlState, '57014');
  assert.match(error.message, /timeout of 1 second/);
  assert.ok(performance.now() - before < 10_000);
  await session.run('alter session unset statement_timeout_in_seconds');
}

/** Reads row by row as they come. */
function streamed(session, sqlText, read) {
  return new Promise((resolve, reject) => {
    session.connection.execute({
      sqlText,
      streamResult: true,
      complete: (error, statement) => {
        if (error) return reject(error);
        statement.streamRows().on('error', reject).on('data', read).on('end', () => resolve(statement));
      },
    });
  });
}

async function million(session) {
  const start = performance.now();
  let count = 0;
  let sum = 0;
  const statement = await streamed(session,
    `select seq8() n, 'text ' || seq8() t, seq8() / 4 f, '2024-01-01'::timestamp_ntz ts
     from table(generator(rowcount => 1000000))`,
    row => {
      if (row.T !== `text ${row.N}`) throw new Error(JSON.stringify(row));
      count++;
      sum += row.N;
    });
  assert.equal(count, 1_000_000);
  assert.equal(sum, 499_999_500_000);
  assert.equal(statement.getNumRows(), 1_000_000);
  return `${Math.round(performance.now() - start)} ms`;
}

async function describe(session) {
  await session.run('create temporary table shape (a int not null, b number(12,3), c varchar(20))');
  const { statement, rows } =
    await session.run('select * from shape where a = ?', undefined, { describeOnly: true });
  assert.equal((rows ?? []).length, 0);
  const columns = statement.getColumns();
  assert.deepEqual(columns.map(column => column.getName()), ['A', 'B', 'C']);
  assert.deepEqual(columns.map(column => column.getType()), ['fixed', 'fixed', 'text']);
  assert.equal(columns[1].getPrecision(), 12);
  assert.equal(columns[1].getScale(), 3);
  assert.equal(columns[1].isNullable(), true);
}

async function metadata(session) {
  await session.run('create or replace table meta_node (a int primary key, b varchar(10) comment \'b!\')');
  const tables = await session.rows('show tables like \'META_NODE\'');
  assert.equal(tables.length, 1);
  assert.equal(tables[0].name, 'META_NODE');
  const columns = await session.rows('describe table meta_node');
  assert.deepEqual(columns.map(column => [column.name, column.type]),
    [['A', 'NUMBER(38,0)'], ['B', 'VARCHAR(10)']]);
  const listed = await session.rows(
    'select column_name, data_type from information_schema.columns'
    + ' where table_name = \'META_NODE\' order by ordinal_position');
  assert.deepEqual(listed, [
    { COLUMN_NAME: 'A', DATA_TYPE: 'NUMBER' }, { COLUMN_NAME: 'B', DATA_TYPE: 'TEXT' }]);
  const keys = await session.rows('show primary keys in table meta_node');
  assert.equal(keys[0].column_name, 'A');
  await session.run('drop table meta_node');
}

async function chart(session) {
  const { statement, rows } = await session.run(
    'select column1 a, column2 b from values (1, 2), (3, 4) visualise a as x, b as y draw point');
  assert.equal(rows.length, 1);
  const spec = typeof rows[0].SPEC === 'string' ? JSON.parse(rows[0].SPEC) : rows[0].SPEC;
  assert.match(spec.$schema, /vega-lite/);
  assert.ok(rows[0].METADATA);
  assert.match(statement.getQueryId(), /^[0-9a-f-]{36}$/);
}

const session = work => () => within({}, work);

export const features = {
  transactions: session(transactions),
  'autocommit-off': session(withoutAutocommit),
  'error-code-state-id': session(errors),
  async: session(async),
  'result-by-id': session(byId),
  'multi-statement': session(multi),
  cancel: session(cancel),
  timeout: session(timeout),
  'million-rows': session(million),
  describe: session(describe),
  metadata: session(metadata),
  chart: session(chart),
};
