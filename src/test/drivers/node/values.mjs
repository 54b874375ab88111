// Values out of and into the database.
import assert from 'node:assert/strict';
import { within } from './session.mjs';

const text = row => row.map(cell => (cell === null ? null : cell.toString()));

async function typesOut(session) {
  const [statement, row] = await session
    .run(
      `select 42::int i, 12.50::number(10,2) n, 1.5::float f, 'ä€😀' t, true b, false c,
              '2024-02-29'::date d, '12:34:56.789'::time tm,
              '2024-02-29 12:34:56.789'::timestamp_ntz ntz,
              '2024-02-29 12:34:56.789 +0200'::timestamp_tz tz,
              '2024-02-29 12:34:56.789 +0000'::timestamp_ltz ltz,
              to_binary('00FF', 'HEX') bin, parse_json('{"a":[1,null,"x"]}') v,
              array_construct(1, 'two') arr, object_construct('k', 1) obj`,
      undefined, { rowMode: 'array' })
    .then(({ statement: done, rows }) => [done, rows[0]]);
  assert.deepEqual(row.slice(0, 6), [42, 12.5, 1.5, 'ä€😀', true, false]);
  assert.equal(row[6].toISOString(), '2024-02-29T00:00:00.000Z');
  assert.equal(row[7], '12:34:56');
  assert.equal(row[8].toISOString(), '2024-02-29T12:34:56.789Z');
  assert.equal(row[9].toISOString(), '2024-02-29T10:34:56.789Z');
  assert.equal(row[10].toISOString(), '2024-02-29T12:34:56.789Z');
  assert.deepEqual([...row[11]], [0, 255]);
  assert.deepEqual(row.slice(12), [{ a: [1, null, 'x'] }, [1, 'two'], { k: 1 }]);
  const types = statement.getColumns().map(column => column.getType());
  assert.deepEqual(types, ['fixed', 'fixed', 'real', 'text', 'boolean', 'boolean', 'date', 'time',
    'timestamp_ntz', 'timestamp_tz', 'timestamp_ltz', 'binary', 'variant', 'array', 'object']);
  assert.deepEqual(statement.getColumns().slice(0, 2).map(column => column.getName()), ['I', 'N']);
  assert.equal(statement.getColumns()[1].getScale(), 2);
}

async function typesIn(session) {
  await session.run(
    `create temporary table kinds (i int, n number(20,4), f float, t text, b boolean, d date,
       tm time, ntz timestamp_ntz, tz timestamp_tz, bin binary)`);
  await session.run('insert into kinds select ?, ?, ?, ?, ?, ?, ?, ?, ?, to_binary(?)', [
    7, '1234567890123456.7891', 2.25, 'it\'s "ä" \\ 😀', false, '1999-12-31', '23:59:59',
    '1969-07-20 20:17:40.123456789', '2024-02-29 12:00:00 -0800', 'DEADBEEF']);
  const rows = await session.rows('select * from kinds', [], {
    rowMode: 'array', fetchAsString: ['Number', 'Date', 'Boolean', 'Buffer'] });
  assert.deepEqual(rows, [[
    '7', '1234567890123456.7891', '2.25', 'it\'s "ä" \\ 😀', 'FALSE', '1999-12-31', '23:59:59',
    '1969-07-20 20:17:40.123', '2024-02-29 12:00:00.000 -0800', 'DEADBEEF']]);
  await session.run('insert into kinds (d, ntz) values (?, ?)', [
    new Date('2024-02-29T00:00:00Z'), new Date('2024-02-29T01:02:03.004Z')]);
  assert.deepEqual(
    text(await session.row(
      'select to_char(d), to_char(ntz, \'YYYY-MM-DD HH24:MI:SS.FF3\') from kinds where i is null')),
    ['2024-02-29', '2024-02-29 01:02:03.004']);
}

async function nulls(session) {
  const row = await session.row(
    `select null::int, null::number(10,2), null::float, null::text, null::boolean, null::date,
            null::time, null::timestamp_ntz, null::timestamp_tz, null::timestamp_ltz, null::binary,
            null::variant, null::array, null::object`);
  assert.deepEqual(row, Array(14).fill(null));
  assert.deepEqual(await session.row('select ?, coalesce(?, 1), ? is null', [null, null, null]),
    [null, 1, true]);
  assert.deepEqual(
    await session.row('select parse_json(\'null\') is null, parse_json(\'[null]\')'),
    [false, [null]]);
  assert.deepEqual(
    await session.rows('select column1 a from values (null), (1), (null)'),
    [{ A: null }, { A: 1 }, { A: null }]);
}

async function extremes(session) {
  const big = '9'.repeat(38);
  const small = `0.0${'9'.repeat(36)}`;
  assert.deepEqual(
    await session.row(
      `select ${big}::number(38,0), -${big}::number(38,0), ${small}::number(38,37),
              9007199254740993`,
      [], { fetchAsString: ['Number'] }),
    [big, `-${big}`, small, '9007199254740993']);
  const floats = await session.row(
    'select 1.7976931348623157e308::float, 5e-324::float, -0.1::float');
  assert.deepEqual(floats, [Number.MAX_VALUE, Number.MIN_VALUE, -0.1]);
  const beyond = 'select \'inf\'::float, \'-inf\'::float, \'NaN\'::float';
  // the driver makes no number of what Snowflake calls infinity
  assert.deepEqual(await session.row(beyond), [NaN, NaN, NaN]);
  assert.deepEqual(await session.row(beyond, [], { fetchAsString: ['Number'] }),
    ['inf', '-inf', 'NaN']);
  const dates = await session.row(
    'select \'0001-01-01\'::date, \'9999-12-31\'::date, \'9999-12-31 23:59:59.999\'::timestamp_ntz,'
    + ' \'1900-01-01 00:00:00.001\'::timestamp_ntz');
  assert.deepEqual(dates.map(date => date.toISOString()), ['0001-01-01T00:00:00.000Z',
    '9999-12-31T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '1900-01-01T00:00:00.001Z']);
  const long = await session.value('select repeat(\'ä€\', 100000)');
  assert.equal(long, 'ä€'.repeat(100_000));
  assert.equal(await session.value('select \'\''), '');
  assert.equal(await session.value('select ?', ['x'.repeat(1_000_000)]), 'x'.repeat(1_000_000));
  assert.deepEqual(
    text(await session.row('select \'2024-01-01 00:00:00.123456789\'::timestamp_ntz', [],
      { fetchAsString: ['Date'] })).map(cell => cell.slice(0, 23)),
    ['2024-01-01 00:00:00.123']);
}

async function timeZones(session) {
  await session.run('alter session set timezone = \'Europe/Berlin\'');
  const instant = await session.value('select \'2024-07-01 12:00:00\'::timestamp_ltz');
  assert.equal(instant.toISOString(), '2024-07-01T10:00:00.000Z');
  const winter = await session.value('select \'2024-01-01 12:00:00\'::timestamp_ltz');
  assert.equal(winter.toISOString(), '2024-01-01T11:00:00.000Z');
  const shown = await session.row(
    'select \'2024-07-01 12:00:00\'::timestamp_ltz, \'2024-07-01 12:00:00 +0530\'::timestamp_tz',
    [], { fetchAsString: ['Date'] });
  assert.deepEqual(shown, ['2024-07-01 12:00:00.000 +0200', '2024-07-01 12:00:00.000 +0530']);
  await session.run('alter session set timezone = \'America/Los_Angeles\'');
  const west = await session.value('select \'2024-07-01 12:00:00\'::timestamp_ltz');
  assert.equal(west.toISOString(), '2024-07-01T19:00:00.000Z');
}

async function binary(session) {
  const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  const read = await session.value('select to_binary(?, \'HEX\')', [all.toString('hex')]);
  assert.deepEqual(Buffer.compare(read, all), 0);
  assert.equal((await session.value('select to_binary(\'\')')).length, 0);
  const [hex] = await session.row('select to_binary(\'CAFE\')', [], { fetchAsString: ['Buffer'] });
  assert.equal(hex, 'CAFE');
}

async function variant(session) {
  await session.run('create temporary table docs (v variant)');
  const document = { s: 'ä"\\', n: 1.5, big: 12345678901234, yes: true, none: null, list: [[], {}] };
  await session.run('insert into docs select parse_json(?)', [JSON.stringify(document)]);
  assert.deepEqual(await session.value('select v from docs'), document);
  assert.deepEqual(await session.row('select v:s, v:n::float, v:list[0], typeof(v:yes) from docs'),
    ['ä"\\', 1.5, [], 'BOOLEAN']);
  await session.run('insert into docs select parse_json(?)', [{ from: 'an object' }]);
  assert.deepEqual(await session.value('select v from docs where v:from is not null'),
    { from: 'an object' });
}

async function bindings(session) {
  assert.deepEqual(
    await session.row('select ?, ?, ?, ?, ?', [1, 1.5, 'a', true, null]),
    [1, 1.5, 'a', true, null]);
  assert.deepEqual(await session.row('select :2, :1, :2', ['one', 'two']), ['two', 'one', 'two']);
  assert.equal(await session.value('select \'?\' || ? /* ? */', ['!']), '?!');
  assert.equal(
    await session.value('select count(*) from values (1), (2), (3) where column1 >= ?', [2]), 2);
  const missing = await session.error('select ? + ?', [1]);
  assert.equal(missing.sqlState?.length, 5);
}

async function batch(session) {
  await session.run('create temporary table many (id int, name text, at timestamp_ntz, v float)');
  const rows = Array.from({ length: 10_000 }, (_, i) =>
    [i, i % 7 === 0 ? null : `name ${i}`, '2024-01-01 00:00:00', i / 4]);
  const start = performance.now();
  const { statement } = await session.run('insert into many values (?, ?, ?, ?)', rows);
  const took = performance.now() - start;
  assert.equal(statement.getNumUpdatedRows(), 10_000);
  assert.deepEqual(
    await session.row('select count(*), sum(id), count(name), sum(v), min(at)::date::text from many'),
    [10_000, 49_995_000, 8_571, 12_498_750, '2024-01-01']);
  assert.ok(took < 20_000, `${took} ms`);
  return `${Math.round(took)} ms`;
}

const session = work => () => within({}, work);

export const features = {
  'types-out': session(typesOut),
  'types-in': session(typesIn),
  'null-values': session(nulls),
  extremes: session(extremes),
  'time-zones': session(timeZones),
  binary: session(binary),
  variant: session(variant),
  bindings: session(bindings),
  'batch-insert-10000': session(batch),
};
