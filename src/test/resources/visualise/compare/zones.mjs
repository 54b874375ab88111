// Draws each spec of a folder as browsers in several time zones would, and prints what a person
// would see differently from UTC: node zones.mjs FOLDER [--texts]
import fs from 'node:fs';
import path from 'node:path';
import { sceneOf } from './scene.mjs';
import { diffScenes } from './diff.mjs';

const ZONES = ['America/New_York', 'Asia/Kolkata', 'Pacific/Apia'];
const [folder, option] = process.argv.slice(2);

async function drawn(spec, zone) {
  process.env.TZ = zone; // Node follows the change
  if (zone !== 'UTC' && new Date(2024, 0, 1).getTime() === Date.UTC(2024, 0, 1)) {
    throw new Error(`this Node has no time zone ${zone}`);
  }
  return sceneOf(spec);
}

let failed = 0;
const files = fs.readdirSync(folder).filter(name => name.endsWith('.json')).sort();
for (const file of files) {
  const spec = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  const utc = await drawn(spec, 'UTC');
  if (option === '--texts') console.log(file, utc.items.filter(i => i.text != null).map(i => i.text).join(' | '));
  for (const zone of ZONES) {
    const differences = diffScenes(utc, await drawn(spec, zone));
    if (differences.length) {
      failed++;
      console.log(`${file} in ${zone}: ${differences.slice(0, 3).join('; ')}`);
    }
  }
}
console.log(`${files.length} specs, ${failed} differ`);
process.exit(failed ? 1 : 0);
