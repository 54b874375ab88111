// node make.mjs URL ROOT: draws src/gallery/charts.txt, writes docs/gallery.md and docs/gallery/*.svg
import fs from 'node:fs';
import path from 'node:path';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';

const [url, root] = process.argv.slice(2);
const folder = path.join(root, 'docs/gallery');
const headers = { authorization: `Bearer ${process.env.VITRINE_API_KEY ?? ''}` };
const WIDTH = 420;
const HEIGHT = 280;
const PANEL = { width: 150, height: 130 };
const MOST = 200_000; // bytes of a picture

/** [{section, name, text, sql}] */
function charts() {
  const all = [];
  let section = '';
  for (const block of fs.readFileSync(path.join(root, 'src/gallery/charts.txt'), 'utf8').split(/\n\s*\n/)) {
    const lines = block.split('\n').filter(line => line && !line.startsWith('# '));
    while (lines[0]?.startsWith('## ')) section = lines.shift().slice(3);
    if (!lines.length) continue;
    const [name, text] = lines.shift().slice(2).split(' | ');
    all.push({ section, name, text, sql: lines.join('\n') });
  }
  return all;
}

async function awaitServer() {
  for (let i = 0; i < 600; i++) {
    try {
      if ((await fetch(url + '/health')).ok) return;
    } catch {
      // not yet
    }
    await new Promise(done => setTimeout(done, 200));
  }
  throw new Error('no server at ' + url);
}

async function specOf(sql) {
  const at = url + '/api/v2/statements';
  const body = JSON.stringify({ statement: sql, parameters: { SQL_DIALECT: 'DUCKDB' } });
  let answer = await fetch(at, { method: 'POST', headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' }, body });
  const { statementHandle, message } = await answer.json();
  while (answer.status === 202) {
    answer = await fetch(`${at}/${statementHandle}?wait=30`, { headers });
    if (answer.status >= 400) throw new Error((await answer.json()).message);
  }
  if (!answer.ok) throw new Error(message);
  return (await fetch(`${at}/${statementHandle}/spec`, { headers })).json();
}

/** A size for what fills its container. */
function sized(spec) {
  const facet = spec.facet ?? spec.repeat;
  const view = facet ? spec.spec : spec;
  Object.assign(view, facet ? PANEL : { width: WIDTH, height: HEIGHT });
  if (facet) delete spec.width, delete spec.height;
  return spec;
}

/** Repeated outlines once, numbers with two decimals, and nothing for machines only: a tenth of the size. */
function small(svg) {
  let text = svg
    .replace(/ (aria-[a-z]+|role|aria-roledescription|tabindex|pointer-events)="[^"]*"/g, '')
    .replace(/<[^>]+>/g, tag => tag.replace(/-?\d+\.\d{3,}/g, number => String(Math.round(number * 100) / 100)));
  const seen = new Map();
  for (const [, outline] of text.matchAll(/<path[^>]* d="([^"]{60,})"/g)) seen.set(outline, (seen.get(outline) ?? 0) + 1);
  const ids = new Map([...seen].filter(([, count]) => count > 3).map(([outline], i) => [outline, 'o' + i]));
  text = text.replace(/<path([^>]*) d="([^"]{60,})"([^>]*?)(\/>|><\/path>)/g, (whole, before, outline, after) =>
    ids.has(outline) ? `<use${before} href="#${ids.get(outline)}"${after}/>` : whole);
  const outlines = [...ids].map(([outline, id]) => `<path id="${id}" d="${outline}"/>`).join('');
  return outlines ? text.replace(/(<svg[^>]*>)/, `$1<defs>${outlines}</defs>`) : text;
}

async function picture(spec) {
  const view = new vega.View(vega.parse(vegaLite.compile(sized(spec), { logger: vega.logger(vega.Error) }).spec), { renderer: 'none' });
  const svg = small(await view.toSVG());
  view.finalize();
  if (svg.length > MOST) throw new Error(`the picture has ${svg.length} bytes, more than ${MOST}`);
  return svg;
}

await awaitServer();
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
const missing = [];
const page = [
  '# Gallery',
  '',
  'Each picture was drawn by Vitrine from the statement below it; `src/gallery/make` remakes them all. The statements',
  "are in DuckDB's dialect (`\"parameters\": {\"SQL_DIALECT\": \"DUCKDB\"}`).",
];
let section = '';
for (const chart of charts()) {
  try {
    const file = `${chart.section}-${chart.name}`.toLowerCase().replace(/[^a-z0-9]+/g, '-') + '.svg';
    fs.writeFileSync(path.join(folder, file), await picture(await specOf(chart.sql)));
    if (section !== chart.section) page.push('', `## ${(section = chart.section)}`);
    page.push('', `### ${chart.name}`, '', chart.text, '', `![${chart.name}](gallery/${file})`, '', '```sql', chart.sql, '```');
  } catch (failed) {
    missing.push(chart.name);
    console.error(`${chart.section} / ${chart.name}: ${failed.message}`);
  }
}
fs.writeFileSync(path.join(root, 'docs/gallery.md'), page.join('\n') + '\n');
console.log(`${charts().length - missing.length} charts drawn, ${missing.length} missing`);
process.exitCode = missing.length ? 1 : 0;
