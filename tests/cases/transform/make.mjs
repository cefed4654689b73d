// Writes transforms.json: tables, steps as Vega-Lite writes them, and the rows that Vega computes.
// usage: TZ=UTC MODULES=folder/of/node_modules node make.mjs   (npm packages vega and vega-lite)
//
// The spec is compiled by Vega-Lite with a text mark that reads all fields, then the rows that the mark is drawn from are
// taken from the running view, so that names and defaults are Vega-Lite's own too.
import {writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {tables, cases} from './cases.mjs';

const from = createRequire((process.env.MODULES ?? '.') + '/x.js');
const load = name => import(pathToFileURL(from.resolve(name)));
const vega = await load('vega');
const vegaLite = await load('vega-lite');

function value(v) {
  if (v === undefined) return {undefined: true};
  if (v instanceof Date) return {date: +v};
  if (typeof v === 'number' && !Number.isFinite(v)) return {number: String(v)};
  if (Array.isArray(v)) return v.map(value);
  if (v && typeof v === 'object') return row(v);
  return v;
}
function row(t) {
  return Object.fromEntries(Object.keys(t).filter(k => !/^_impute|^imputed_/.test(k)).sort().map(k => [k, value(t[k])]));
}

const out = [];
for (const [name, table, steps, format] of cases) {
  const data = typeof table === 'string' ? structuredClone(tables[table] ?? table) : table;
  const text = typeof data === 'string';
  const spec = {
    data: text ? {values: data, format: {type: 'csv', ...format}} : {values: data, format},
    transform: steps, mark: 'point', encoding: {}
  };
  let rows;
  try {
    const compiled = vegaLite.compile(spec, {logger: {warn() {}, info() {}, debug() {}, error() {}, level() { return this; }}}).spec;
    const view = new vega.View(vega.parse(compiled), {renderer: 'none', logLevel: vega.None});
    await view.runAsync();
    const names = compiled.data.map(d => d.name);
    rows = view.data(names[names.length - 1]).map(row);
  } catch (error) {
    console.error(name, error.message);
    continue;
  }
  out.push({name, data, format, transform: steps, rows});
}
writeFileSync(new URL('transforms.json', import.meta.url), '[\n' + out.map(c => JSON.stringify(c)).join(',\n') + '\n]\n');
console.log(out.length, 'cases');
