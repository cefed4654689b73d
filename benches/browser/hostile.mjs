// What nobody should give a chart: how long it takes until the release build draws it or says why not, and what it says.
// Each case runs on a page of its own, on which a small chart has been drawn already. Names at the end those in which the page
// could do nothing else for more than LIMIT milliseconds; fails where nothing is said within half a minute.
// usage: node benches/browser/hostile.mjs [LIMIT]
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { launch } from '../../tests/e2e/browser.mjs';

const limit = Number(process.argv[2] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'report-charts-bench-'));
for (const name of ['report-charts.js', 'report-charts.wasm']) cpSync(`dist/${name}`, join(folder, name));
writeFileSync(join(folder, 'page.html'), '<!doctype html><meta charset="utf-8"><script type="module" src="report-charts.js"></script><div id="place" style="width: 640px"></div>');
const rows = (count, row) => Array.from({ length: count }, (_, i) => row(i));
writeFileSync(join(folder, 'ragged.csv'), `a,b,c\n${rows(10_000, (i) => ['1', '1,2', '1,2,3,4,5'][i % 3]).join('\n')}\n`);
writeFileSync(join(folder, 'text.csv'), 'a,b\n"an open quote,1\n2,3\n');
writeFileSync(join(folder, 'categories.csv'), `a,b\n${rows(1_000_000, (i) => `c${i},${i % 7}`).join('\n')}\n`);

/** The cases: functions that run in the page and return the spec and the data of a chart. */
const bar = { mark: 'bar', encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } } };
const cases = {
  'a spec that holds itself': () => { const spec = { mark: 'bar' }; spec.encoding = spec; return { spec }; },
  'objects 100,000 deep': () => { let spec = {}; for (let i = 0; i < 100_000; i += 1) spec = { layer: [spec] }; return { spec }; },
  'objects 100,000 deep, as text': () => ({ spec: '{"layer":['.repeat(100_000) }),
  'layers 60 deep': () => { let spec = { mark: 'bar' }; for (let i = 0; i < 60; i += 1) spec = { layer: [spec] }; return { spec: { data: { values: [] }, ...spec } }; },
  'a million layers': () => ({ spec: { data: { values: [] }, layer: Array(1_000_000).fill({ mark: 'bar' }) } }),
  'a million properties': () => ({ spec: Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => [`p${i}`, 1])) }),
  'a million colors': () => ({ spec: { data: { values: [{ a: 1 }] }, mark: 'bar', encoding: { color: { field: 'a', scale: { range: Array(1_000_000).fill('red') } } } } }),
  'an expression of a million tokens': (bar) => ({ spec: { data: { values: [{ a: 1, b: 1 }] }, transform: [{ filter: 'datum.a' + '+1'.repeat(500_000) }], ...bar } }),
  'parentheses 10,000 deep': (bar) => ({ spec: { data: { values: [{ a: 1, b: 1 }] }, transform: [{ filter: '('.repeat(10_000) }], ...bar } }),
  'expressions of expressions': (bar) => ({ spec: { data: { values: [{ a: 1, b: 1 }] }, transform: Array.from({ length: 3_000 }, () => ({ calculate: 'datum.b + datum.b', as: 'b' })), ...bar } }),
  'texts that double 40 times': (bar) => ({ spec: { data: { values: [{ a: 'xxxxxxxx', b: 1 }] }, transform: Array.from({ length: 40 }, () => ({ calculate: 'datum.a + datum.a', as: 'a' })), ...bar } }),
  'a sequence of a billion': () => ({ spec: { data: { sequence: { start: 0, stop: 1e9, as: 'a' } }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' } } } }),
  'a facet of 100,000 cells': () => ({ spec: { data: { name: 'data' }, mark: 'point', encoding: { facet: { field: 'a', type: 'nominal' }, x: { field: 'b', type: 'quantitative' } } }, data: { a: Float64Array.from({ length: 100_000 }, (_, i) => i), b: new Float64Array(100_000) } }),
  'rows and columns of 100,000 cells': () => ({ spec: { data: { name: 'data' }, mark: 'point', encoding: { row: { field: 'a', type: 'nominal' }, column: { field: 'b', type: 'nominal' } } }, data: { a: Float64Array.from({ length: 320 }, (_, i) => i), b: Float64Array.from({ length: 320 }, (_, i) => i) } }),
  '1,000,000 categories on an axis': (bar) => ({ spec: { data: { name: 'data' }, ...bar }, data: { a: Float64Array.from({ length: 1_000_000 }, (_, i) => i), b: new Float64Array(1_000_000).fill(1) } }),
  '1,000,000 categories, summed': (bar) => ({ spec: { data: { name: 'data' }, mark: 'bar', encoding: { x: bar.encoding.x, y: { aggregate: 'sum', field: 'b' } } }, data: { a: Float64Array.from({ length: 1_000_000 }, (_, i) => i), b: new Float64Array(1_000_000).fill(1) } }),
  '1,000,000 colors of lines': () => ({ spec: { data: { name: 'data' }, mark: 'line', encoding: { x: { field: 'b', type: 'quantitative' }, color: { field: 'a', type: 'nominal' } } }, data: { a: Float64Array.from({ length: 1_000_000 }, (_, i) => i), b: new Float64Array(1_000_000).fill(1) } }),
  '1,000,000 details of lines': () => ({ spec: { data: { name: 'data' }, mark: 'line', encoding: { x: { field: 'b', type: 'quantitative' }, detail: { field: 'a', type: 'nominal' } } }, data: { a: Float64Array.from({ length: 1_000_000 }, (_, i) => i), b: new Float64Array(1_000_000).fill(1) } }),
  '10,000 categories on an axis': (bar) => ({ spec: { data: { name: 'data' }, width: 'container', ...bar }, data: { a: Float64Array.from({ length: 10_000 }, (_, i) => i), b: new Float64Array(10_000).fill(1) } }),
  '10,000 categories on an axis, stepped': (bar) => ({ spec: { data: { name: 'data' }, width: { step: 20 }, ...bar }, data: { a: Float64Array.from({ length: 10_000 }, (_, i) => i), b: new Float64Array(10_000).fill(1) } }),
  'dates out of range': () => ({ spec: { data: { values: [{ a: 1e300, b: 1 }, { a: -1e300, b: 2 }, { a: '+999999-13-77', b: 3 }, { a: 8.64e15, b: 4 }] }, mark: 'line', encoding: { x: { field: 'a', type: 'temporal' }, y: { field: 'b', type: 'quantitative' } } } }),
  'dates out of range, by minutes': () => ({ spec: { data: { values: [{ a: -8.64e15, b: 1 }, { a: 8.64e15, b: 4 }] }, mark: 'line', encoding: { x: { field: 'a', type: 'temporal', axis: { tickCount: { interval: 'minute', step: 1 } } }, y: { field: 'b', type: 'quantitative' } } } }),
  'a million bins': (bar) => ({ spec: { data: { values: [{ a: 0, b: 1 }, { a: 1e9, b: 2 }] }, mark: 'bar', encoding: { x: { field: 'a', bin: { step: 1e-9 } }, y: { aggregate: 'count' } } } }),
  'a billion ticks': () => ({ spec: { data: { values: [{ a: 0, b: 1 }, { a: 1e9, b: 2 }] }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative', axis: { tickCount: 1e9 } }, y: { field: 'b', type: 'quantitative', scale: { type: 'log', base: 1.0000001 } } } } }),
  'a picture a million pixels wide': (bar) => ({ spec: { data: { values: [{ a: 0, b: 1 }] }, width: 1e6, height: 1e6, ...bar } }),
  'numbers beyond all measure': () => ({ spec: { data: { values: [{ a: -1e308, b: 5e-324 }, { a: 1e308, b: 1e308 }] }, mark: 'line', encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } } } }),
  'a label of a million letters': (bar) => ({ spec: { data: { values: [{ a: 'x'.repeat(1_000_000), b: 1 }] }, title: 'y '.repeat(500_000), ...bar } }),
  'a million hatched lines': () => ({ spec: { data: { values: [{ a: 1e6, derived: true }] }, width: 20000, height: 20000, mark: { type: 'bar', hatch: 'derived' }, encoding: { x: { field: 'a', type: 'quantitative' } } } }),
  'a line of a million dashes': () => ({ spec: { data: { name: 'data' }, mark: { type: 'line', strokeDash: [0.001, 0.001] }, encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } } }, data: { a: Float64Array.from({ length: 10_000 }, (_, i) => i), b: Float64Array.from({ length: 10_000 }, (_, i) => i % 2) } }),
  'ragged rows': (bar) => ({ spec: { data: { url: 'ragged.csv' }, mark: 'bar', encoding: { x: { field: 'a', type: 'nominal' }, y: { aggregate: 'count' } } } }),
  'a quote that does not end': (bar) => ({ spec: { data: { url: 'text.csv' }, ...bar } }),
  'a CSV of 1,000,000 rows and categories': (bar) => ({ spec: { data: { url: 'categories.csv' }, ...bar } }),
};

const server = await serve(folder, 8300, {});
const browser = await launch();
const slow = [];

/** Sets a chart and waits for its event; the milliseconds are those in which the page could do nothing else. */
async function run(make, bar) {
  const element = (spec, data) => {
    const chart = document.createElement('report-chart');
    chart.spec = spec;
    if (data) chart.data = data;
    const done = new Promise((resolve) => {
      chart.addEventListener('chart-ready', ({ detail }) => resolve(`drawn${detail.warnings.length ? `; ${detail.warnings[0].message}` : ''}`), { once: true });
      chart.addEventListener('chart-error', ({ detail }) => resolve(`refused: ${detail.message}`), { once: true });
    });
    document.getElementById('place').replaceChildren(chart);
    return done;
  };
  await element({ data: { values: [{ a: 1, b: 2 }] }, ...bar });
  await new Promise((done) => setTimeout(done, 300));
  const { spec, data } = make(bar);
  await new Promise((done) => setTimeout(done, 50));
  // Whatever keeps the page busy makes the gaps between these longer.
  let [busy, last, on] = [0, performance.now(), true];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    busy = Math.max(busy, now - last);
    last = now;
    if (on) channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  const begun = performance.now();
  const said = await element(spec, data);
  const whole = performance.now() - begun;
  await new Promise((done) => setTimeout(done, 400)); // What is said of the picture comes after it.
  on = false;
  return { busy, whole, said };
}

try {
  console.log(`${'milliseconds'.padEnd(44)}${'longest'.padStart(9)}${'until said'.padStart(12)}   what is said`);
  for (const [name, make] of Object.entries(cases)) {
    const page = await (await browser.newContext({ viewport: { width: 800, height: 600 } })).newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/page.html`);
    const measured = page.evaluate(`(${run})(${make}, ${JSON.stringify(bar)})`).catch((error) => ({ busy: NaN, whole: NaN, said: `failed: ${error.message.split('\n')[0]}` }));
    const late = new Promise((resolve) => setTimeout(resolve, 30_000, { busy: Infinity, whole: Infinity, said: 'nothing within 30 seconds' }));
    const { busy, whole, said } = await Promise.race([measured, late]);
    if (!(busy <= limit)) slow.push(name);
    if (busy === Infinity) process.exitCode = 1;
    console.log(`${name.padEnd(44)}${busy.toFixed(0).padStart(9)}${whole.toFixed(0).padStart(12)}   ${said.slice(0, 150).replaceAll('\n', ' ')}`);
    await page.context().close();
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
}
console.log(slow.length === 0 ? `none kept the page busy for more than ${limit} ms` : `more than ${limit} ms: ${slow.join('; ')}`);
