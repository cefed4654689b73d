import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stage } from './browser.mjs';

let site;
before(async () => (site = await stage()));
after(() => site.close());

test('the release build loads under the strict policy', async () => {
  const page = await site.open('/');
  await page.waitForFunction(() => document.querySelector('report-chart')?.shadowRoot?.querySelector('.chart:not([hidden])'));
  assert.deepEqual(page.troubles, []);
});

test('nothing is asked of another origin', async () => {
  const page = await site.open('/');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(page.requests.filter((url) => !url.startsWith(site.origin)), []);
});
