// Bundles the pages' programs and lists the licences of what went into them.
// node build.mjs OUT writes OUT/web/chart.js, OUT/web/chart.css and OUT/licences/pages.txt.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const out = process.argv[2];

const { metafile } = await build({
  entryPoints: ["chart.js", "chart.css"],
  outdir: join(out, "web"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  // Their texts are in licences/pages.txt.
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

function packageOf(file) {
  const found = file.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
  return found && found[1];
}

function licence(folder) {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : "(The package holds no text.)";
  return `${about.name} ${about.version} (${about.license ?? "no licence named"})\n\n${text}\n`;
}

const folders = new Set(Object.keys(metafile.inputs).map(packageOf).filter((folder) => folder && existsSync(folder)));
const texts = [...folders].map(licence).sort();
mkdirSync(join(out, "licences"), { recursive: true });
writeFileSync(join(out, "licences", "pages.txt"), texts.join(`\n${"-".repeat(72)}\n\n`));
