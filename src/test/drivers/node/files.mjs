// Files to stages, from stages, and into tables.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { within } from './session.mjs';

const folder = () => mkdtemp(path.join(tmpdir(), 'vitrine-node-'));

async function csv(rows) {
  const file = path.join(await folder(), 'rows.csv');
  const lines = Array.from({ length: rows }, (_, i) => `${i},name ${i}`);
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}

async function put(session) {
  await session.run('create or replace temporary stage put_node');
  const file = await csv(1000);
  const rows = await session.rows(`put file://${file} @put_node`);
  assert.equal(rows.length, 1);
  assert.equal(rows[0].source, 'rows.csv');
  assert.equal(rows[0].target, 'rows.csv.gz');
  assert.equal(rows[0].status, 'UPLOADED');
  const again = await session.rows(`put file://${file} @put_node/deep auto_compress=false`);
  assert.equal(again[0].target, 'rows.csv');
  const listed = await session.rows('list @put_node');
  assert.deepEqual(listed.map(row => row.name),
    ['put_node/deep/rows.csv', 'put_node/rows.csv.gz']);
  const skipped = await session.rows(`put file://${file} @put_node`);
  assert.equal(skipped[0].status, 'SKIPPED');
  const replaced = await session.rows(`put file://${file} @put_node overwrite = true`);
  assert.equal(replaced[0].status, 'UPLOADED');
  await putMany(session);
}

async function putMany(session) {
  await session.run('create or replace temporary stage many_node');
  const from = await folder();
  const odd = 'a+c%d#.csv';
  for (const name of ['p1.csv', 'p2.csv', 'q.csv', 'ä b.csv', 'b #.csv', odd]) {
    await writeFile(path.join(from, name), name);
  }
  await session.rows(`put file://${from}/p*.csv @many_node/in auto_compress=false`);
  for (const name of [odd, 'ä b.csv']) {
    await session.rows(`put 'file://${from}/${name}' @many_node auto_compress=false`);
  }
  // the driver makes another name of it, so the server does not let it
  assert.match((await session.error(`put 'file://${from}/b #.csv' @many_node`)).message, /blanks/);
  const listed = await session.rows('list @many_node');
  assert.deepEqual(listed.map(row => row.name),
    [`many_node/${odd}`, 'many_node/in/p1.csv', 'many_node/in/p2.csv', 'many_node/ä b.csv']);
  const to = await folder();
  await session.rows(`get @many_node file://${to}/ pattern='.*(p1|#|ä b).csv'`);
  for (const name of ['p1.csv', 'ä b.csv', odd]) {
    assert.equal(await readFile(path.join(to, name), 'utf8'), name);
  }
}

async function get(session) {
  await session.run('create or replace temporary stage get_node');
  const file = await csv(1000);
  await session.run(`put file://${file} @get_node`);
  const target = await folder();
  const rows = await session.rows(`get @get_node file://${target}/`);
  assert.equal(rows[0].file, 'rows.csv.gz');
  assert.equal(rows[0].status, 'DOWNLOADED');
  assert.deepEqual(await readdir(target), ['rows.csv.gz']);
  const fetched = gunzipSync(await readFile(path.join(target, 'rows.csv.gz')));
  assert.equal(Buffer.compare(fetched, await readFile(file)), 0);
}

async function copy(session) {
  await session.run('create or replace temporary stage copy_node');
  await session.run('create or replace temporary table copied (id int, name text)');
  await session.run(`put file://${await csv(5000)} @copy_node`);
  const loaded = await session.rows('copy into copied from @copy_node file_format = (type = csv)');
  assert.equal(loaded[0].status, 'LOADED');
  assert.equal(loaded[0].rows_loaded, 5000);
  assert.deepEqual(await session.row('select count(*), sum(id), max(name) from copied'),
    [5000, 12_497_500, 'name 999']);
  const unloaded = await session.rows(
    'copy into @copy_node/out/ from (select * from copied where id < 10) file_format = (type = csv)');
  assert.equal(unloaded[0].rows_unloaded, 10);
}

const session = work => () => within({}, work);

export const features = { put: session(put), get: session(get), copy: session(copy) };
