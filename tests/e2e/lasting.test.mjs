// What lasts and what does not: a chart that is made again remembers, a chart that is gone leaves nothing, a page at rest rests.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { record, stage, widgetFolder } from './browser.mjs';

const values = (count, shift = 0) => Array.from({ length: count }, (_, x) => ({ id: `r${x}`, x, y: ((x * 7919) % 101) + shift, s: ['p', 'q'][x % 2] }));
const spec = (rows) => ({
  data: { values: rows }, mark: 'point', width: 'container', height: 160,
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' }, color: { field: 's', type: 'nominal' } },
});

let site;
let widget;
before(async () => {
  widget = widgetFolder();
  widget.put('plot.json', JSON.stringify(spec(values(30))));
  widget.put('record.js', `${record}
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const plain = WebAssembly[name];
      WebAssembly[name] = async (...all) => { const made = await plain.apply(WebAssembly, all); window.memory = (made.instance ?? made).exports.memory; return made; };
    }`);
  site = await stage(widget.folder);
});
after(async () => {
  await site.close();
  widget.remove();
});

async function show(options = {}) {
  widget.put('lasting.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
    <script src="record.js"></script><script type="module" src="report-charts.js"></script></head><body><main><h1>Test</h1>
    <report-chart id="c" src="plot.json"><p>fallback</p></report-chart></main></body></html>`);
  const page = await site.open('/lasting.html', { locale: 'en', ...options });
  await page.waitForFunction(() => window.ready > 0);
  await page.locator('.datum').first().waitFor({ state: 'attached' });
  return page;
}
const read = (page, body) => page.evaluate((body) => new Function('root', `return ${body}`)(document.getElementById('c').shadowRoot), body);
const idle = (page) => page.waitForTimeout(600);
const unharmed = async (page) => {
  assert.deepEqual(await page.evaluate(() => window.troubles), []);
  assert.deepEqual(page.troubles, []);
};

test('a chart that is made again keeps hidden series, zoom and focus', { timeout: 60_000 }, async () => {
  const page = await show();
  await page.locator('.entry').nth(1).click();
  await page.locator('.zoom-in').click();
  await idle(page);
  await page.locator('.datum[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const state = () => read(page, "({ entries: [...root.querySelectorAll('.entry')].map((it) => it.getAttribute('aria-pressed')).join(), zoomed: root.querySelector('.zoom-reset').getAttribute('aria-disabled'), at: root.activeElement?.dataset.target, count: root.querySelectorAll('.datum').length })");
  const before = await state();
  assert.deepEqual([before.entries, before.zoomed, before.at], ['true,false', 'false', '2']);
  await page.evaluate(() => { document.documentElement.lang = 'zh-CN'; });
  await idle(page);
  assert.match(await read(page, "root.querySelector('.bar [data-action=table]').textContent"), /\p{Script=Han}/u);
  assert.deepEqual(await state(), before, 'in another language');
  await page.evaluate(() => { document.getElementById('c').setAttribute('theme', 'dark'); });
  await idle(page);
  assert.deepEqual(await state(), before, 'in another theme');
  await page.evaluate((other) => { document.getElementById('c').spec = other; }, spec(values(30, 1)));
  await page.evaluate((other) => { document.getElementById('c').spec = other; }, spec(values(30, 2)));
  await idle(page);
  assert.deepEqual(await state(), before, 'with other data');
  await page.keyboard.press('ArrowRight');
  assert.equal((await state()).at, '3', 'the keyboard goes on from there');
  await page.evaluate(() => { document.getElementById('c').spec = { data: { values: [{ a: 1 }] }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' } } }; });
  await idle(page);
  assert.equal(await read(page, "root.querySelector('.zoom-reset').getAttribute('aria-disabled')"), 'true', 'another chart begins anew');
  await unharmed(page);
});

test('other data move to their new places', { timeout: 30_000 }, async () => {
  const page = await show();
  const frames = await page.evaluate(async (other) => {
    const canvas = document.getElementById('c').shadowRoot.querySelector('canvas');
    document.getElementById('c').spec = other;
    const seen = new Set();
    const end = performance.now() + 700;
    while (performance.now() < end) {
      await new Promise(requestAnimationFrame);
      seen.add(canvas.toDataURL());
    }
    return seen.size;
  }, spec(values(30).map((row) => ({ ...row, y: 101 - row.y }))));
  assert.ok(frames > 4, `${frames} pictures`);
  await unharmed(page);
});

test('two hundred charts that come and go leave nothing', { timeout: 120_000 }, async () => {
  const page = await show();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const round = (times) => page.evaluate(async (times) => {
    for (let at = 0; at < times; at += 1) {
      const charts = Array.from({ length: 10 }, () => Object.assign(document.createElement('report-chart'), { id: 'one' }));
      charts.forEach((chart) => chart.setAttribute('src', 'plot.json'));
      const before = window.ready;
      document.querySelector('main').prepend(...charts);
      await Promise.race([new Promise((done) => { const look = () => (window.ready >= before + 10 ? done() : setTimeout(look, 10)); look(); }), new Promise((done) => setTimeout(done, 4000))]);
      // One is touched while it goes.
      charts[0].shadowRoot.querySelectorAll('.entry')[1]?.click();
      charts[1].shadowRoot.querySelector('.chart').dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', clientX: 200, clientY: 200 }));
      await new Promise(requestAnimationFrame);
      charts.forEach((chart) => chart.remove());
    }
    await new Promise((done) => setTimeout(done, 500));
  }, times);
  const measure = async () => {
    for (let at = 0; at < 3; at += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { listeners: of('JSEventListeners'), nodes: of('Nodes'), bytes: await page.evaluate(() => window.memory.buffer.byteLength) };
  };
  await round(2);
  const before = await measure();
  await round(20);
  const after = await measure();
  console.log('before and after 200 charts:', JSON.stringify(before), JSON.stringify(after));
  assert.ok(before.listeners > 10, 'listeners are counted');
  assert.ok(after.listeners <= before.listeners + 5, `${before.listeners} listeners became ${after.listeners}`);
  assert.ok(after.nodes <= before.nodes + 100, `${before.nodes} nodes became ${after.nodes}`);
  assert.ok(after.bytes <= before.bytes + 65_536, `${before.bytes} bytes became ${after.bytes}`);
  await unharmed(page);
});

test('without the page’s fonts a chart is drawn in another', { timeout: 30_000 }, async () => {
  widget.put('fontless.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="fontless.css">
    <script src="record.js"></script><script src="fontless.js"></script><script type="module" src="report-charts.js"></script></head><body><main><h1>Test</h1>
    <report-chart id="c" src="plot.json"><p>fallback</p></report-chart></main></body></html>`);
  widget.put('fontless.css', '@font-face { font-family: "Gone"; src: url("gone.woff2"); } report-chart { --report-chart-font: "Gone", "Never There"; }');
  widget.put('fontless.js', "Object.defineProperty(Document.prototype, 'fonts', { get: () => undefined });");
  const page = await site.open('/fontless.html', { locale: 'en' });
  await page.waitForFunction(() => window.ready > 0);
  // The policy of the page refuses the font; that is how it comes to be missing.
  assert.deepEqual(await page.evaluate(() => window.troubles), ['font-src']);
  assert.ok(await read(page, "root.querySelector('canvas').width > 100"));
});
