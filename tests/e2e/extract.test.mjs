import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { stage } from './browser.mjs';

const report = readFileSync('seeds/nanchang-education-2020.txt');
const dataset = JSON.parse(readFileSync('seeds/nanchang-education-2020.json', 'utf8'));

let site;
before(async () => (site = await stage()));
after(() => site.close());

test('a pasted report gives the same figures as the command line, and charts of them', async () => {
  const page = await site.open('/extract.html');
  await page.fill('#input', report.toString('utf8'));
  await page.click('button[type=submit]');
  await page.waitForSelector('#text mark');
  assert.deepEqual(await page.locator('#text mark').allTextContents(), dataset.facts.map((fact) => fact.text));
  await page.waitForFunction(() => document.querySelector('#charts report-chart')?.shadowRoot?.querySelector('.chart:not([hidden])'));
  assert.deepEqual(page.troubles, []);
});

test('the page switches its language in place and keeps what was found', async () => {
  const page = await site.open('/extract.html');
  await page.fill('#input', '新建学校5所、改造学校12所。');
  await page.click('button[type=submit]');
  await page.waitForSelector('#text mark');
  await page.click('#language');
  assert.equal(await page.textContent('h1'), 'Figures from a report');
  assert.match(await page.textContent('#status'), /^2 figures in 2 numerals/);
  assert.match(page.url(), /extract\.html\?lang=en$/);
  assert.doesNotMatch(await page.textContent('form'), /[\u4e00-\u9fff]/);
  await page.click('#language');
  assert.equal(await page.textContent('h1'), '从报告中提取数字');
  assert.match(page.url(), /extract\.html$/);
  const english = await site.open('/extract.html?lang=en');
  assert.equal(await english.textContent('h1'), 'Figures from a report');
  assert.equal(await english.textContent('#language'), '中文');
});

test('the dataset that is downloaded holds every figure at its place', async () => {
  const page = await site.open('/extract.html');
  await page.setInputFiles('#file', { name: 'report.txt', mimeType: 'text/plain', buffer: report });
  await page.click('button[type=submit]');
  await page.waitForSelector('#text mark');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
  const found = JSON.parse(readFileSync(await download.path(), 'utf8'));
  const characters = [...report.toString('utf8')];
  for (const fact of found.facts) {
    const { start, end } = fact.source.selector.find((selector) => selector.type === 'TextPositionSelector');
    assert.equal(characters.slice(start, end).join(''), fact.text);
  }
  assert.equal(found.facts.length, dataset.facts.length);
});
