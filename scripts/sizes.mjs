// Prints what the published files weigh, and where in the source the bytes of the WebAssembly come from.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { functions, sections } from './wasm.mjs';

const sizes = (bytes) => [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
const row = (name, numbers) => console.log(name.padEnd(28) + numbers.map((n) => String(n).padStart(10)).join(''));

console.log(`\n${'bytes'.padEnd(28)}       raw      gzip    brotli`);
const total = [0, 0, 0];
for (const name of ['report-charts.wasm', 'report-charts.js', 'report-charts.iife.js', 'embed.js']) {
  const weights = sizes(readFileSync(`dist/${name}`));
  row(name, weights);
  if (name === 'report-charts.wasm' || name === 'report-charts.js') weights.forEach((weight, i) => (total[i] += weight));
}
row('widget (wasm + module)', total);

// Function names look like `report_charts::compile::axis::ticks::h0123` or `<report_charts::data::Value as core::…>::eq`.
const module = readFileSync('target/bindings/optimised.wasm');
const layers = new Map();
for (const { name, size } of functions(module)) {
  const layer = layerOf(name);
  layers.set(layer, (layers.get(layer) ?? 0) + size);
}
const data = sections(module).find((section) => section.id === 11);
if (data) layers.set('(data: strings and tables)', data.end - data.body);
const whole = [...layers.values()].reduce((sum, size) => sum + size, 0);
console.log(`\n${'layer or crate'.padEnd(28)}       raw         %`);
for (const [layer, size] of [...layers].sort((a, b) => b[1] - a[1]).slice(0, Number(process.env.ROWS ?? 24))) {
  row(layer, [size, ((size / whole) * 100).toFixed(1)]);
}
if (process.env.FUNCTIONS) {
  console.log('\nlargest functions');
  const largest = functions(module).sort((a, b) => b.size - a.size).slice(0, Number(process.env.FUNCTIONS));
  for (const { name, size } of largest) console.log(String(size).padStart(8), name);
}
console.log();

function layerOf(name) {
  // A generic function of another crate that was made for one of ours is ours to avoid.
  const own = /report_charts(?:\[\w+\])?::(\w+)/.exec(name);
  if (own) return own[1];
  return /^[<&*\[( ]*(?:mut |dyn )?(\w+)(?=\[|::)/.exec(name)?.[1] ?? '(other)';
}
