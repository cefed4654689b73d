// What goes wrong: bad data and a program that breaks. The reason stands in the chart's place, the table stays, neighbours go on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stage, widgetFolder } from './browser.mjs';

const bars = {
  data: { values: [{ name: 'a', value: 3 }, { name: 'b', value: 5 }] }, mark: 'bar', width: 'container', height: 150,
  encoding: { x: { field: 'name', type: 'nominal' }, y: { field: 'value', type: 'quantitative' } },
};
const numbers = {
  data: { name: 'data' }, mark: 'point', width: 'container', height: 150,
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
};

let site;
let widget;
before(async () => {
  widget = widgetFolder();
  widget.put('record.js', `window.heard = []; for (const name of ['chart-ready', 'chart-error']) addEventListener(name, (event) => heard.push({ name, id: event.target.id, ...event.detail }));`);
  site = await stage(widget.folder);
});
after(async () => {
  await site.close();
  widget.remove();
});

/** A page with these charts by id, each with a table; `set` may give them data before the program is there. */
async function show(specs, set = () => {}) {
  const elements = Object.entries(specs).map(([id, spec]) =>
    `<report-chart id="${id}"><script type="application/json">${JSON.stringify(spec)}</script><table><tr><td>figures of ${id}</td></tr></table></report-chart>`);
  widget.put('page.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><script src="record.js"></script></head><body>${elements.join('')}</body></html>`);
  const page = await site.open('/page.html', { locale: 'en' });
  await page.evaluate(set);
  await page.addScriptTag({ url: 'report-charts.js', type: 'module' });
  await page.waitForFunction((count) => new Set(heard.map(({ id }) => id)).size >= count, elements.length);
  return page;
}

const heard = (page, id) => page.evaluate((id) => window.heard.filter((event) => event.id === id), id);
const state = (page, id) =>
  page.evaluate((id) => {
    const element = document.getElementById(id);
    const root = element.shadowRoot;
    return {
      error: root.querySelector('.error p')?.innerText ?? null,
      table: element.querySelector('table').checkVisibility(),
      picture: root.querySelector('.chart')?.checkVisibility() ?? false,
    };
  }, id);

for (const [name, spec, said, pointer, set] of [
  ['no rows', { ...bars, data: { values: [] } }, /no rows to draw/, ''],
  ['a field that no row has', { ...bars, encoding: { ...bars.encoding, y: { field: 'amount', type: 'quantitative' } } }, /no row has the field `amount` \(fields: .*value/, '/encoding/y'],
  ['values that are no numbers', numbers, /no row has values that can be drawn/, '',
    () => (document.getElementById('bad').data = { x: new Float64Array([1, 2]), y: new Float64Array([NaN, Infinity]) })],
  ['columns of different lengths', numbers, /column `y` has another length/, '',
    () => (document.getElementById('bad').data = { x: new Float64Array(3), y: new Float64Array(2) })],
  ['a column that is none', numbers, /^data: the column `y` is not an array$/, '',
    () => (document.getElementById('bad').data = { x: [1, 2], y: 'two' })],
  ['a column of what JSON cannot say', numbers, /^data: the column `y` cannot be read: .*BigInt/, '',
    () => (document.getElementById('bad').data = { x: [1, 2], y: [1n, 2n] })],
  ['data that were promised and not given', numbers, /no data are named `data`/, '/data'],
]) {
  test(`${name}: the cause is said in the chart’s place, and the table stays`, { timeout: 20_000 }, async () => {
    const page = await show({ bad: spec, good: bars }, set);
    const [failure] = await heard(page, 'bad');
    assert.equal(failure.name, 'chart-error');
    assert.match(failure.message, said);
    assert.equal(failure.pointer, pointer);
    const bad = await state(page, 'bad');
    assert.match(bad.error, said);
    assert.deepEqual([bad.table, bad.picture], [true, false]);
    assert.deepEqual(await state(page, 'good'), { error: null, table: false, picture: true });
    assert.deepEqual(page.troubles, []);
  });
}

test('values that are no numbers are left out where others are there', { timeout: 20_000 }, async () => {
  const page = await show({ some: numbers }, () => (document.getElementById('some').data = { x: new Float64Array([1, 2, 3]), y: new Float64Array([NaN, 2, -Infinity]) }));
  assert.equal((await heard(page, 'some'))[0].name, 'chart-ready');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.getElementById('some').shadowRoot.querySelectorAll('.datum').length), 1);
});

test('data that come later heal a chart that had none', { timeout: 20_000 }, async () => {
  const page = await show({ late: numbers });
  assert.equal((await state(page, 'late')).table, true);
  await page.evaluate(() => (document.getElementById('late').data = [{ x: 1, y: 2 }, { x: 2, y: 3 }]));
  await page.waitForFunction(() => heard.some(({ name }) => name === 'chart-ready'));
  assert.deepEqual(await state(page, 'late'), { error: null, table: false, picture: true });
});

test('a panic in one chart is said in its place, leaves the others alone, and a retry begins afresh', { timeout: 30_000 }, async () => {
  const page = await show({ bad: bars, good: bars });
  // The program is entered once more while it shows a tooltip, which it never allows; the element forbids that page code is called
  // there, so the browser's own function is what has to be replaced.
  await page.evaluate(() => {
    const plain = HTMLElement.prototype.showPopover;
    HTMLElement.prototype.showPopover = function (...all) {
      const element = this.getRootNode().host;
      if (element?.id === 'bad' && this.matches('.tooltip')) {
        HTMLElement.prototype.showPopover = plain;
        element.spec = { mark: 'bar' };
      }
      return plain.apply(this, all);
    };
  });
  const point = async (id) => {
    const box = await page.locator(`#${id}`).boundingBox();
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.6);
  };
  await point('bad');
  await page.waitForFunction(() => heard.some(({ name, kind }) => name === 'chart-error' && kind === 'crash'));
  const failure = (await heard(page, 'bad')).at(-1);
  assert.match(failure.message, /unreachable|panic|borrow/);
  const broken = await state(page, 'bad');
  assert.match(broken.error, /program failed/);
  assert.deepEqual([broken.table, broken.picture], [true, false]);

  // The neighbour still answers, and draws anew.
  await point('good');
  await page.waitForFunction(() => document.getElementById('good').shadowRoot.querySelector('.tooltip').matches(':popover-open'));
  await page.evaluate(() => {
    heard.length = 0;
    document.getElementById('bad').spec = undefined;
    document.getElementById('bad').shadowRoot.querySelector('.error button').click();
  });
  await page.waitForFunction(() => heard.some(({ name, id }) => name === 'chart-ready' && id === 'bad'));
  assert.deepEqual(await state(page, 'bad'), { error: null, table: false, picture: true });
  await point('bad');
  await page.waitForFunction(() => document.getElementById('bad').shadowRoot.querySelector('.tooltip').matches(':popover-open'));
});
