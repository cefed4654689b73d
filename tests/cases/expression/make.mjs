// Writes expressions.tsv: expressions and the values that Vega gives them, one a line, for one fixed datum.
// usage: TZ=UTC node make.mjs   (with the npm packages vega-expression and vega-functions where node finds them)
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const from = process.env.MODULES ? createRequire(process.env.MODULES + '/x.js') : createRequire(import.meta.url);
const load = async name => import(pathToFileURL(from.resolve(name)));
const {parseExpression} = await load('vega-expression');
const {codeGenerator, functionContext} = await load('vega-functions');
const {defaultLocale} = await load('vega-format');

const datum = {
  n: 3, z: 0, neg: -2.5, s: 'abc', num: '12', empty: '', t: true, f: false, nul: null, nan: NaN, big: 1e21,
  d: new Date(Date.UTC(2020, 1, 29, 13, 5, 9, 87)), old: new Date(Date.UTC(1969, 11, 31, 23, 59, 59, 999)),
  list: [3, 1, 2], words: ['b', 'a', 'c'], mixed: [null, 2, '10', NaN, 1], o: {a: 1, b: {c: 'deep'}},
  'with space': 7, 'a.b': 'flat', zh: '南昌市教育', emoji: 'a😀b'
};

function text(value) {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (value instanceof Date) return `date(${+value})`;
  if (Array.isArray(value)) return '[' + value.map(text).join(', ') + ']';
  if (typeof value === 'object') return '{' + Object.keys(value).map(k => k + ': ' + text(value[k])).join(', ') + '}';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Object.is(value, -0)) return '0';
  return String(value);
}

const scope = {context: {dataflow: {locale: () => defaultLocale()}}};
const context = Object.create(functionContext);
context.context = scope.context;
const lines = readFileSync(new URL('expressions.txt', import.meta.url), 'utf8').split('\n')
  .filter(line => line && !line.startsWith('#'));
const out = lines.map(line => {
  let answer;
  try {
    const {code} = codeGenerator(parseExpression(line));
    answer = text(Function('datum', '_', `return (${code});`).call(context, datum, {}));
  } catch (error) {
    answer = '! ' + error.message;
  }
  return line + '\t' + answer;
});
writeFileSync(new URL('expressions.tsv', import.meta.url), out.join('\n') + '\n');
