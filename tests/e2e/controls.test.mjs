// What a chart offers beside its picture: keys, menu, table, sound, files, links, print.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { record, stage, widgetFolder } from './browser.mjs';

const bars = (values) => ({
  data: { values }, mark: 'bar', width: 'container', height: 160, title: 'Bars',
  encoding: { x: { field: 'name', type: 'nominal', sort: null }, y: { field: 'value', type: 'quantitative' } },
});
const three = bars([{ name: 'b', value: 3 }, { name: 'a', value: 10 }, { name: 'c', value: 4 }]);
const lines = {
  data: { values: [1, 2, 3, 4].flatMap((x) => [{ x, y: x, s: 'up' }, { x, y: 5 - x, s: 'down' }]) }, mark: 'line', width: 'container', height: 160,
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' }, color: { field: 's', type: 'nominal' }, tooltip: [{ field: 's' }, { field: 'x' }, { field: 'y' }] },
};
const many = { ...bars(Array.from({ length: 1000 }, (_, at) => ({ name: `n${at}`, value: at % 97 }))), mark: 'point', encoding: { x: { field: 'name', type: 'nominal', sort: null, axis: null }, y: { field: 'value', type: 'quantitative' }, tooltip: [{ field: 'name' }, { field: 'value' }] } };

let site;
let widget;
before(async () => {
  widget = widgetFolder();
  widget.put('three.json', JSON.stringify(three));
  widget.put('lines.json', JSON.stringify(lines));
  widget.put('many.json', JSON.stringify(many));
  widget.put('record.js', record);
  site = await stage(widget.folder);
});
after(async () => {
  await site.close();
  widget.remove();
});

async function show(name, options = {}) {
  widget.put(`${name}.html`, `<!doctype html><html lang="${options.locale ?? 'en'}"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
    <script src="record.js"></script><script type="module" src="report-charts.js"></script></head><body><main><h1>Test</h1>
    <report-chart id="c" src="${name}.json"><p>fallback</p></report-chart></main></body></html>`);
  const page = await site.open(`/${name}.html${options.fragment ?? ''}`, { locale: 'en', ...options });
  await page.waitForFunction(() => window.ready > 0);
  await page.locator('.datum').first().waitFor({ state: 'attached' });
  page.chart = page.locator('report-chart');
  return page;
}

const active = (page) => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.ariaLabel ?? document.activeElement?.shadowRoot?.activeElement?.textContent);
const inside = (page, selector, read) =>
  page.evaluate(([selector, read]) => {
    const found = document.querySelector('report-chart').shadowRoot.querySelector(selector);
    return found && new Function('found', `return ${read}`)(found);
  }, [selector, read]);
const unharmed = async (page) => {
  assert.deepEqual(await page.evaluate(() => window.troubles), []);
  assert.deepEqual(page.troubles, []);
};
const test_ = (name, body) => test(name, { timeout: 30_000 }, body);

test_('the figure is named, described in words, and each datum lies over its mark', async () => {
  const page = await show('three');
  assert.equal(await inside(page, '.chart', 'found.role + found.ariaLabel'), 'figureBars');
  assert.match(await inside(page, '#summary', 'found.textContent'), /3 values.*Largest: a, 10.*Smallest: b, 3/);
  const boxes = await page.evaluate(() => [...document.querySelector('report-chart').shadowRoot.querySelectorAll('.datum')].map((datum) => datum.getBoundingClientRect()));
  assert.equal(boxes.length, 3);
  for (const box of boxes) assert.ok(box.width >= 24 && box.height >= 24, JSON.stringify(box));
  assert.ok(boxes[1].height > 2 * boxes[0].height, 'the tallest bar has the tallest element');
  await unharmed(page);
});

test_('one stop of the Tab key leads into the data, the next ones to the source and the buttons', async () => {
  const page = await show('three');
  await page.keyboard.press('Tab');
  assert.match(await active(page), /3.*1 of 3/);
  await page.keyboard.press('End');
  assert.match(await active(page), /3 of 3/);
  await page.keyboard.press('ArrowLeft');
  assert.match(await active(page), /10.*2 of 3/);
  await page.keyboard.press('Tab');
  assert.equal(await active(page), 'Table');
  await page.keyboard.press('Shift+Tab');
  assert.match(await active(page), /2 of 3/, 'the data remember the place');
  await page.keyboard.press('Escape');
  assert.equal(await inside(page, '.tooltip', 'found.matches(":popover-open")'), false);
  await page.keyboard.press('Escape');
  assert.equal(await active(page), 'Table');
  await unharmed(page);
});

test_('up and down change the series', async () => {
  const page = await show('lines');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  const before = await active(page);
  await page.keyboard.press('ArrowDown');
  const after = await active(page);
  assert.match(before, /x: 2/);
  assert.match(after, /x: 2/);
  assert.notEqual(before, after);
  await page.keyboard.press('ArrowUp');
  assert.equal(await active(page), before);
});

test_('the focus ring stands out from light and dark', async () => {
  const page = await show('three');
  await page.keyboard.press('Tab');
  const ring = await inside(page, '.datum:focus', '(({ outlineStyle, outlineWidth, boxShadow }) => [outlineStyle, outlineWidth, boxShadow])(getComputedStyle(found))');
  assert.deepEqual(ring.slice(0, 2), ['solid', '3px']);
  assert.match(ring[2], /rgb/);
});

test_('more than 200 data are told in groups that say so, and are still walked one by one', async () => {
  const page = await show('many');
  assert.match(await inside(page, '#summary', 'found.textContent'), /1000 values, grouped here into \d+/);
  assert.ok((await page.locator('.datum').count()) < 60);
  assert.match(await page.locator('.datum:not([data-target])').first().getAttribute('aria-label'), /Values 1 to \d+: from .*n0/);
  await page.keyboard.press('Tab');
  for (let at = 0; at < 3; at++) await page.keyboard.press('ArrowRight');
  assert.match(await active(page), /n3.*4 of 1000/);
  await page.keyboard.press('End');
  assert.match(await active(page), /n999.*1000 of 1000/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  assert.match(await active(page), /1000 of 1000/);
  await unharmed(page);
});

test_('a flood of keys and pointers harms nothing', async () => {
  const page = await show('many');
  await page.keyboard.press('Tab');
  await page.evaluate(() => {
    const root = document.querySelector('report-chart').shadowRoot;
    const box = root.querySelector('.chart').getBoundingClientRect();
    for (let at = 0; at < 2000; at++) {
      root.querySelector('.chart').dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', clientX: box.left + (at * 7) % box.width, clientY: box.top + (at * 13) % box.height }));
      root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: ['ArrowRight', 'ArrowDown', 'Enter', 'Escape', 'Home', 'End'][at % 6], bubbles: true }));
    }
  });
  await page.chart.evaluate((element) => element.shadowRoot.querySelector('.chart').dispatchEvent(new PointerEvent('pointercancel', { bubbles: true })));
  await unharmed(page);
});

test_('assistive technology can activate a datum', async () => {
  const page = await show('three');
  await inside(page, '[data-target="1"]', 'found.click()');
  assert.equal(await inside(page, '.tooltip', 'found.matches(":popover-open")'), true);
  await page.waitForFunction(() => document.querySelector('report-chart').shadowRoot.querySelector('.said').textContent.startsWith('Details shown'));
});

test_('the menu is a menu button: arrows, Home, End, Escape, and the focus comes back', async () => {
  const page = await show('three');
  const opener = page.locator('.opener');
  await opener.focus();
  assert.equal(await opener.getAttribute('aria-expanded'), 'false');
  await page.keyboard.press('Enter');
  assert.equal(await active(page), 'Show the table');
  await page.waitForFunction(() => document.querySelector('report-chart').shadowRoot.querySelector('.opener').ariaExpanded === 'true');
  await page.keyboard.press('ArrowUp');
  assert.equal(await active(page), 'Print');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(page), 'Play as sound');
  await page.keyboard.press('End');
  assert.equal(await active(page), 'Print');
  await page.keyboard.press('Escape');
  assert.equal(await active(page), 'Chart menu');
  await page.waitForFunction(() => document.querySelector('report-chart').shadowRoot.querySelector('.opener').ariaExpanded === 'false');
  const sizes = await page.evaluate(() => [...document.querySelector('report-chart').shadowRoot.querySelectorAll('.bar button')].filter((button) => button.checkVisibility()).map((button) => button.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
  assert.ok(sizes.length === 2 && sizes.every((size) => size >= 24), String(sizes));
  await unharmed(page);
});

test_('the table takes the focus, is sorted by its buttons, and gives the focus back', async () => {
  const page = await show('three');
  await page.locator('.bar [data-action=table]').click();
  assert.equal(await inside(page, '.sheet caption', 'found.textContent'), 'Bars');
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.className), 'scroll');
  const column = () => page.evaluate(() => [...document.querySelector('report-chart').shadowRoot.querySelectorAll('.sheet tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).join(' ')));
  const scopes = await page.evaluate(() => [...document.querySelector('report-chart').shadowRoot.querySelectorAll('.sheet th')].map((cell) => cell.scope));
  assert.deepEqual(scopes, ['col', 'col', 'row', 'row', 'row']);
  const before = await column();
  const numeric = page.locator('.sheet thead .number button');
  await numeric.click();
  const rising = await column();
  assert.deepEqual([...rising].sort((a, b) => parseFloat(a.match(/\d+/)) - parseFloat(b.match(/\d+/))), rising);
  assert.equal(await page.locator('.sheet th[aria-sort]').getAttribute('aria-sort'), 'ascending');
  await numeric.click();
  assert.deepEqual(await column(), rising.toReversed());
  assert.notDeepEqual(before, rising);
  await page.keyboard.press('Escape');
  assert.equal(await active(page), 'Table');
  await unharmed(page);
});

test_('a long table shows its first rows and offers all', async () => {
  const page = await show('many');
  await page.locator('.bar [data-action=table]').click();
  assert.equal(await page.locator('.sheet tbody tr').count(), 300);
  await page.getByRole('button', { name: 'Show all 1000 rows' }).click();
  assert.equal(await page.locator('.sheet tbody tr').count(), 1000);
});

const spy = () => {
  window.tones = [];
  window.released = 0;
  const real = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    const oscillator = real.call(this);
    const start = oscillator.start.bind(oscillator);
    oscillator.start = (when) => (tones.push(Math.round(oscillator.frequency.value)), start(when));
    return oscillator;
  };
  const close = AudioContext.prototype.close;
  AudioContext.prototype.close = function () { released += 1; return close.call(this); };
};

test_('tones follow the values, with the datum in step, and can be stopped', async () => {
  const page = await show('three');
  await page.evaluate(spy);
  await page.keyboard.press('Tab');
  await page.keyboard.press('p');
  await page.waitForFunction(() => window.released === 1);
  const tones = await page.evaluate(() => window.tones);
  assert.equal(tones.length, 3);
  assert.ok(tones[0] < tones[2] && tones[2] < tones[1] && tones[1] <= 880 && tones[0] >= 110, String(tones));
  await page.locator('.opener').click();
  await page.getByRole('menuitemradio', { name: 'Speed 0.5×' }).click();
  await page.locator('.opener').click();
  await page.getByRole('menuitem', { name: 'Play as sound' }).click();
  await page.locator('.stop').waitFor();
  assert.equal(await inside(page, '.hover', 'found.hidden'), false, 'the sounding datum is marked');
  await page.locator('.stop').click();
  assert.equal(await page.evaluate(() => window.released), 2);
  assert.ok((await page.evaluate(() => window.tones.length)) < 6);
  await unharmed(page);
});

test_('without audio that is said, and a chart removed while it plays falls silent', async () => {
  const page = await show('three');
  await page.evaluate(() => { delete window.AudioContext; });
  await page.keyboard.press('Tab');
  await page.keyboard.press('p');
  assert.match(await inside(page, '.status', 'found.textContent'), /Sound is not available/);
  await unharmed(page);
  const other = await show('three');
  await other.evaluate(spy);
  await other.keyboard.press('Tab');
  await other.keyboard.press('p');
  await other.evaluate(() => document.querySelector('report-chart').remove());
  assert.equal(await other.evaluate(() => window.released), 1);
  const count = await other.evaluate(() => window.tones.length);
  await other.waitForTimeout(1000);
  assert.equal(await other.evaluate(() => window.tones.length), count);
  await unharmed(other);
});

test_('a link leads back to the datum', async () => {
  const page = await show('three', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.locator('.opener').click();
  await page.getByRole('menuitem', { name: 'Copy link' }).click();
  await page.waitForFunction(() => document.querySelector('report-chart').shadowRoot.querySelector('.status').textContent === 'Link copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /#rc-c=at%3A1$/);
  const other = await show('three', { fragment: new URL(link).hash });
  await other.waitForFunction(() => document.querySelector('report-chart').shadowRoot.querySelector('.tooltip').matches(':popover-open'));
  assert.match(await inside(other, '.tooltip', 'found.textContent'), /10/);
  await unharmed(other);
});

test_('where copying is not allowed the link is shown', async () => {
  const page = await show('three');
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.locator('.opener').click();
  await page.getByRole('menuitem', { name: 'Copy link' }).click();
  await page.waitForFunction(() => document.querySelector('report-chart').shadowRoot.querySelector('.status a'));
  assert.match(await inside(page, '.status', 'found.textContent'), /Link to copy.*#rc-c=/);
});

test_('files are saved from the menu', async () => {
  const page = await show('three');
  for (const [name, file] of [['Save as SVG', 'c.svg'], ['Download CSV', 'c.csv'], ['Download JSON', 'c.json'], ['Save as PNG 3×', 'c.png']]) {
    await page.locator('.opener').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
    assert.equal(download.suggestedFilename(), file);
    const text = readFileSync(await download.path());
    assert.ok(text.length > 20, file);
    if (file === 'c.png') assert.equal(text.readUInt32BE(16), 3 * (await inside(page, '.chart', 'found.offsetWidth')));
  }
  await unharmed(page);
});

test_('on paper the table stands beside a picture with more pixels, light even from a dark page', async () => {
  const page = await show('three', { colorScheme: 'dark' });
  const before = await inside(page, 'canvas', 'found.width');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.waitForFunction((before) => document.querySelector('report-chart').shadowRoot.querySelector('canvas').width === 3 * before, before);
  assert.equal(await page.locator('.paper table').isVisible(), true);
  assert.equal(await page.locator('.bar').isVisible(), false);
  assert.equal(await page.locator('.paper tbody tr').count(), 3);
  await page.emulateMedia({ media: 'screen' });
  await page.waitForFunction((before) => document.querySelector('report-chart').shadowRoot.querySelector('canvas').width === before, before);
  assert.equal(await page.locator('.paper table').count(), 0);
  assert.ok((await page.pdf()).length > 1000);
  await unharmed(page);
});

test_('on paper a picture that is out of sight is light as well', async () => {
  const page = await show('three', { colorScheme: 'dark' });
  const before = await inside(page, 'canvas', 'found.width');
  await page.evaluate(() => { document.querySelector('main').style.paddingTop = '5000px'; });
  await page.waitForTimeout(300);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.waitForFunction((before) => document.querySelector('report-chart').shadowRoot.querySelector('canvas').width === 3 * before, before);
  await unharmed(page);
});

test_('forced colours are painted at once, and taken back', async () => {
  const page = await show('three');
  const colors = () =>
    page.evaluate(() => {
      const canvas = document.querySelector('report-chart').shadowRoot.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) seen.add(data.slice(at, at + 3).join());
      return [...seen].sort().join(' ');
    });
  const before = await colors();
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.waitForTimeout(500);
  const forced = await colors();
  assert.notEqual(forced, before);
  assert.ok(forced.includes('255,255,255'), 'texts have the reader’s colour');
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  await page.waitForTimeout(500);
  assert.equal(await colors(), before);
  await unharmed(page);
});

test_('the dots of the menu’s button are seen in forced colours too', async () => {
  const page = await show('three');
  for (const forcedColors of ['none', 'active']) {
    await page.emulateMedia({ forcedColors });
    const { x, y, width, height } = await page.locator('.opener').boundingBox();
    const png = await page.screenshot({ clip: { x: x + 6, y: y + 6, width: width - 12, height: height - 12 } });
    const colors = await page.evaluate(async (bytes) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
    }, [...png]);
    assert.ok(colors > 1, forcedColors);
  }
});

test_('the language of an ancestor is followed live, controls included', async () => {
  const page = await show('three');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.evaluate(() => (document.documentElement.lang = 'zh-CN'));
  await page.waitForFunction(() => document.querySelector('report-chart').shadowRoot.querySelector('.bar [data-action=table]').textContent === '数据表');
  assert.match(await active(page), /第2项，共3项/, 'the focus stays');
  await page.keyboard.press('ArrowRight');
  assert.match(await active(page), /第3项，共3项/);
  await unharmed(page);
});

test_('text spacing and a zoom to 400 percent cut nothing off', async () => {
  const page = await show('three', { viewport: { width: 320, height: 256 } });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }');
    const root = document.querySelector('report-chart').shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    document.adoptedStyleSheets = [sheet];
  });
  await page.locator('.opener').click();
  const box = await inside(page, '.menu', '(({ left, right, top, bottom }) => [left, right, top, bottom])(found.getBoundingClientRect())');
  assert.ok(box[0] >= 0 && box[1] <= 320 && box[2] >= 0 && box[3] <= 256, String(box));
  await page.keyboard.press('Escape');
  await page.locator('.datum').first().focus();
  const tip = await inside(page, '.tooltip', '(({ left, right }) => [left, right])(found.getBoundingClientRect())');
  assert.ok(tip[0] >= 0 && tip[1] <= 320, String(tip));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});
