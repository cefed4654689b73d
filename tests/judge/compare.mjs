// Holds a scene against the one that Vega-Lite gives, and says where they differ.
import { paint, sameColor } from './color.mjs';

const PIXEL = 1;
const SHARE = 0.005;
const COLOR = 3;
const RAMP = 12;
const OPACITY = 0.02;
const ANGLE = 0.006;
const AREA = 0.03;
const STROKE = 0.25;
const DOMAIN = 1e-4;
const PATHS = ['line', 'area', 'trail'];

const near = (a, b, tolerance) => (a ?? null) === (b ?? null) || Math.abs(a - b) <= tolerance;
const text = (value) => String(value ?? '').replaceAll('\u2212', '-').replaceAll('\u00a0', ' ').trim();
const show = (value) => (typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing').slice(0, 160);

// ------------------------------------------------------------------------------------------------- items

/** The points of a path without repetitions, and without breaks at its ends. */
function vertices(item) {
  const out = [];
  for (const point of item.points ?? []) {
    const last = out.at(-1);
    if (point === null ? last : !(last && point.every((value, at) => Math.abs(value - last[at]) < 0.02))) out.push(point);
  }
  while (out.at(-1) === null) out.pop();
  return out;
}

/** Whether there is anything to see. */
function visible(type, item) {
  const filled = paint(item.fill) && (item.fillOpacity ?? 1) > 0;
  const stroked = paint(item.stroke) && (item.strokeOpacity ?? 1) > 0 && (item.strokeWidth ?? 1) > 0;
  if (!filled && !stroked) return false;
  switch (type) {
    case 'text': return text(item.text) !== '';
    case 'rect': return Boolean(stroked) || (item.width > 0.005 && item.height > 0.005);
    case 'symbol': return item.size > 0;
    case 'arc': return Math.abs(item.endAngle - item.startAngle) > 1e-6 && item.innerRadius !== item.outerRadius;
    case 'rule': return Math.abs(item.x2 - item.x) + Math.abs(item.y2 - item.y) > 0.005;
    default: return !PATHS.includes(type) || vertices(item).filter(Boolean).length > 1;
  }
}

/** The first difference of place and size: `[code, expected, found]`. */
function placeDifference(type, a, b, tx, ty) {
  if (PATHS.includes(type)) {
    const [p, q] = [vertices(a), vertices(b)];
    if (p.length !== q.length) return ['item.points', `${p.length} points`, `${q.length} points`];
    const differs = (other) => p.findIndex((point, at) => {
      const found = other[at];
      if (!point || !found) return point !== found;
      return point.some((value, k) => !near(value, found[k], type === 'trail' && k === 2 ? STROKE : k % 2 ? ty : tx));
    });
    const at = differs(q);
    return at < 0 || differs([...q].reverse()) < 0 ? null : ['item.point', `${at}: ${show(p[at])}`, show(q[at])];
  }
  const compared = {
    rect: { x: tx, y: ty, width: tx, height: ty },
    symbol: { x: tx, y: ty, size: Math.max(1, AREA * a.size) },
    rule: { x: tx, y: ty, x2: tx, y2: ty },
    text: { x: tx, y: ty },
    arc: { x: tx, y: ty, startAngle: ANGLE, endAngle: ANGLE, innerRadius: tx, outerRadius: tx },
  }[type] ?? {};
  for (const [key, tolerance] of Object.entries(compared)) {
    if (!near(a[key], b[key], tolerance)) return [`item.${key}`, a[key], b[key]];
  }
  return type === 'text' && text(a.text) !== text(b.text) ? ['item.text', a.text, b.text] : null;
}

/** The first difference of looks. */
function lookDifference(type, a, b) {
  for (const part of ['fill', 'stroke']) {
    if (!sameColor(a[part], b[part], COLOR)) return [`item.${part}`, a[part] ?? null, b[part] ?? null];
    const opacity = `${part}Opacity`;
    if (a[part] && !near(a[opacity] ?? 1, b[opacity] ?? 1, OPACITY)) return ['item.opacity', a[opacity], b[opacity]];
  }
  if (a.stroke && !near(a.strokeWidth ?? 1, b.strokeWidth ?? 1, STROKE)) return ['item.strokeWidth', a.strokeWidth, b.strokeWidth];
  if (a.stroke && Boolean(a.strokeDash?.length) !== Boolean(b.strokeDash?.length)) return ['item.strokeDash', a.strokeDash, b.strokeDash];
  if (type === 'symbol' && (a.shape ?? 'circle') !== (b.shape ?? 'circle')) return ['item.shape', a.shape, b.shape];
  if (PATHS.includes(type) && (a.interpolate ?? 'linear') !== (b.interpolate ?? 'linear')) return ['item.interpolate', a.interpolate, b.interpolate];
  if (type === 'text') {
    const turn = (item) => (((item.angle ?? 0) % 360) + 360) % 360;
    if (!near(turn(a), turn(b), 0.5)) return ['item.angle', a.angle, b.angle];
    if ((a.align ?? 'left') !== (b.align ?? 'left')) return ['item.align', a.align, b.align];
  }
  return null;
}

function tooltip(item) {
  const shown = item.tooltip;
  if (shown == null) return '';
  if (typeof shown !== 'object') return text(shown);
  return Object.entries(shown).map(([key, value]) => `${text(key)}: ${text(typeof value === 'object' ? JSON.stringify(value) : value)}`).join('; ');
}

/** Pairs expected with found items, best pairs first, and reports what differs in each pair. */
function compareItems(type, expected, found, tx, ty, where, report) {
  const place = (item) => (PATHS.includes(type) ? vertices(item).find(Boolean) : [item.x ?? 0, item.y ?? 0]);
  const free = new Set(found.keys());
  const cells = new Map();
  const cell = (x, y) => `${Math.floor(x / (2 * tx))} ${Math.floor(y / (2 * ty))}`;
  found.forEach((item, at) => {
    const ends = PATHS.includes(type) ? [place(item), vertices(item).findLast(Boolean)] : [place(item)];
    for (const [x, y] of ends) {
      const key = cell(x, y);
      cells.set(key, [...(cells.get(key) ?? []), at]);
    }
  });
  const around = ([x, y]) => [-1, 0, 1].flatMap((i) => [-1, 0, 1].flatMap((j) => cells.get(cell(x + i * 2 * tx, y + j * 2 * ty)) ?? []));
  const tells = (a, b) => a.tooltip === undefined || tooltip(a) === tooltip(b);
  let rest = [...expected.keys()];
  for (const fits of [(a, b) => !lookDifference(type, a, b) && tells(a, b), () => true]) {
    rest = rest.filter((at) => {
      const a = expected[at];
      const [x, y] = place(a);
      const distance = (b) => (PATHS.includes(type) ? 0 : Math.abs(b.x - x) + Math.abs(b.y - y));
      const candidates = around([x, y]).filter((k) => free.has(k) && !placeDifference(type, a, found[k], tx, ty) && fits(a, found[k]));
      if (!candidates.length) return true;
      const best = candidates.reduce((k, l) => (distance(found[l]) < distance(found[k]) ? l : k));
      free.delete(best);
      const difference = lookDifference(type, a, found[best]);
      if (difference) report(difference[0], `${where}[${at}]`, difference[1], difference[2]);
      if (!tells(a, found[best])) report('item.tooltip', `${where}[${at}]`, tooltip(a), tooltip(found[best]));
      return false;
    });
  }
  // What is left has no partner in its place: report against the nearest.
  for (const at of rest) {
    const a = expected[at];
    const [x, y] = place(a);
    const away = (k) => Math.abs(place(found[k])[0] - x) + Math.abs(place(found[k])[1] - y);
    const nearest = [...free].reduce((k, l) => (k === null || away(l) < away(k) ? l : k), null);
    if (nearest === null) report('item.missing', `${where}[${at}]`, show([x, y]), null);
    else {
      free.delete(nearest);
      const difference = placeDifference(type, a, found[nearest], tx, ty) ?? ['item.place', [x, y], place(found[nearest])];
      report(difference[0], `${where}[${at}]`, difference[1], difference[2]);
    }
  }
}

// ------------------------------------------------------------------------------------------------- plots

/** The visible items of a plot by type, and the types in the order of painting. */
function visibleMarks(plot) {
  const byType = new Map();
  const order = [];
  for (const mark of plot.marks ?? []) {
    const items = (mark.items ?? []).filter((item) => visible(mark.type, item));
    if (!items.length) continue;
    byType.set(mark.type, [...(byType.get(mark.type) ?? []), ...items]);
    if (order.at(-1) !== mark.type) order.push(mark.type);
  }
  return { byType, order };
}

/** An item of a plot whose size is scaled by `sx` and `sy`. */
function scaled(item, sx, sy) {
  if (sx === 1 && sy === 1) return item;
  const out = { ...item };
  for (const [key, factor] of [['x', sx], ['x2', sx], ['width', sx], ['y', sy], ['y2', sy], ['height', sy]]) {
    if (out[key] != null) out[key] *= factor;
  }
  if (out.points) out.points = out.points.map((point) => point?.map((value, at) => value * (at % 2 ? sy : sx)) ?? null);
  return out;
}

const grids = (plot) => ['x', 'y'].filter((side) => (plot.axes ?? []).some((axis) => axis.grid && ['left', 'right'].includes(axis.orient) === (side === 'y'))).join('');

function comparePlots(expected, found, fit, report) {
  if (expected.length !== found.length) return report('views.count', 'scene', expected.length, found.length);
  expected.forEach((a, at) => {
    const b = found[at];
    const [tx, ty] = [Math.max(PIXEL, SHARE * a.width), Math.max(PIXEL, SHARE * a.height)];
    const where = `view ${at}`;
    const [sx, sy] = fit ? [a.width / (b.width || 1), a.height / (b.height || 1)] : [1, 1];
    if (!fit && !near(a.width, b.width, tx)) report('views.width', where, a.width, b.width);
    if (!fit && !near(a.height, b.height, ty)) report('views.height', where, a.height, b.height);
    const [here, there] = [visibleMarks(a), visibleMarks(b)];
    let counted = true;
    for (const type of new Set([...here.byType.keys(), ...there.byType.keys()])) {
      const wanted = here.byType.get(type) ?? [];
      const drawn = (there.byType.get(type) ?? []).map((item) => scaled(item, sx, sy));
      if (wanted.length !== drawn.length) {
        report('marks.count', `${where} ${type}`, wanted.length, drawn.length);
        counted = false;
      } else compareItems(type, wanted, drawn, tx, ty, `${where} ${type}`, report);
    }
    if (counted && here.order.join() !== there.order.join()) report('marks.order', where, here.order, there.order);
    if (grids(a) !== grids(b)) report('axis.grid', where, grids(a), grids(b));
  });
}

// ------------------------------------------------------------------------------------------------- guides

function sameDomain(a, b) {
  if (a.domain === null) return true;
  if (!Array.isArray(b.domain)) return false;
  if (a.type === 'quantile' && a.domain.length !== b.domain.length) return true;
  if (a.domain.length !== b.domain.length) return false;
  const discrete = ['ordinal', 'band', 'point'].includes(a.type);
  if (!discrete && a.domain.every(Number.isFinite)) {
    const span = Math.max(...a.domain) - Math.min(...a.domain);
    return a.domain.every((value, at) => Math.abs(value - b.domain[at]) <= Math.max(span * DOMAIN, 1e-9));
  }
  const name = (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(9))) : value && typeof value === 'object' ? JSON.stringify(value) : text(value));
  return a.domain.every((value, at) => name(value) === name(b.domain[at]));
}

function compareScales(expected, found, report) {
  const kind = (scale) => (scale.type === 'utc' ? 'time' : scale.type);
  for (const a of expected) {
    const ofChannel = found.filter((b) => b.channel === a.channel);
    const ofType = ofChannel.filter((b) => kind(b) === kind(a));
    if (!ofChannel.length) report('scale.missing', a.channel, `${a.type} ${show(a.domain)}`, null);
    else if (!ofType.length) report('scale.type', a.channel, a.type, ofChannel[0].type);
    else if (!ofType.some((b) => sameDomain(a, b))) report('scale.domain', a.channel, show(a.domain), show(ofType[0].domain));
  }
}

/** The labelled axes of the whole scene, each once. */
function labelledAxes(scene) {
  const all = [...(scene.axes ?? []), ...scene.views.flatMap((plot) => plot.axes ?? [])];
  const unique = new Map();
  for (const axis of all) {
    const ticks = (axis.ticks ?? []).map((tick) => ({ label: text(tick.label).replaceAll('\n', ' '), pos: tick.pos }));
    const labels = ticks.filter((tick) => tick.label !== '').sort((a, b) => a.pos - b.pos || (a.label < b.label ? -1 : 1));
    const title = text(axis.title);
    if (!labels.length && !title) continue;
    const read = { orient: axis.orient, title, labels, words: labels.map((tick) => tick.label).join('|') };
    unique.set(JSON.stringify([read.orient, title, read.words, labels.map((tick) => Math.round(tick.pos))]), read);
  }
  return [...unique.values()];
}

function compareAxes(expected, found, report) {
  const size = (key) => Math.max(1, ...expected.views.map((plot) => plot[key]));
  const rest = labelledAxes(found);
  const take = (test) => {
    const at = rest.findIndex(test);
    return at < 0 ? null : rest.splice(at, 1)[0];
  };
  const tolerance = (axis) => Math.max(PIXEL, SHARE * size(['left', 'right'].includes(axis.orient) ? 'height' : 'width'));
  const away = (a, b) => a.labels.findIndex((tick, at) => !near(tick.pos, b.labels[at].pos, tolerance(a)));
  const unmatched = [];
  for (const a of labelledAxes(expected)) {
    const alike = (b) => b.orient === a.orient && b.title === a.title && b.words === a.words;
    if (!take((b) => alike(b) && (expected.fit || away(a, b) < 0))) unmatched.push(a);
  }
  for (const a of unmatched) {
    const where = `${a.orient} axis "${a.title}"`;
    const same = take((b) => b.orient === a.orient && b.title === a.title && b.words === a.words);
    if (same) {
      const at = away(a, same);
      report('axis.tickPosition', where, `${a.labels[at]?.label} at ${a.labels[at]?.pos}`, same.labels[at]?.pos);
      continue;
    }
    const titled = take((b) => b.orient === a.orient && b.title === a.title);
    if (titled) {
      report('axis.labels', where, a.words, titled.words);
      continue;
    }
    const sided = take((b) => b.orient === a.orient);
    if (!sided) report('axis.missing', where, a.words, null);
    else {
      report('axis.title', where, a.title, sided.title);
      if (sided.words !== a.words) report('axis.labels', where, a.words, sided.words);
    }
  }
  for (const b of rest) report('axis.extra', `${b.orient} axis "${b.title}"`, null, b.words);
}

function compareLegends(expected, found, report) {
  if (expected.length !== found.length) report('legend.count', 'scene', expected.map((legend) => legend.title), found.map((legend) => legend.title));
  const words = (legend) => (legend.entries ?? []).map((entry) => text(entry.label)).join('|');
  const rest = [...found];
  for (const a of expected) {
    const where = `legend "${text(a.title)}"`;
    const tests = [
      (b) => text(b.title) === text(a.title) && words(b) === words(a),
      (b) => text(b.title) === text(a.title),
      (b) => words(b) === words(a),
    ];
    const at = tests.map((test) => rest.findIndex(test)).find((index) => index >= 0);
    if (at === undefined) {
      report('legend.missing', where, words(a), null);
      continue;
    }
    const [b] = rest.splice(at, 1);
    if (text(a.title) !== text(b.title)) report('legend.title', where, a.title, b.title);
    if ((a.kind ?? 'symbol') !== (b.kind ?? 'symbol')) report('legend.kind', where, a.kind, b.kind);
    else if (words(a) !== words(b)) report('legend.labels', where, words(a), words(b));
    else if ((a.kind ?? 'symbol') === 'symbol') {
      a.entries.forEach((entry, k) => {
        const other = b.entries[k];
        const place = `${where} ${entry.label}`;
        for (const part of ['fill', 'stroke']) {
          if (!sameColor(entry[part], other[part], COLOR)) report(`legend.${part}`, place, entry[part] ?? null, other[part] ?? null);
        }
        if ((entry.shape ?? 'circle') !== (other.shape ?? 'circle')) report('legend.shape', place, entry.shape, other.shape);
        if (!near(entry.size ?? 100, other.size ?? 100, Math.max(1, AREA * (entry.size ?? 100)))) report('legend.size', place, entry.size, other.size);
        const opacity = (symbol) => (symbol.fill ? symbol.fillOpacity : symbol.strokeOpacity) ?? 1;
        if (!near(opacity(entry), opacity(other), OPACITY)) report('legend.opacity', place, opacity(entry), opacity(other));
      });
    }
    if (a.stops && !a.stops.every((stop, k) => sameColor(stop, b.stops?.[k], RAMP))) report('legend.stops', where, a.stops, b.stops);
    if (a.bands && !(a.bands.length === b.bands?.length && a.bands.every((band, k) => sameColor(band, b.bands[k], COLOR)))) {
      report('legend.bands', where, a.bands, b.bands);
    }
  }
}

function compareTitles(expected, found, report) {
  const texts = (scene) => {
    const titles = (scene.titles ?? []).flatMap((title) => [title.text, title.subtitle]);
    const headers = (scene.headers ?? []).flatMap((header) => [header.title, ...new Set(header.labels ?? [])]);
    return [...titles, ...headers].map(text).filter((words) => words !== '');
  };
  const rest = texts(found);
  for (const words of texts(expected)) {
    const at = rest.indexOf(words);
    if (at < 0) report('title.missing', 'scene', words, null);
    else rest.splice(at, 1);
  }
  for (const words of rest) report('title.extra', 'scene', null, words);
}

/** `{result: 'passed' | 'failed' | 'refused', reasons}` */
export function compare(expected, found) {
  const reasons = [];
  const report = (code, where, want, got) => reasons.push({ code, where, want: show(want), got: show(got) });
  if (found?.status === 'unsupported') {
    const clear = Array.isArray(found.unsupported) && found.unsupported.length && found.unsupported.every((one) => typeof one.path === 'string' && one.message?.length > 3);
    if (clear) return { result: 'refused', reasons: found.unsupported.map((one) => ({ code: 'refused', where: one.path, got: one.message })) };
    report('engine.unclear', 'scene', 'a path and a message for each refusal', found.unsupported);
  } else if (found?.status !== 'ok') report('engine.error', 'scene', 'a scene', found?.error ?? 'no scene');
  else {
    comparePlots(expected.views, found.views ?? [], expected.fit, report);
    compareScales(expected.scales, found.scales ?? [], report);
    compareAxes(expected, found, report);
    compareLegends(expected.legends, found.legends ?? [], report);
    compareTitles(expected, found, report);
  }
  return { result: reasons.length ? 'failed' : 'passed', reasons };
}
