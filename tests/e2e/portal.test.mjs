// The portal for readers who do not look at pictures: every page under axe, and every datum of every chart on foot.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { stage } from './browser.mjs';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const site = 'dist/site';
const pages = readdirSync(site).filter((name) => name.endsWith('.html'));
const data = readdirSync(site).find((name) => /^[\w-]+\.json$/.test(name));
const dataset = JSON.parse(readFileSync(`${site}/${data}`, 'utf8'));
const report = [...readFileSync('seeds/nanchang-education-2020.txt', 'utf8')];

let portal;
before(async () => (portal = await stage(site)));
after(() => portal.close());

/** A page with all its charts painted. */
async function open(path, options) {
  const page = await portal.open(path, options);
  const charts = page.locator('report-chart');
  for (let at = 0; at < (await charts.count()); at++) {
    await charts.nth(at).scrollIntoViewIfNeeded();
    await charts.nth(at).locator('.bar').waitFor({ timeout: 15_000 });
  }
  return page;
}

async function faults(page) {
  // Under the bar that sticks to the top, whatever lies there would count as too small.
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.slice(0, 3).map(({ target, html }) => `${target.flat().join(' ')} ${html.slice(0, 160)}`).join('\n  ')}`).join('\n');
}

for (const path of pages) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing on ${path} in ${colorScheme}`, { timeout: 120_000 }, async () => {
      const page = await open(`/${path}`, { colorScheme });
      assert.equal(await faults(page), '');
      assert.deepEqual(page.troubles, []);
      await page.context().close();
    });
  }
}

test('axe finds nothing in an open menu and an open table', { timeout: 120_000 }, async () => {
  const page = await portal.open('/index.html', { colorScheme: 'dark' });
  const chart = page.locator('report-chart').nth(4);
  await chart.scrollIntoViewIfNeeded();
  await chart.locator('.opener').click();
  assert.equal(await faults(page), '');
  await page.keyboard.press('Escape');
  await chart.locator('[data-action=table]').first().click();
  assert.equal(await faults(page), '');
});

for (const [language, path] of [['zh-CN', '/index.html'], ['en', '/index.en.html']]) {
  test(`every datum of every chart is reached by keyboard and says the same everywhere (${language})`, { timeout: 300_000 }, async () => {
    const page = await open(path, { locale: language });
    const charts = page.locator('report-chart');
    let walked = 0;
    for (let at = 0; at < (await charts.count()); at++) {
      const chart = charts.nth(at);
      const id = await chart.getAttribute('chart');
      await chart.scrollIntoViewIfNeeded();
      const count = await chart.locator('.datum').count();
      assert.ok(count > 0, `${id} has data`);
      assert.equal(await chart.locator('.datum[tabindex="0"]').count(), 1, `${id} is one stop of the Tab key`);
      const { provenance } = await chart.evaluate((element) => element.toJSON());
      await chart.locator('[data-action=table]').first().click();
      const rows = await chart.evaluate((element) =>
        [...element.shadowRoot.querySelectorAll('.sheet tbody tr')].map((row) => ({ cells: [...row.cells].map((cell) => cell.textContent), fact: row.querySelector('a')?.dataset.fact, href: row.querySelector('a')?.href })));
      await page.keyboard.press('Escape');

      await chart.locator('.datum[tabindex="0"]').focus();
      await page.keyboard.press('Home');
      for (let index = 0; index < count; index++) {
        const seen = await chart.evaluate((element) => {
          const { shadowRoot } = element;
          const tooltip = shadowRoot.querySelector('.tooltip');
          return {
            name: shadowRoot.activeElement?.ariaLabel ?? '',
            open: tooltip.matches(':popover-open'),
            parts: [...tooltip.querySelectorAll('p:not(.more), dt, dd, blockquote')].map((part) => part.textContent),
            heading: tooltip.querySelector('.heading')?.textContent,
            value: tooltip.querySelector('.value')?.textContent,
            figure: tooltip.querySelector('mark')?.textContent,
            quote: tooltip.querySelector('blockquote')?.textContent,
            fact: tooltip.querySelector('a')?.dataset.fact,
            href: tooltip.querySelector('a')?.href,
          };
        });
        const where = `${id}, datum ${index + 1} of ${count}: ${JSON.stringify(seen)}`;
        assert.ok(seen.open && seen.parts.length > 0, `the tooltip is shown: ${where}`);
        for (const part of seen.parts) assert.ok(seen.name.includes(part), `the name says ${part}: ${where}`);
        assert.ok(seen.name.includes(language === 'en' ? `${index + 1} of ${count}` : `第${index + 1}项，共${count}项`), where);
        if (seen.value !== undefined) {
          const row = rows.find(({ cells }) => cells.includes(seen.heading) && cells.includes(seen.value));
          assert.ok(row, `the table has its row: ${where}`);
        }
        if (seen.fact) {
          const fact = dataset.facts.find((fact) => fact.id === seen.fact);
          const evidence = provenance.facts.find((fact) => fact.id === seen.fact);
          assert.equal(seen.figure, fact.text, where);
          assert.equal(seen.quote, fact.source.quote, where);
          assert.equal(evidence.text, fact.text, where);
          assert.equal(report.slice(evidence.start, evidence.end).join(''), fact.text, `the report says so: ${where}`);
          const row = rows.find((row) => row.fact === seen.fact);
          assert.ok(row && row.href === seen.href && row.cells.at(-1) === fact.source.quote, `the table leads to the same words: ${where}`);
        }
        walked += 1;
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      assert.equal(await chart.evaluate((element) => element.shadowRoot.activeElement?.dataset.action), 'table', `${id} is left by Escape`);
    }
    assert.ok(walked >= 30, `${walked} data were walked`);
    assert.deepEqual(page.troubles, []);
  });
}

test('files from the menu are verified by the command line on their own', { timeout: 180_000 }, async () => {
  const page = await open('/index.en.html', { locale: 'en' });
  const chart = page.locator('report-chart[chart="spending"]');
  for (const name of ['Save as SVG', 'Download CSV', 'Download JSON', 'Save as PNG 2×']) {
    await chart.locator('.opener').click();
    const [download] = await Promise.all([page.waitForEvent('download'), chart.getByRole('menuitem', { name }).click()]);
    const said = execFileSync('cargo', ['run', '--quiet', '--', 'check', await download.path(), '--report', 'seeds/nanchang-education-2020.txt'], { encoding: 'utf8' });
    assert.match(said, /2 figures are as the report says/, name);
  }
});

test('with forced colours, reduced motion, at 320 pixels and two device pixels each, nothing is lost', { timeout: 120_000 }, async () => {
  const page = await open('/index.html', { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2, forcedColors: 'active', reducedMotion: 'reduce' });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page does not scroll sideways');
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('report-chart')].filter((chart) => [...chart.shadowRoot.querySelectorAll('.bar button, canvas')].some((part) => part.getBoundingClientRect().right > innerWidth + 1)).map((chart) => chart.getAttribute('chart')));
  assert.deepEqual(outside, []);
  assert.equal(await faults(page), '');
  assert.deepEqual(page.troubles, []);
});
