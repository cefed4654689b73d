// A browser and a server for the end-to-end tests: the release build, under the strict policy of scripts/serve.mjs.
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

export const executablePath =
  process.env.CHROMIUM ?? process.env.PATH.split(delimiter).map((folder) => join(folder, 'chromium')).find(existsSync);

export const launch = () =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'] });

/** A running browser and server for one test file: `open(path, options)` gives a page that keeps what went wrong on it. */
export async function stage(folder = 'dist/site') {
  const [browser, server] = await Promise.all([launch(), serve(folder, 8100)]);
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    async open(path, options = {}) {
      const context = await browser.newContext({ locale: 'zh-CN', ...options });
      const page = await context.newPage();
      page.troubles = [];
      page.requests = [];
      page.on('pageerror', (error) => page.troubles.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && page.troubles.push(message.text()));
      page.on('request', (request) => page.requests.push(request.url()));
      await page.goto(origin + path);
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Waits until a page has done what it put off until it had nothing better to do. */
export const settled = (page) =>
  page.evaluate(async () => {
    for (let i = 0; i < 5; i += 1) await new Promise((done) => requestIdleCallback(done));
  });

/** A script that keeps what happens on a page: how often a chart was ready, what was chosen, what went wrong. */
export const record = `window.troubles = []; window.ready = 0; window.chosen = [];
  addEventListener('chart-ready', () => (ready += 1));
  addEventListener('chart-select', ({ detail }) => chosen.push(detail));
  addEventListener('error', (event) => troubles.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => troubles.push(String(event.reason)));
  addEventListener('chart-error', (event) => troubles.push(JSON.stringify(event.detail)));
  addEventListener('securitypolicyviolation', (event) => troubles.push(event.violatedDirective));`;

/** A folder with the widget, for pages that a test writes itself. */
export function widgetFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'report-charts-'));
  for (const name of ['report-charts.js', 'report-charts.iife.js', 'embed.js', 'report-charts.wasm']) cpSync(`dist/${name}`, join(folder, name));
  return {
    folder,
    put: (name, text) => writeFileSync(join(folder, name), text),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
