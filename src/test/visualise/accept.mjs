// node accept.mjs RESOURCES WORK: stores the specs of WORK/drawn that WORK/report.json found right
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const [resources, work] = process.argv.slice(2);
const SMALL = 40_000; // bytes: a longer spec is stored compressed
const report = JSON.parse(fs.readFileSync(path.join(work, 'report.json'), 'utf8'));
const ours = path.join(resources, 'ours');
const better = new Set(
  fs.readFileSync(path.join(resources, 'better.txt'), 'utf8').split('\n').map(l => l.replace(/#.*/, '').trim()).filter(Boolean));
fs.mkdirSync(ours, { recursive: true });

/** The spec as the engine wrote it, byte for byte: a round through JSON.parse would change numbers. */
const specText = id => {
  const text = fs.readFileSync(path.join(work, 'drawn', id + '.json'), 'utf8');
  const start = text.indexOf('"spec":');
  return text.startsWith('{"metadata"') && start > 0 ? text.slice(start + '"spec":'.length, -1) : null;
};

const wrong = [];
let drawn = 0;
for (const [id, differences] of Object.entries(report).sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (differences.length && !better.has(id)) {
    wrong.push(id);
    continue;
  }
  const spec = specText(id);
  if (spec === null) continue; // refused, and rightly
  drawn++;
  const plain = path.join(ours, id + '.json');
  const isSmall = spec.length <= SMALL;
  fs.rmSync(isSmall ? plain + '.gz' : plain, { force: true });
  if (isSmall) fs.writeFileSync(plain, spec);
  else fs.writeFileSync(plain + '.gz', zlib.gzipSync(spec, { level: 9 }));
}
const right = Object.values(report).filter(d => d.length === 0).length;
console.log(`${right} of ${Object.keys(report).length} right, ${better.size} better, ${drawn} specs accepted`);
if (wrong.length) {
  console.error('wrong (an accepted spec is kept): ' + wrong.join(', '));
  process.exit(1);
}
