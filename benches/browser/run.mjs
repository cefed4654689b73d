// Ours, uPlot and Chart.js in one headless Chromium, taking turns so that a slow moment of the machine hits all alike.
// Prints medians and how ours compares. usage: node benches/browser/run.mjs [ROUNDS]
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { launch } from '../../tests/e2e/browser.mjs';

const rounds = Number(process.argv[2] ?? 9);
const libraries = ['report-charts', 'uplot', 'chartjs'];
const folder = mkdtempSync(join(tmpdir(), 'report-charts-bench-'));
mkdirSync(join(folder, 'lib'));
for (const [from, to] of [
  ['dist/report-charts.js', 'report-charts.js'], ['dist/report-charts.wasm', 'report-charts.wasm'],
  ['node_modules/uplot/dist/uPlot.iife.min.js', 'uplot.js'], ['node_modules/uplot/dist/uPlot.min.css', 'uplot.css'],
  ['node_modules/chart.js/dist/chart.umd.min.js', 'chartjs.js'],
]) cpSync(from, join(folder, 'lib', to));
cpSync('benches/browser/pages', folder, { recursive: true });

const server = await serve(folder, 8200, {});
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();
const results = new Map();

/** One visit of a page that nothing is cached for; the page leaves its milliseconds in `window.result`. */
async function visit(page, library, hash = '') {
  // Movements to other data are not what is compared.
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce' });
  const opened = await context.newPage();
  opened.on('pageerror', (error) => console.error(`${page} ${library}: ${error}`));
  await opened.goto(`${origin}/${page}.html?${library}${hash}`);
  await opened.waitForFunction(() => window.result, undefined, { timeout: 120_000 });
  const measured = await opened.evaluate(() => window.result);
  await context.close();
  for (const [name, milliseconds] of Object.entries(measured)) {
    const key = `${name}|${library}`;
    results.set(key, [...(results.get(key) ?? []), milliseconds]);
  }
}

try {
  // The first visit of each warms the browser's own caches of code, and does not count.
  for (const library of libraries) await visit('small', library);
  results.clear();
  for (let round = 0; round < rounds; round++) {
    for (const library of libraries) await visit('small', library);
    console.log(`12 small charts: round ${round + 1} of ${rounds}`);
  }
  for (let round = 0; round < Math.ceil(rounds / 3); round++) {
    for (const library of libraries) await visit('warm', library);
    console.log(`a small chart on a warm page: round ${round + 1} of ${Math.ceil(rounds / 3)}`);
  }
  for (let round = 0; round < Math.ceil(rounds / 2); round++) {
    for (const library of libraries) await visit('large', library);
    console.log(`a line of 1,000,000 points: round ${round + 1} of ${Math.ceil(rounds / 2)}`);
  }
  for (let round = 0; round < Math.ceil(rounds / 3); round++) {
    for (const library of libraries) await visit('large', library, '#10');
    console.log(`10 lines of 100,000 points: round ${round + 1} of ${Math.ceil(rounds / 3)}`);
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const names = [...new Set([...results.keys()].map((key) => key.split('|')[0]))];
console.log(`\n${'milliseconds, median'.padEnd(44)}${libraries.map((library) => library.padStart(15)).join('')}   ours / uPlot`);
for (const name of names) {
  const medians = libraries.map((library) => median(results.get(`${name}|${library}`)));
  console.log(name.padEnd(44) + medians.map((value) => value.toFixed(1).padStart(15)).join('') + (medians[0] / medians[1]).toFixed(2).padStart(15));
}
