// The npm package as its users get it: packed, installed, bundled.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { record, stage, widgetFolder } from './browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'report-charts-package-'));
const installed = join(folder, 'node_modules', 'report-charts');
const run = (command, ...given) => execFileSync(command, given, { cwd: folder, encoding: 'utf8' });

before(() => {
  const [{ filename }] = JSON.parse(run('npm', 'pack', '--json', '--silent', join(process.cwd(), 'dist')));
  mkdirSync(installed, { recursive: true });
  run('tar', '-xzf', filename, '-C', installed, '--strip-components=1');
});
after(() => rmSync(folder, { recursive: true }));

test('a bundler finds the package, its program and nothing else to do', async () => {
  const [app, out] = [join(folder, 'app'), join(folder, 'out')];
  mkdirSync(join(app, 'public'), { recursive: true });
  cpSync('dist/site/nanchang-education-2020.json', join(app, 'public', 'report.json'));
  writeFileSync(join(app, 'main.js'), "import 'report-charts';\n");
  writeFileSync(join(app, 'index.html'), `<!doctype html><html lang="en"><title>Bundled</title><link rel="icon" href="data:,">
    <report-chart src="report.json" chart="teacher-recruitment"></report-chart><script type="module" src="main.js"></script></html>`);
  await build({ root: app, logLevel: 'error', build: { outDir: out, assetsInlineLimit: 0 } });

  const site = await stage(out);
  try {
    const page = await site.open('/');
    await page.waitForFunction(() => document.querySelector('report-chart').shadowRoot?.querySelector('.chart:not([hidden])'));
    assert.match(await page.locator('report-chart').getByRole('figure').first().ariaSnapshot(), /1,672/);
    assert.deepEqual(page.troubles, []);
  } finally {
    await site.close();
  }
});

test('a server can import it: there is nothing to draw, and nothing fails', () => {
  assert.equal(run(process.execPath, '--input-type=module', '-e', "console.log(Object.keys(await import('report-charts')).join())").trim(), 'ReportChart,version');
});

test('every file that the package names is in it', () => {
  const { files, exports, types, customElements } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const named = [...files, types, customElements, ...Object.values(exports).flatMap((entry) => Object.values(typeof entry === 'string' ? [entry] : entry))];
  for (const name of named) assert.ok(readFileSync(join(installed, name)).length > 0, name);
});

/** The pieces of code in a text, by language. */
const snippets = (text, language) => [...text.matchAll(/```(\w+)\n(.*?)```/gs)].filter(([, name]) => name === language).map(([, , code]) => code);

for (const readme of ['README.md', 'www/README.md']) {
  test(`what ${readme} says to paste is a chart`, async () => {
    const text = readFileSync(readme, 'utf8');
    const widget = widgetFolder();
    cpSync('dist/site/nanchang-education-2020.json', join(widget.folder, 'nanchang-education-2020.json'));
    widget.put('record.js', record);
    const [pasted] = snippets(text, 'html');
    const scripts = snippets(text, 'js').filter((code) => !code.includes('import')).map((code, at) => {
      widget.put(`snippet-${at}.js`, code); // A policy that knows no inline scripts holds here, too.
      return `<script type="module" src="snippet-${at}.js"></script>`;
    });
    widget.put('index.html', `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pasted</title><link rel="icon" href="data:,"><script src="record.js"></script><body>${pasted}${scripts.join('')}</body></html>`);
    const site = await stage(widget.folder);
    try {
      const page = await site.open('/');
      await page.waitForFunction((count) => window.ready >= count || window.troubles.length, 1 + scripts.length);
      assert.deepEqual(await page.evaluate(() => window.troubles), []);
    } finally {
      await site.close();
      widget.remove();
    }
  });
}
