// One walk through all that a chart offers, under each condition that readers have: two device pixels for each CSS pixel, less
// motion, forced colours, dark, Chinese, a page from right to left, a narrow page. Nothing here depends on a language.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { record, stage, widgetFolder } from './browser.mjs';

const points = Array.from({ length: 40 }, (_, x) => ({ x, y: (x * 7919) % 101, s: ['甲', 'b', 'نص'][x % 3] }));
const spec = {
  title: '走查 Walk', data: { values: points }, mark: 'point', width: 'container', height: 220,
  params: [{ name: 'b', select: 'interval' }, { name: 'least', value: 0, bind: { input: 'range', min: 0, max: 100, name: 'y ≥' } }],
  transform: [{ filter: 'datum.y >= least' }],
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' }, color: { field: 's', type: 'nominal' } },
};

const conditions = {
  'one device pixel for each CSS pixel': {},
  'two device pixels for each CSS pixel': { deviceScaleFactor: 2 },
  'less motion': { reducedMotion: 'reduce' },
  'forced colours': { forcedColors: 'active' },
  'dark': { colorScheme: 'dark' },
  'Chinese': { locale: 'zh-CN' },
  'a page from right to left': { dir: 'rtl' },
  'a narrow page': { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 },
};

let site;
let widget;
before(async () => {
  widget = widgetFolder();
  widget.put('walk.json', JSON.stringify(spec));
  widget.put('record.js', record);
  site = await stage(widget.folder);
});
after(async () => {
  await site.close();
  widget.remove();
});

async function show({ locale = 'en', dir = 'ltr', ...options }) {
  widget.put('walk.html', `<!doctype html><html lang="${locale}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark"><title>Test</title><link rel="icon" href="data:,">
    <script src="record.js"></script><script type="module" src="report-charts.js"></script></head><body><main><h1>Test</h1>
    <report-chart id="c" src="walk.json"><p>fallback</p></report-chart></main></body></html>`);
  const page = await site.open('/walk.html', { locale, ...options });
  await page.waitForFunction(() => window.ready > 0);
  await page.locator('.datum').first().waitFor({ state: 'attached' });
  return page;
}

const read = (page, body) => page.evaluate((body) => new Function('root', `return ${body}`)(document.getElementById('c').shadowRoot), body);
const pixels = (page) => read(page, "root.querySelector('canvas').toDataURL()");
const idle = (page) => page.waitForTimeout(600);
const open = (page) => read(page, "root.querySelector('.tooltip').matches(':popover-open')");

for (const [name, options] of Object.entries(conditions)) {
  test(`a walk under: ${name}`, { timeout: 60_000 }, async () => {
    const page = await show(options);
    const chinese = options.locale === 'zh-CN';
    const says = (text) => assert.equal(/\p{Script=Han}/u.test(text.replace(/[甲走查]/g, '')), chinese, `in the reader's language: ${text}`);
    const ratio = options.deviceScaleFactor ?? 1;

    const [width, css] = await read(page, "[root.querySelector('canvas').width, root.querySelector('canvas').getBoundingClientRect().width]");
    assert.ok(Math.abs(width - css * ratio) < 1, `${width} pixels for ${css}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page does not scroll sideways');
    const small = await read(page, "[...root.querySelectorAll('button, input, select')].filter((it) => it.checkVisibility({ visibilityProperty: true })).map((it) => [it.className || it.type, it.getBoundingClientRect()]).filter(([, { width, height }]) => Math.min(width, height) < 24).map(([name]) => name)");
    assert.deepEqual(small, [], 'targets are 24 pixels');

    // Pointer: shown, held, let go.
    const whole = await pixels(page);
    const at = await read(page, "(({ x, y, width, height }) => [x + width / 2, y + height / 2])(root.querySelector('[data-target=\"10\"]').getBoundingClientRect())");
    await page.mouse.move(...at);
    assert.ok(await open(page));
    const tip = await read(page, "(({ left, right, top }) => ({ left, right, top }))(root.querySelector('.tooltip').getBoundingClientRect())");
    assert.ok(tip.left >= 0 && tip.top >= 0 && tip.right <= await page.evaluate(() => innerWidth), JSON.stringify(tip));
    await page.mouse.click(...at);
    await page.mouse.move(1, 1);
    assert.ok(await open(page), 'it is held');
    await page.keyboard.press('Escape');
    assert.ok(!(await open(page)), 'it is let go');

    // Keys: in, along, the ring, an interval, out.
    await page.locator('.datum[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    says(await read(page, 'root.activeElement.ariaLabel'));
    const ring = await read(page, "(({ outlineStyle, outlineWidth }) => outlineStyle + ' ' + outlineWidth)(getComputedStyle(root.activeElement))");
    assert.equal(ring, 'solid 3px');
    for (let at = 0; at < 6; at += 1) await page.keyboard.press('Shift+ArrowRight');
    for (let at = 0; at < 12; at += 1) await page.keyboard.press('Shift+ArrowUp');
    await idle(page);
    assert.equal(await read(page, "root.querySelector('.brush').hidden"), false, 'an interval is chosen');
    assert.match(await read(page, "root.querySelector('.said').textContent"), /\d/);
    says(await read(page, "root.querySelector('.said').textContent"));
    assert.ok((await page.evaluate(() => chosen.at(-1).rows.length)) > 0);
    await page.keyboard.press('Escape');
    await idle(page);
    assert.equal(await read(page, "root.querySelector('.brush').hidden"), true, 'Escape clears it');
    await page.keyboard.press('Escape');
    assert.equal(await read(page, 'root.activeElement.dataset.action'), 'table');

    // The legend hides a series, the buttons look closer and come back.
    const count = () => read(page, "root.querySelectorAll('.datum').length");
    const all = await count();
    await page.locator('.entry').nth(1).click();
    await idle(page);
    assert.ok((await count()) < all);
    says(await read(page, "root.querySelector('.said').textContent"));
    await page.locator('.entry').nth(1).click();
    await page.mouse.move(1, 1);
    await idle(page);
    assert.equal(await count(), all);
    await page.locator('.zoom-in').click();
    await idle(page);
    assert.notEqual(await pixels(page), whole);
    await page.locator('.zoom-reset').click();
    await page.mouse.move(1, 1);
    await idle(page);
    assert.equal(await pixels(page), whole, 'the picture is as it was');

    // A control, the menu, the table.
    await page.locator('[data-control]').fill('60');
    await idle(page);
    assert.ok((await count()) < all);
    await page.locator('.opener').click();
    const menu = await read(page, "[...root.querySelectorAll('.menu button')].map((button) => [button.textContent, button.offsetHeight])");
    assert.ok(menu.length > 8 && menu.every(([, height]) => height >= 24), JSON.stringify(menu));
    says(menu[0][0]);
    await page.keyboard.press('Escape');
    await page.locator('.bar [data-action=table]').click();
    assert.equal(await read(page, "root.querySelectorAll('.sheet tbody tr').length"), await count());
    await page.keyboard.press('Escape');

    assert.deepEqual(await page.evaluate(() => window.troubles), []);
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });
}

test('a page from right to left has the same picture', async () => {
  const [one, other] = [await show({}), await show({ dir: 'rtl' })];
  assert.equal(await pixels(other), await pixels(one));
});

test('a change to less motion ends a movement at once', async () => {
  const page = await show({});
  await page.locator('.zoom-in').click();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const now = await pixels(page);
  await idle(page);
  assert.equal(await pixels(page), now);
});
