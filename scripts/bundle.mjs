// Lays out dist/: the npm package at its root, and under dist/site the portal with its own copy of the widget.
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { withImportsRenamed, withoutCustomSections } from './wasm.mjs';

const version = /^version = "(.*)"/m.exec(readFileSync('Cargo.toml', 'utf8'))[1];
const scripts = ['report-charts.js', 'report-charts.iife.js', 'embed.js'];

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/site', { recursive: true });

// What the module imports gets short names, here and in its bindings.
const short = new Map();
const shorten = (name) => short.get(name) ?? short.set(name, `i${short.size}`).get(name);
writeFileSync('dist/report-charts.wasm', withoutCustomSections(withImportsRenamed(readFileSync('target/bindings/optimised.wasm'), shorten)));
const shortNames = {
  name: 'short-names',
  setup: ({ onLoad }) =>
    onLoad({ filter: /bindings[\\/]report_charts\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/\b__wb\w+\b(?=\s*:|\s*\()/g, (name) => short.get(name) ?? name),
    })),
};

const bundle = (entry, outfile, format, script) =>
  build({
    entryPoints: [entry], outfile, format, bundle: true, minify: true, target: 'es2022', charset: 'utf8', logLevel: 'warning',
    legalComments: 'none', loader: { '.css': 'text' }, plugins: [minifiedStyle, shortNames],
    // The browser compiles all functions where it reads the script, in the background, and not one by one while charts are made.
    banner: { js: '//# allFunctionsCalledOnLoad' },
    // A classic script has no import.meta; its own address is known only while it runs for the first time.
    define: { __VERSION__: JSON.stringify(version), __SCRIPT__: script },
  });

// Style sheets become strings, for they are adopted by shadow roots.
const minifiedStyle = {
  name: 'style',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], minify: true, write: false });
      return { contents: outputFiles[0].text.trim(), loader: 'text' };
    }),
};

await bundle('www/report-charts.js', 'dist/report-charts.js', 'esm', 'import.meta.url');
await bundle('www/report-charts.js', 'dist/report-charts.iife.js', 'iife', 'document.currentScript.src');
await bundle('www/embed.js', 'dist/embed.js', 'iife', 'document.currentScript.src');

const manifest = JSON.parse(readFileSync('www/package.json', 'utf8'));
writeFileSync('dist/package.json', JSON.stringify({ ...manifest, version }, null, 2) + '\n');
for (const file of ['www/report-charts.d.ts', 'www/README.md', 'LICENSE', 'CHANGELOG.md', 'www/custom-elements.json']) {
  if (existsSync(file)) cpSync(file, `dist/${file.replace('www/', '')}`);
}

// The portal's folder gets the widget as a page author would copy it, and the pages that are written by hand; `report-charts site`
// writes the rest.
for (const name of readdirSync('www')) {
  if (name.endsWith('.html')) cpSync(`www/${name}`, `dist/site/${name}`);
}
for (const name of [...scripts, 'report-charts.wasm']) cpSync(`dist/${name}`, `dist/site/${name}`);
