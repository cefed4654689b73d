// <report-chart> on a page: what a reader sees and does, in the release build under the strict policy.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { stage } from './browser.mjs';

const spec = {
  data: { values: [{ name: '甲', value: 3 }, { name: '乙', value: 5 }, { name: '丙', value: 4 }] },
  mark: 'bar',
  width: 'container',
  height: 200,
  encoding: { x: { field: 'name', type: 'nominal' }, y: { field: 'value', type: 'quantitative' } },
};
const fact = (id, label, value, text) => ({
  id, label: { 'zh-CN': label, en: `${label} in English` }, kind: 'quantity', value, unit: '人', text, qualifier: 'nearly', period: '2020',
  status: 'target', scope: null, partOf: null, section: '1',
  source: { quote: `全市${text}教师`, selector: [{ type: 'TextPositionSelector', start: 0, end: 3 }] },
});
const dataset = {
  name: 'small', title: { 'zh-CN': '一年的工作' }, version: 1, document: {}, facts: [fact('a', '甲', 3000, '近3000人'), fact('b', '乙', 5000, '5000人')],
  charts: [
    {
      id: 'teachers', title: { 'zh-CN': '教师{a}', en: 'Teachers {a}' },
      spec: { data: { name: 'facts' }, mark: 'bar', width: 'container', height: 200,
        encoding: { x: { field: 'label', type: 'nominal', sort: null }, y: { field: 'value', type: 'quantitative' } } },
    },
    { id: 'other', spec: { data: { name: 'facts' }, mark: 'bar', width: 'container', encoding: { x: { field: 'value', type: 'quantitative' } } } },
  ],
};

const page = (body, head = '<script type="module" src="report-charts.js"></script>', lang = 'zh-CN') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
const chart = (attributes, content = '<table><tr><td>the figures</table>') => `<report-chart ${attributes}>${content}</report-chart>`;
const json = (value) => `<script type="application/json">${JSON.stringify(value)}</script>`;

let folder;
let site;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-charts-'));
  for (const name of ['report-charts.js', 'report-charts.iife.js', 'embed.js', 'report-charts.wasm']) cpSync(`dist/${name}`, join(folder, name));
  put('spec.json', JSON.stringify(spec));
  put('dataset.json', JSON.stringify(dataset));
  put('broken.json', '{"mark": ');
  put('record.js', `window.heard = []; for (const name of ['chart-ready', 'chart-error', 'chart-select', 'chart-source'])
    addEventListener(name, (event) => { heard.push({ name, detail: event.detail, composed: event.composed, id: event.target.id }); if (name === 'chart-source') event.preventDefault(); });
    addEventListener('securitypolicyviolation', (event) => heard.push({ name: 'violation', detail: event.violatedDirective }));`);
  site = await stage(folder);
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

function put(name, text) {
  writeFileSync(join(folder, name), text);
}

const head = '<script src="record.js"></script><script type="module" src="report-charts.js"></script>';

/** A page with this body, once each of its charts is painted or has failed. */
async function show(body, options = {}) {
  put('page.html', page(body, options.head ?? head, options.lang));
  const opened = await site.open('/page.html', options);
  const count = options.count ?? (body.match(/<report-chart/g) ?? []).length;
  await opened.waitForFunction((count) => new Set(heard.filter(({ name }) => /ready|error/.test(name)).map(({ id }) => id)).size >= count, count);
  return opened;
}

const heard = (opened, name) => opened.evaluate((name) => window.heard.filter((event) => event.name === name), name);
const inside = (opened, selector, read) =>
  opened.evaluate(([selector, read]) => {
    const found = document.querySelector('report-chart').shadowRoot.querySelector(selector);
    return found && new Function('found', `return ${read}`)(found);
  }, [selector, read]);
const tooltip = (opened) =>
  opened.evaluate(() => {
    const found = document.querySelector('report-chart').shadowRoot.querySelector('.tooltip');
    return found.matches(':popover-open') ? [...found.querySelectorAll('p, dt, dd, blockquote, a')].map((part) => part.textContent).join('|') : null;
  });

/** The colours of a column of device pixels in the middle of the first bar, and how many differ from the ground. */
const pixels = (opened) =>
  opened.evaluate(async () => {
    const canvas = document.querySelector('report-chart').shadowRoot.querySelector('canvas');
    const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const colors = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const color = [...data.slice(at, at + 4)].join();
      colors.set(color, (colors.get(color) ?? 0) + 1);
    }
    return { width, height, css: [canvas.clientWidth, canvas.clientHeight], colors: [...colors].sort((a, b) => b[1] - a[1]).slice(0, 4), painted: data.filter((_, at) => at % 4 === 3 && data[at] > 0).length };
  });

const test_ = (name, body) => test(name, { timeout: 20_000 }, body);

for (const ratio of [1, 1.5, 2, 3]) {
  test_(`a chart is painted at a device pixel ratio of ${ratio}, and its bars have sharp edges`, async () => {
    const opened = await show(chart('id="c" src="spec.json"'), { deviceScaleFactor: ratio, viewport: { width: 600, height: 500 } });
    const { width, css, colors, painted } = await pixels(opened);
    assert.ok(Math.abs(width - css[0] * ratio) <= ratio, `${width} device pixels for ${css[0]} CSS pixels`);
    assert.ok(painted > 5000, `${painted} pixels are painted`);
    // The bars' colour is in most of the painted pixels; a bar whose edges are blurred would bring a colour in between.
    assert.ok(colors.length >= 2, JSON.stringify(colors));
    const edges = await opened.evaluate(() => {
      const canvas = document.querySelector('report-chart').shadowRoot.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, Math.round(canvas.height * 0.7), canvas.width, 1);
      let [blurred, changes, before] = [0, 0, ''];
      const row = Array.from({ length: canvas.width }, (_, x) => [...data.slice(4 * x, 4 * x + 4)].join());
      for (let x = 1; x < row.length - 1; x++) {
        if (row[x] !== row[x - 1]) changes += 1;
        if (row[x] !== row[x - 1] && row[x] !== row[x + 1] && row[x - 1] !== row[x + 1]) blurred += 1;
      }
      return { blurred, changes };
    });
    assert.ok(edges.changes >= 4, `${edges.changes} edges in a row of pixels`);
    assert.equal(edges.blurred, 0);
    assert.deepEqual(opened.troubles, []);
    assert.deepEqual(await heard(opened, 'violation'), []);
  });
}

test_('the fallback stays until the chart is painted and is then hidden', async () => {
  const opened = await show(chart('id="c" src="spec.json"'));
  assert.equal(await opened.locator('table').isVisible(), false);
  assert.equal((await heard(opened, 'chart-ready')).length, 1);
  assert.equal((await heard(opened, 'chart-ready'))[0].composed, true);
});

test_('hovering, tapping and keys show the same tooltip', async () => {
  const opened = await show(chart('id="c" src="dataset.json" chart="teachers"'), { hasTouch: true });
  const bar = await barPlace(opened);
  await opened.mouse.move(bar.x, bar.y);
  const hovered = await tooltip(opened);
  for (const part of ['甲', '近3000人', '2020', '目标', '近', '全市近3000人教师']) assert.ok(hovered.split('|').includes(part), `${part} in ${hovered}`);
  await opened.mouse.move(bar.x, 490);
  assert.equal(await tooltip(opened), null);
  await opened.keyboard.press('Tab');
  assert.equal(await tooltip(opened), hovered);
  await opened.keyboard.press('Escape');
  assert.equal(await tooltip(opened), null);
  await opened.evaluate(() => document.activeElement.blur());
  await opened.touchscreen.tap(bar.x, bar.y);
  assert.equal(await tooltip(opened), hovered);
});

const barPlace = (opened) =>
  opened.evaluate(() => {
    const box = document.querySelector('report-chart').shadowRoot.querySelector('.chart').getBoundingClientRect();
    return { x: box.left + box.width * 0.3, y: box.top + box.height * 0.75 };
  });

test_('the keyboard walks all data and opens the source', async () => {
  const opened = await show(chart('id="c" src="dataset.json" chart="teachers"'));
  await opened.keyboard.press('Tab');
  const first = await tooltip(opened);
  await opened.keyboard.press('ArrowRight');
  const second = await tooltip(opened);
  assert.match(first, /^甲\|/);
  assert.match(second, /^乙\|5000人\|/);
  assert.match(await inside(opened, '.datum:focus', 'found.ariaLabel'), /乙.*5000人/);
  await opened.keyboard.press('Enter');
  await opened.keyboard.press('Enter');
  const [selected] = await heard(opened, 'chart-select');
  assert.equal(selected.detail.rows[0].id, 'b');
  const [source] = await heard(opened, 'chart-source');
  assert.equal(source.detail.id, 'b');
  assert.equal(source.detail.href, `${site.origin}/report.html#fact-b`);
});

test_('the tooltip links to the place in the report and the page hears of it', async () => {
  const opened = await show(chart('id="c" src="dataset.json" chart="teachers"'));
  const bar = await barPlace(opened);
  await opened.mouse.click(bar.x, bar.y);
  assert.equal(await inside(opened, '.tooltip a', 'found.href'), `${site.origin}/report.html#fact-a`);
  await inside(opened, '.tooltip a', 'found.click()');
  assert.equal((await heard(opened, 'chart-source'))[0].detail.id, 'a');
});

test_('the language is the attribute’s, the page’s, and switched live', async () => {
  const opened = await show(chart('id="c" src="dataset.json" chart="teachers"'), { lang: 'en' });
  assert.equal(await inside(opened, '.chart', 'found.ariaLabel'), 'Teachers nearly 3,000');
  await opened.evaluate(() => (document.querySelector('report-chart').lang = 'zh-CN'));
  await opened.waitForFunction(() => document.querySelector('report-chart').shadowRoot.querySelector('.chart').ariaLabel === '教师近3000人');
});

for (const [name, attributes, kind, said, content] of [
  ['an address that is not there', 'src="nowhere.json"', 'fetch', /nowhere\.json.*404/],
  ['a text that is not JSON', 'src="broken.json"', 'read', /broken\.json.*line 1/],
  ['a chart that the dataset lacks', 'src="dataset.json" chart="missing"', 'chart', /missing.*teachers.*other/],
  ['a dataset of which no chart is chosen', 'src="dataset.json"', 'chart', /teachers.*other/],
  ['neither address nor definition', '', 'source', /./],
  ['a spec that is a list', '', 'read', /./, json([1, 2])],
  ['a mark that is a number', '', 'read', /mark/, json({ ...spec, mark: 7 })],
  ['a mark that nobody knows', '', 'read', /mark/, json({ ...spec, mark: 'hologram' })],
]) {
  test_(`${name} is said in the chart’s place, and the table stays`, async () => {
    const table = '<table><tr><td>the figures</table>';
    const opened = await show(chart(`id="c" ${attributes}`, (content ?? '') + table) + chart('id="d" src="spec.json"'));
    const [failure] = await heard(opened, 'chart-error');
    assert.equal(failure.detail.kind, kind);
    assert.match(failure.detail.message, said);
    assert.match(await inside(opened, '.error p', 'found.textContent'), said);
    assert.equal(await opened.locator('#c table').isVisible(), true);
    assert.equal(await opened.locator('#d table').isVisible(), false, 'the neighbour is painted');
  });
}

test_('a chart without room says so and is painted when it gets some', async () => {
  const opened = await show(`<div id="box">${chart('id="c" src="spec.json"')}</div><link rel="stylesheet" href="narrow.css">`.replace('<div id="box">', '<div id="box" class="none">'), {
    head: `${head}<link rel="stylesheet" href="narrow.css">`,
  });
  assert.equal((await heard(opened, 'chart-error'))[0].detail.kind, 'size');
  await opened.evaluate(() => (document.getElementById('box').className = ''));
  await opened.waitForFunction(() => heard.some(({ name }) => name === 'chart-ready'));
  assert.equal(await inside(opened, '.error', 'true'), null);
});
before(() => put('narrow.css', '.none { width: 0; height: 0; }'));

test_('without the WebAssembly the table stays, the reason is said, and a retry works once it is there', async () => {
  put('page.html', page(chart('id="c" src="spec.json"'), head));
  const opened = await site.open('/record.js');
  await opened.route('**/report-charts.wasm', (route) => route.fulfill({ status: 404 }));
  await opened.goto(`${site.origin}/page.html`);
  await opened.waitForFunction(() => heard.some(({ name }) => name === 'chart-error'));
  assert.equal((await heard(opened, 'chart-error'))[0].detail.kind, 'module');
  assert.equal(await opened.locator('table').isVisible(), true);
  await opened.unroute('**/report-charts.wasm');
  await inside(opened, '.error button', 'found.click()');
  await opened.waitForFunction(() => heard.some(({ name }) => name === 'chart-ready'));
  assert.equal(await opened.locator('table').isVisible(), false);
});

test_('both kinds of script on one page share one WebAssembly', async () => {
  const opened = await show(chart('id="c" src="spec.json"') + chart('id="d" src="spec.json"'), {
    head: `${head}<script src="report-charts.iife.js"></script><script type="module" src="report-charts.js?again"></script>`,
  });
  assert.equal(opened.requests.filter((url) => url.endsWith('.wasm')).length, 1);
  assert.equal(opened.requests.filter((url) => url.endsWith('spec.json')).length, 1);
  assert.deepEqual(opened.troubles, []);
});

test_('a classic script alone draws, and an embedding script replaces itself', async () => {
  const opened = await show(`${chart('id="c" src="spec.json"')}<script src="embed.js" data-src="spec.json" data-id="e" async></script>`, {
    head: '<script src="record.js"></script><script src="report-charts.iife.js"></script>', count: 2,
  });
  assert.equal((await heard(opened, 'chart-ready')).length, 2);
  assert.equal(opened.requests.filter((url) => url.endsWith('.wasm')).length, 1);
});

test_('far from the viewport nothing is fetched', async () => {
  put('far.css', '.far { height: 6000px; }');
  const opened = await show(`${chart('id="c" src="spec.json"')}<div class="far"></div>${chart('id="d" src="dataset.json" chart="teachers"')}`, {
    head: `${head}<link rel="stylesheet" href="far.css">`, count: 1,
  });
  assert.equal(opened.requests.filter((url) => url.endsWith('dataset.json')).length, 0);
  await opened.evaluate(() => document.getElementById('d').scrollIntoView());
  await opened.waitForFunction(() => heard.some(({ name, id }) => name === 'chart-ready' && id === 'd'));
});

test_('the chart follows the size of its place', async () => {
  const opened = await show(chart('id="c" src="spec.json"'), { viewport: { width: 900, height: 500 } });
  const before = await inside(opened, 'canvas', 'found.width');
  await opened.setViewportSize({ width: 500, height: 500 });
  await opened.waitForFunction((before) => document.querySelector('report-chart').shadowRoot.querySelector('canvas').width < before - 300, before);
});

test_('dark and light are painted differently, and a switch repaints', async () => {
  const opened = await show(chart('id="c" src="spec.json" theme="light"'));
  const light = (await pixels(opened)).colors;
  await opened.evaluate(() => document.querySelector('report-chart').setAttribute('theme', 'dark'));
  await opened.waitForFunction((light) => {
    const canvas = document.querySelector('report-chart').shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const colors = new Map();
    for (let at = 0; at < data.length; at += 4) colors.set([...data.slice(at, at + 4)].join(), 1);
    return light.some(([color]) => !colors.has(color));
  }, light);
});

test_('a chart that is taken out leaves nothing behind and comes back whole', async () => {
  const opened = await show(chart('id="c" src="spec.json"'));
  const parts = await opened.evaluate(() => {
    const element = document.querySelector('report-chart');
    element.remove();
    const parts = [...element.shadowRoot.children].map((child) => child.localName);
    window.heard = [];
    document.body.append(element);
    return parts;
  });
  assert.deepEqual(parts, ['slot']);
  await opened.waitForFunction(() => heard.some(({ name }) => name === 'chart-ready'));
  assert.deepEqual(opened.troubles, []);
});

test_('an idle chart asks for no frames', async () => {
  const opened = await show(chart('id="c" src="spec.json"'));
  const frames = await opened.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 200));
    let asked = 0;
    const real = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => ((asked += 1), real(callback));
    await new Promise((done) => setTimeout(done, 500));
    return asked;
  });
  assert.equal(frames, 0);
});

test_('spec and data are properties, and columns may be typed arrays', async () => {
  const opened = await show('<report-chart id="c"></report-chart>');
  await opened.evaluate(() => {
    const element = document.getElementById('c');
    element.spec = { data: { name: 'data' }, mark: 'bar', width: 300, height: 100, encoding: { x: { field: 'x', type: 'ordinal' }, y: { field: 'y', type: 'quantitative' } } };
    element.data = { x: new Int16Array([1, 2, 3]), y: new Float64Array([3, 4, NaN]) };
  });
  await opened.waitForFunction(() => heard.some(({ name }) => name === 'chart-ready'));
  assert.ok((await pixels(opened)).painted > 1000);
});

test_('an attribute is a property, too, before the element is defined and after', async () => {
  put('early.js', `document.getElementById('c').chart = 'teachers';`);
  const opened = await show(chart('id="c" src="dataset.json"') + '<script src="early.js"></script>');
  await opened.evaluate(() => Object.assign(document.getElementById('c'), { alt: 'Something else', theme: null }));
  await opened.waitForFunction(() => document.querySelector('report-chart').shadowRoot.querySelector('.chart').ariaLabel === 'Something else');
  const read = await opened.evaluate(() => { const { src, chart, theme, group, outerHTML } = document.getElementById('c'); return [src, chart, theme, group, outerHTML.split('>')[0]]; });
  assert.deepEqual(read, ['dataset.json', 'teachers', '', '', '<report-chart id="c" src="dataset.json" chart="teachers" alt="Something else"']);
});

test_('text from data is never markup', async () => {
  const evil = '<img src=x onerror="window.evil=1">';
  const values = [{ name: evil, value: 3 }];
  const opened = await show(chart('id="c"', json({ ...spec, data: { values }, encoding: { ...spec.encoding, tooltip: { field: 'name' } } }).replaceAll('</', '<\\/').replace('<\\/script>', '</script>')));
  await opened.keyboard.press('Tab');
  assert.match(await tooltip(opened), /<img/);
  assert.equal(await inside(opened, '.tooltip img', 'true'), null);
});

test_('files come out of the element with the words that they rest on', async () => {
  const opened = await show(chart('id="c" src="dataset.json" chart="teachers"'));
  const files = await opened.evaluate(async () => {
    const element = document.querySelector('report-chart');
    const png = await element.toPNG(3);
    const bytes = new Uint8Array(await png.arrayBuffer());
    const image = await createImageBitmap(png);
    return { type: png.type, png: new TextDecoder().decode(bytes), width: image.width, svg: await element.toSVG(), csv: await element.toCSV(), json: await element.toJSON() };
  });
  assert.equal(files.type, 'image/png');
  assert.ok(files.width > 1000);
  assert.match(files.png, /iTXt.*全市近3000人教师/s);
  assert.match(files.svg, /来源：《一年的工作》/);
  assert.match(files.svg, /<svg.*教师近3000人.*全市近3000人教师/s);
  assert.match(files.csv, /近3000人/);
  assert.match(JSON.stringify(files.json), /全市近3000人教师/);
});
