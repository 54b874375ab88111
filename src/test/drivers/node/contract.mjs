// Runs what the contract asks of every driver against a server, feature by feature, and prints
// `feature<TAB>ok|no<TAB>detail` for each. Arguments choose features; none means all.
import * as files from './files.mjs';
import * as logins from './logins.mjs';
import * as statements from './statements.mjs';
import * as values from './values.mjs';

const features = {
  ...logins.features,
  ...values.features,
  ...statements.features,
  ...files.features,
};

const LONGEST = 90_000;

function limited(work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${LONGEST / 1000} s`)), LONGEST);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const oneLine = text => String(text).replaceAll(/\s+/g, ' ').slice(0, 600);

function told(error) {
  return oneLine([error.code, error.message ?? error, error.stack?.match(/\w+\.mjs:\d+/g)?.[0]]
    .filter(part => part !== undefined).join(' '));
}

const chosen = process.argv.slice(2);
for (const [name, feature] of Object.entries(features)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  try {
    const detail = await limited(feature());
    console.log(`${name}\tok\t${oneLine(detail ?? '')}`);
  } catch (error) {
    console.log(`${name}\tno\t${told(error)}`);
  }
}
process.exit(0);
