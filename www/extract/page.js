// The extraction page: a text in, marks, charts and a dataset out. What is a figure is decided in the module.
import init, { extract } from './extract.js';

const element = (id) => document.getElementById(id);
const make = (name, text = '') => Object.assign(document.createElement(name), { textContent: text });
const limit = 20 * 1024 * 1024;
let ready;
let found;
let fileName = 'report.txt';

element('form').addEventListener('submit', (event) => {
  event.preventDefault();
  run();
});
element('file').addEventListener('change', ({ target }) => target.files[0] && read(target.files[0]));
element('download').addEventListener('click', download);
for (const name of ['dragover', 'dragleave', 'drop']) {
  document.body.addEventListener(name, (event) => {
    event.preventDefault();
    document.body.classList.toggle('dropping', name === 'dragover');
    if (name === 'drop' && event.dataTransfer.files[0]) read(event.dataTransfer.files[0]);
  });
}

/** In both languages, so that the page can switch. */
function say(zh, en) {
  const status = element('status');
  Object.assign(status.dataset, { zh, en });
  status.textContent = document.documentElement.lang === 'en' ? en : zh;
}

async function read(file) {
  if (file.size > limit) return say(`文件超过 20 MB：${file.name}`, `The file is larger than 20 MB: ${file.name}`);
  const bytes = await file.arrayBuffer();
  const text = decode(bytes);
  if (text === undefined) return say(`不是 UTF-8 或 GB18030 文本：${file.name}`, `Neither UTF-8 nor GB18030: ${file.name}`);
  fileName = file.name;
  element('input').value = text;
  await run();
}

function decode(bytes) {
  if (new Uint8Array(bytes).includes(0)) return undefined;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // The next encoding, if there is one.
    }
  }
  return undefined;
}

async function run() {
  const text = element('input').value;
  if (!text.trim()) return say('没有文本', 'There is no text');
  if (text.length > limit) return say('文本过长', 'The text is too long');
  try {
    ready ??= init({ module_or_path: new URL('extract.wasm', import.meta.url) });
    await ready;
    found = JSON.parse(extract(text, fileName));
  } catch (error) {
    ready = undefined;
    const reason = error.message ?? error;
    return say(`提取失败：${reason}`, `Extraction failed: ${reason}`);
  }
  const { dataset, notes } = found;
  mark(text, dataset, notes);
  element('charts').replaceChildren(...dataset.charts.map((chart) => card(chart, dataset)));
  element('notes').replaceChildren(...notes.map(({ start, end, message }) => Object.assign(make('li', start === undefined ? message : `${start}–${end}: ${message}`), { lang: 'en' })));
  element('proposed').hidden = dataset.charts.length === 0;
  element('doubts').hidden = notes.length === 0;
  element('result').hidden = false;
  element('download').disabled = false;
  const [facts, numerals, charts] = [dataset.facts, dataset.coverage, dataset.charts].map(({ length }) => length);
  say(`${numerals} 处数词中有 ${facts} 个数字，建议 ${charts} 张图`, `${facts} figures in ${numerals} numerals, ${charts} charts proposed`);
}

const place = (fact) => fact.source.selector.find((selector) => 'start' in selector);

function mark(text, dataset, notes) {
  const points = [...text];
  const open = new Set(notes.map((note) => note.start));
  const parts = [];
  let at = 0;
  for (const fact of dataset.facts) {
    const { start, end } = place(fact);
    parts.push(points.slice(at, start).join(''));
    const node = make('mark', points.slice(start, end).join(''));
    node.title = `${fact.label['zh-CN'] ?? ''} · ${fact.kind} · ${fact.value ?? `${fact.low ?? '?'}–${fact.high ?? '?'}`} ${fact.unit ?? ''}`;
    if (open.has(start)) node.className = 'open';
    parts.push(node);
    at = end;
  }
  parts.push(points.slice(at).join(''));
  element('text').replaceChildren(...parts);
}

/** A chart with its table inside, which stays where the chart can not be drawn. */
function card(chart, dataset) {
  const ids = chart.spec.transform[0].filter.oneOf;
  const all = [...dataset.facts, ...dataset.derived.map((value) => ({ ...value, text: String(Math.round(value.value)) }))];
  const rows = ids.map((id) => all.find((fact) => fact.id === id)).filter(Boolean);
  const table = make('table');
  for (const fact of rows) {
    const row = make('tr');
    row.append(make('th', fact.label['zh-CN']), make('td', fact.text));
    table.append(row);
  }
  const view = document.createElement('report-chart');
  view.append(table);
  const { lang, dataset: { theme } } = document.documentElement;
  view.lang = lang;
  view.setAttribute('theme', theme ?? 'auto');
  const values = rows.map(({ id, label, value, low, high, unit }) => ({ id, label: label['zh-CN'], value, low, high, unit }));
  view.spec = { ...chart.spec, data: { values } };
  const out = make('article');
  out.className = 'card';
  out.append(make('h3', chart.title['zh-CN']), view);
  return out;
}

function download() {
  const address = URL.createObjectURL(new Blob([JSON.stringify(found.dataset, null, 2)], { type: 'application/json' }));
  Object.assign(make('a'), { href: address, download: `${found.dataset.name}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
