// What a reader's hand costs, in script milliseconds: the tooltip of a chart of 100,000 points, a key press on it, a step of a
// movement of 1,000 marks. Prints medians and 95th percentiles, and before them the long tasks of the page (more than 50 ms, in
// which it answers nobody) until the chart is ready and after that. usage: node benches/browser/interaction.mjs
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { launch } from '../../tests/e2e/browser.mjs';

const points = (count) => Array.from({ length: count }, (_, x) => ({ x, y: (x * 7919) % 101, s: `s${x % 2}` }));
const spec = (count, mark) => ({ data: { values: points(count) }, mark, width: 'container', height: 300,
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' }, color: { field: 's', type: 'nominal' } } });
const folder = mkdtempSync(join(tmpdir(), 'report-charts-bench-'));
for (const name of ['report-charts.js', 'report-charts.wasm']) cpSync(`dist/${name}`, join(folder, name));
for (const [name, json] of Object.entries({ points: spec(100_000, 'point'), lines: spec(100_000, 'line'), marks: spec(1_000, 'point') })) {
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(json));
  writeFileSync(join(folder, `${name}.html`), `<!doctype html><meta charset="utf-8"><script>
    window.ready = 0; window.long = [];
    addEventListener('chart-ready', () => { ready ||= performance.now(); });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]))).observe({ type: 'longtask' });
    </script>
    <script type="module" src="report-charts.js"></script><report-chart src="${name}.json"></report-chart>`);
}
const server = await serve(folder, 8300, {});
const browser = await launch();

async function open(page) {
  const opened = await (await browser.newContext({ viewport: { width: 1000, height: 800 } })).newPage();
  await opened.goto(`http://127.0.0.1:${server.address().port}/${page}.html`);
  await opened.waitForFunction(() => window.ready > 0);
  await opened.waitForTimeout(2500);
  return opened;
}

/** The long tasks of a page, before and after its chart was ready. */
async function tasks(page, name) {
  const opened = await open(page);
  const [ready, long] = await opened.evaluate(() => [window.ready, window.long]);
  const list = (tasks) => (tasks.length === 0 ? 'none' : tasks.map(([, duration]) => duration.toFixed(0)).join(', '));
  const [before, after] = [long.filter(([start]) => start < ready), long.filter(([start]) => start >= ready)];
  console.log(`${name.padEnd(44)}${list(before).padStart(20)}${list(after).padStart(20)}`);
  await opened.context().close();
}

async function measure(page, name, body) {
  const opened = await open(page);
  const times = (await opened.evaluate(body)).toSorted((a, b) => a - b);
  const at = (share) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN).toFixed(2).padStart(8);
  console.log(`${name.padEnd(44)}${at(0.5)}${at(0.95)}   (${times.length} times)`);
  await opened.context().close();
}

const hover = async () => {
  const root = document.querySelector('report-chart').shadowRoot;
  const inner = root.querySelector('.chart');
  const area = inner.getBoundingClientRect();
  const times = [];
  for (let i = 0; i < 120; i += 1) {
    const begin = performance.now();
    inner.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', clientX: area.left + 60 + i * 6, clientY: area.top + 40 + (i * 37) % 180 }));
    root.querySelector('.tooltip').getBoundingClientRect();
    times.push(performance.now() - begin);
    await new Promise(requestAnimationFrame);
  }
  return times.slice(5);
};
const press = async () => {
  const root = document.querySelector('report-chart').shadowRoot;
  const item = [...root.querySelectorAll('.datum')].find((item) => item.tabIndex === 0);
  item.focus();
  const times = [];
  for (let i = 0; i < 60; i += 1) {
    const begin = performance.now();
    root.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true }));
    root.querySelector('.tooltip').getBoundingClientRect();
    times.push(performance.now() - begin);
    await new Promise(requestAnimationFrame);
  }
  return times.slice(5);
};
/** The script of each frame of a movement: what requestAnimationFrame's callbacks take. */
const move = async () => {
  const times = [];
  const plain = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (call) => plain((now) => {
    const begin = performance.now();
    call(now);
    times.push(performance.now() - begin);
  });
  const entry = document.querySelector('report-chart').shadowRoot.querySelectorAll('.entry')[1];
  for (let i = 0; i < 6; i += 1) {
    entry.click();
    await new Promise((done) => setTimeout(done, 600));
  }
  return times;
};

try {
  console.log(`${'long tasks, milliseconds'.padEnd(44)}${'until ready'.padStart(20)}${'after'.padStart(20)}`);
  await tasks('points', '100,000 points');
  await tasks('lines', 'lines of 100,000 points');
  console.log(`\n${'milliseconds of script'.padEnd(44)}  median    95 %`);
  await measure('points', 'pointer to tooltip, 100,000 points', hover);
  await measure('lines', 'pointer to tooltip, lines of 100,000 points', hover);
  await measure('points', 'key to tooltip, 100,000 points', press);
  await measure('marks', 'a frame of a movement of 1,000 marks', move);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
}
