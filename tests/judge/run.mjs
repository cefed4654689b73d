// The outside judge: Vega-Lite draws each spec, `report-charts scene` draws it too, and both scenes are compared.
//
//   node tests/judge/run.mjs [--specs FOLDER] [--names FILE.json:KEY] [--base FOLDER] [--known FILE.json] [--only NAME] [-v]
//
// Without options it judges the project's own specs against tests/judge/known.json, which names those that do not pass, each with
// the reason; a spec that passes or fails against that list is an error. With --specs nothing is known beforehand.
process.env.TZ = 'UTC';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from './compare.mjs';
import { expectedScene } from './vega.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const options = process.argv.slice(2);
const option = (name, otherwise) => (options.includes(name) ? options[options.indexOf(name) + 1] : otherwise);
const verbose = options.includes('-v');

const folder = path.resolve(option('--specs', path.join(root, 'tests/specs')));
const base = path.resolve(option('--base', path.join(root, 'node_modules/vega-datasets')));
const knownFile = option('--known', options.includes('--specs') ? null : path.join(here, 'known.json'));
const known = knownFile ? JSON.parse(fs.readFileSync(knownFile, 'utf8')) : {};

/** The command line of this project, built where it is not. */
function engine() {
  const given = process.env.REPORT_CHARTS;
  if (given) return given;
  const built = spawnSync('cargo', ['build', '--quiet', '--bin', 'report-charts', '--message-format=json'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (built.status !== 0) throw new Error(`the command line can not be built:\n${built.stderr}`);
  const artifacts = built.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return artifacts.findLast((artifact) => artifact.executable?.endsWith('report-charts')).executable;
}

function drawn(program, file) {
  const run = spawnSync(program, ['scene', file, '--base', base], { encoding: 'utf8', timeout: 20_000, maxBuffer: 1 << 28 });
  try {
    return JSON.parse(run.stdout);
  } catch {
    return { status: 'error', error: (run.error?.message ?? run.stderr ?? '').slice(0, 300) || `exit code ${run.status}, no JSON` };
  }
}

const program = engine();
let names = fs.readdirSync(folder).filter((name) => name.endsWith('.vl.json')).map((name) => name.slice(0, -'.vl.json'.length)).sort();
const list = option('--names', null);
if (list) {
  const [file, key] = list.split(':');
  const wanted = JSON.parse(fs.readFileSync(file, 'utf8'));
  names = names.filter((name) => (key ? wanted[key] : wanted).includes(name));
}
const only = option('--only', null);
if (only) names = names.filter((name) => name === only);

const counts = { passed: 0, failed: 0, refused: 0 };
const codes = {};
const surprises = [];
for (const name of names) {
  const file = path.join(folder, `${name}.vl.json`);
  const spec = JSON.parse(fs.readFileSync(file, 'utf8'));
  let verdict;
  try {
    verdict = compare(await expectedScene(spec, { base, folder }), drawn(program, file));
  } catch (error) {
    verdict = { result: 'failed', reasons: [{ code: 'judge', where: 'Vega-Lite', want: 'a picture', got: error.message }] };
  }
  counts[verdict.result] += 1;
  for (const code of new Set(verdict.result === 'failed' ? verdict.reasons.map((reason) => reason.code) : [])) codes[code] = (codes[code] ?? 0) + 1;
  const expected = known[name]?.result ?? 'passed';
  const surprising = knownFile && expected !== verdict.result;
  if (surprising) surprises.push(name);
  if (verdict.result !== 'passed' && (verbose || surprising)) {
    console.log(`${verdict.result} ${name}`);
    for (const reason of verdict.reasons.slice(0, verbose ? 6 : 3)) {
      console.log(`    ${reason.code} ${reason.where}: ${reason.want === undefined ? '' : `expected ${reason.want}, `}found ${reason.got}`);
    }
  }
  if (surprising && verdict.result === 'passed') console.log(`passed ${name}, though known.json says that it is ${expected}`);
}
for (const name of Object.keys(known).filter((name) => !names.includes(name) && !only)) {
  surprises.push(name);
  console.log(`known.json names ${name}, and there is no such spec`);
}
console.log(`Vega-Lite as the judge: ${counts.passed} passed, ${counts.failed} failed, ${counts.refused} refused, of ${names.length}.`);
const sorted = Object.entries(codes).sort((a, b) => b[1] - a[1]);
if (verbose && sorted.length) console.log(`Specs with each difference: ${sorted.map(([code, count]) => `${code} ${count}`).join(', ')}.`);
if (surprises.length) {
  console.log(`Not as expected: ${surprises.join(', ')}.`);
  process.exitCode = 1;
}
