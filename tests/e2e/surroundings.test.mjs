// What changes around a chart that is painted: fonts, the device pixel ratio. It is painted anew, and as sharp as before.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stage, widgetFolder } from './browser.mjs';

const spec = {
  data: { values: [{ name: 'one', value: 3 }, { name: 'two', value: 5 }] }, mark: 'bar', width: 'container', height: 150,
  encoding: { x: { field: 'name', type: 'nominal' }, y: { field: 'value', type: 'quantitative' } },
};

let site;
let widget;
before(async () => {
  widget = widgetFolder();
  widget.put('spec.json', JSON.stringify(spec));
  widget.put('page.css', 'report-chart { --report-chart-font: Late, sans-serif; width: 500px; }');
  widget.put('page.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css">
    <script type="module" src="report-charts.js"></script></head><body><report-chart src="spec.json"></report-chart></body></html>`);
  site = await stage(widget.folder);
});
after(async () => {
  await site.close();
  widget.remove();
});

async function show(options) {
  const page = await site.open('/page.html', { locale: 'en', viewport: { width: 600, height: 500 }, ...options });
  await page.waitForFunction(() => document.querySelector('report-chart').shadowRoot?.querySelector('.chart:not([hidden])'));
  return page;
}

const picture = (page) => page.evaluate(() => document.querySelector('report-chart').shadowRoot.querySelector('canvas').toDataURL());

for (const [name, wait] of [['at once', 0], ['later', 700]]) {
  test(`a font that comes ${name} is drawn with`, { timeout: 20_000 }, async () => {
    const page = await show();
    await page.waitForTimeout(wait);
    const before = await picture(page);
    await page.evaluate(async () => {
      const names = ['DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono', 'FreeMono', 'Courier New'];
      const face = new FontFace('Late', names.map((name) => `local("${name}")`).join(', '));
      document.fonts.add(face);
      await face.load();
    });
    await page.waitForFunction((before) => document.querySelector('report-chart').shadowRoot.querySelector('canvas').toDataURL() !== before, before);
    assert.deepEqual(page.troubles, []);
  });
}

test('a definition, a theme and a place that change together make one picture', { timeout: 20_000 }, async () => {
  const page = await show({ reducedMotion: 'reduce' });
  await page.waitForTimeout(500);
  const drawn = await page.evaluate(async (spec) => {
    const chart = document.querySelector('report-chart');
    const canvas = chart.shadowRoot.querySelector('canvas');
    const pictures = [];
    const clear = CanvasRenderingContext2D.prototype.clearRect;
    CanvasRenderingContext2D.prototype.clearRect = function (...all) {
      if (this.canvas === canvas) pictures.push(canvas.width);
      return clear.apply(this, all);
    };
    const settled = () => new Promise((resolve) => setTimeout(resolve, 400));
    const theme = () => (chart.theme = chart.theme === 'dark' ? 'light' : 'dark');
    const changes = {
      theme,
      definition: () => (chart.spec = { ...spec, mark: 'point' }),
      'definition and theme': () => { chart.spec = { ...spec, mark: 'line' }; theme(); },
      'definition and width': () => { chart.spec = { ...spec, mark: 'bar' }; chart.style.width = '400px'; },
      'width, theme and definition': () => { chart.style.width = '300px'; theme(); chart.spec = { ...spec, mark: 'point' }; },
      'width of what holds it, and definition': () => { chart.style.width = '100%'; chart.parentElement.style.width = '450px'; chart.spec = { ...spec, mark: 'bar' }; },
    };
    const found = {};
    for (const [name, change] of Object.entries(changes)) {
      pictures.length = 0;
      change();
      await settled();
      found[name] = [...pictures];
    }
    return found;
  }, spec);
  assert.deepEqual(drawn, {
    theme: [500], definition: [500], 'definition and theme': [500], 'definition and width': [400],
    'width, theme and definition': [300], 'width of what holds it, and definition': [450],
  });
  assert.deepEqual(page.troubles, []);
});

test('another device pixel ratio is painted for at once, and sharp', { timeout: 20_000 }, async () => {
  const page = await show();
  const size = () => page.evaluate(() => {
    const canvas = document.querySelector('report-chart').shadowRoot.querySelector('canvas');
    return { ratio: devicePixelRatio, pixels: canvas.width, css: canvas.getBoundingClientRect().width };
  });
  await page.waitForTimeout(500);
  const client = await page.context().newCDPSession(page);
  for (const ratio of [2, 1.5, 3, 1]) {
    // The window's width changes too, for Chromium asks media queries anew only then; the chart's does not.
    await client.send('Emulation.setDeviceMetricsOverride', { width: 600 + ratio * 10, height: 500, deviceScaleFactor: ratio, mobile: false });
    await page.waitForFunction((ratio) => {
      const canvas = document.querySelector('report-chart').shadowRoot.querySelector('canvas');
      return devicePixelRatio === ratio && Math.abs(canvas.width / canvas.getBoundingClientRect().width - ratio) < 0.01;
    }, ratio, { timeout: 5_000 }).catch(async () => assert.fail(JSON.stringify(await size())));
    // Along a row of pixels through the bars every edge is one step from colour to colour.
    const blurred = await page.evaluate(() => {
      const canvas = document.querySelector('report-chart').shadowRoot.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, Math.round(canvas.height * 0.7), canvas.width, 1);
      const row = Array.from({ length: canvas.width }, (_, x) => data.slice(4 * x, 4 * x + 4).join());
      return row.filter((color, x) => x > 0 && x < row.length - 1 && color !== row[x - 1] && color !== row[x + 1] && row[x - 1] !== row[x + 1]).length;
    });
    assert.equal(blurred, 0, `at ${ratio}`);
  }
});
