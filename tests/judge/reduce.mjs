// Reduces a Vega scene graph to plots with marks, axes, scales, legends, titles and headers.
import { paint } from './color.mjs';

const PATHS = ['line', 'area', 'trail'];
const round = (value) => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 : value);
const lines = (text) => (Array.isArray(text) ? text.map((line) => line ?? '').join('\n') : String(text ?? ''));

/** A value as JSON can say it: times in milliseconds, numbers to twelve digits. */
function plain(value) {
  if (value instanceof Date) return +value;
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(12)) : String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value ?? null;
}

// ------------------------------------------------------------------------------------------------- items

/** What of an item is painted. */
function looks(item, { fill = true } = {}) {
  const out = {};
  const opacity = item.opacity ?? 1;
  const inside = fill && paint(item.fill);
  if (inside) {
    out.fill = inside.hex;
    out.fillOpacity = round(opacity * (item.fillOpacity ?? 1) * inside.opacity);
  }
  const edge = paint(item.stroke);
  const width = item.strokeWidth ?? 1;
  if (edge && width > 0) {
    out.stroke = edge.hex;
    out.strokeWidth = round(width);
    out.strokeOpacity = round(opacity * (item.strokeOpacity ?? 1) * edge.opacity);
    if (item.strokeDash?.some((length) => length > 0)) out.strokeDash = [...item.strokeDash];
  }
  return out;
}

/** What is shown under the pointer. */
function hover(item) {
  if (item.tooltip == null) return {};
  return { tooltip: typeof item.tooltip === 'object' ? plain(item.tooltip) : String(item.tooltip) };
}

const SHAPES = {
  rect(item, dx, dy) {
    const width = item.width ?? (item.x2 == null ? 0 : item.x2 - (item.x ?? 0));
    const height = item.height ?? (item.y2 == null ? 0 : item.y2 - (item.y ?? 0));
    const x = (item.x ?? 0) + Math.min(width, 0) + dx;
    const y = (item.y ?? 0) + Math.min(height, 0) + dy;
    return { x: round(x), y: round(y), width: round(Math.abs(width)), height: round(Math.abs(height)), ...looks(item) };
  },
  symbol(item, dx, dy) {
    const place = { x: round((item.x ?? 0) + dx), y: round((item.y ?? 0) + dy) };
    return { ...place, size: round(item.size ?? 64), shape: item.shape ?? 'circle', ...looks(item) };
  },
  text(item, dx, dy) {
    const turn = (item.theta ?? 0) - Math.PI / 2;
    const reach = item.radius ?? 0;
    const x = (item.x ?? 0) + reach * Math.cos(turn) + (item.dx ?? 0) + dx;
    const y = (item.y ?? 0) + reach * Math.sin(turn) + (item.dy ?? 0) + dy;
    const words = { text: lines(item.text), align: item.align ?? 'left', angle: item.angle ?? 0 };
    return { x: round(x), y: round(y), ...words, ...looks(item) };
  },
  rule(item, dx, dy) {
    const [x, y] = [item.x ?? 0, item.y ?? 0];
    const ends = { x: round(x + dx), y: round(y + dy), x2: round((item.x2 ?? x) + dx), y2: round((item.y2 ?? y) + dy) };
    return { ...ends, ...looks(item, { fill: false }) };
  },
  arc(item, dx, dy) {
    const angles = [item.startAngle ?? 0, item.endAngle ?? 0].sort((a, b) => a - b);
    const radii = { innerRadius: round(item.innerRadius ?? 0), outerRadius: round(item.outerRadius ?? 0) };
    const place = { x: round((item.x ?? 0) + dx), y: round((item.y ?? 0) + dy) };
    return { ...place, startAngle: angles[0], endAngle: angles[1], ...radii, ...looks(item) };
  },
};

/** A line, area or trail as one item, null where it breaks. */
function pathItem(mark, dx, dy) {
  const sideways = mark.items.some((item) => item.orient === 'horizontal');
  const points = mark.items.map((item) => {
    if (item.defined === false) return null;
    const [x, y] = [round((item.x ?? 0) + dx), round((item.y ?? 0) + dy)];
    if (mark.marktype === 'line') return [x, y];
    if (mark.marktype === 'trail') return [x, y, round(item.size ?? 1)];
    if (sideways) return [x, y, round((item.x2 ?? (item.x ?? 0) + (item.width ?? 0)) + dx), y];
    return [x, y, x, round((item.y2 ?? (item.y ?? 0) + (item.height ?? 0)) + dy)];
  });
  const first = mark.items[0];
  if (!first) return null;
  const filled = mark.marktype !== 'line' || paint(first.fill);
  return { points, interpolate: first.interpolate ?? 'linear', ...looks(first, { fill: filled }), ...hover(first) };
}

// ------------------------------------------------------------------------------------------------- guides

function reduceAxis(mark) {
  const group = mark.items[0];
  if (!group) return null;
  const along = ['left', 'right'].includes(group.orient) ? 'y' : 'x';
  const axis = { orient: group.orient, title: null, grid: false, ticks: [] };
  for (const part of group.items) {
    if (part.role === 'axis-title') axis.title = lines(part.items[0]?.text) || null;
    if (part.role === 'axis-grid') axis.grid = part.items.length > 0;
    if (part.role === 'axis-label') {
      axis.ticks = part.items.map((item) => ({ value: plain(item.datum?.value), label: lines(item.text), pos: round(item[along]) }));
    }
  }
  return axis;
}

function reduceLegend(mark) {
  const group = mark.items[0];
  const legend = { title: null, kind: group?.datum?.type ?? null, entries: [] };
  const walk = (part) => {
    if (part.role === 'legend-title') {
      for (const item of part.items) {
        if (item.text != null) legend.title = lines(item.text);
        else item.items?.forEach(walk);
      }
    } else if (part.role === 'legend-gradient') {
      legend.kind = 'gradient';
      const stops = part.items[0]?.fill?.stops ?? [];
      const nearest = (at) => stops.reduce((a, b) => (Math.abs(b.offset - at) < Math.abs(a.offset - at) ? b : a));
      if (stops.length) legend.stops = [0, 0.25, 0.5, 0.75, 1].map((at) => paint(nearest(at).color)?.hex ?? null);
    } else if (part.role === 'legend-band') {
      legend.kind = 'discrete';
      legend.bands = part.items.map((item) => paint(item.fill)?.hex ?? null);
    } else if (part.role === 'legend-label') {
      legend.entries.push(...part.items.map((item) => ({ label: lines(item.text) })));
    } else if (part.marktype === 'group') {
      for (const item of part.items) {
        const symbol = item.items.find((inner) => inner.role === 'legend-symbol')?.items[0];
        const label = item.items.find((inner) => inner.role === 'legend-label')?.items[0];
        if (!symbol) {
          item.items.forEach(walk);
          continue;
        }
        legend.kind ??= 'symbol';
        const look = { shape: symbol.shape ?? 'circle', size: round(symbol.size ?? 64), ...looks(symbol) };
        legend.entries.push({ label: lines(label?.text), ...look });
      }
    }
  };
  group?.items.forEach(walk);
  return legend;
}

function reduceTitle(mark) {
  const title = { text: '', subtitle: null };
  const walk = (part) => {
    if (part.role === 'title-text') title.text = lines(part.items[0]?.text);
    else if (part.role === 'title-subtitle') title.subtitle = lines(part.items[0]?.text) || null;
    else for (const item of part.items ?? []) item.items?.forEach(walk);
  };
  walk(mark);
  return title.text || title.subtitle ? title : null;
}

// ------------------------------------------------------------------------------------------------- scales

const CHANNELS = [
  'xOffset', 'yOffset', 'fillOpacity', 'strokeOpacity', 'strokeWidth', 'strokeDash', 'opacity', 'color', 'fill', 'stroke', 'size', 'shape',
  'angle', 'theta', 'radius', 'x', 'y', // Names end in these, and many in y.
];

function reduceScales(context, found = []) {
  for (const [name, { value: scale }] of Object.entries(context.scales)) {
    const channel = CHANNELS.find((known) => name.replace(/_\d+$/, '').endsWith(known));
    if (typeof scale !== 'function' || !scale.type || !channel) continue;
    const type = scale.type.replace(/^(sequential|diverging)-/, '');
    found.push({ channel, type, domain: scale.domain ? Array.from(scale.domain(), plain) : null });
  }
  for (const inner of context.subcontext ?? []) reduceScales(inner, found);
  return found;
}

// ------------------------------------------------------------------------------------------------- plots

/** The scene of a view that has run. */
export function reduce(view) {
  const scene = { scene: 1, status: 'ok', views: [], axes: [], scales: [], legends: [], titles: [], headers: [] };

  const plotOf = (group, cell) => ({ cell, width: group.width ?? 0, height: group.height ?? 0, marks: [], axes: [] });

  const add = (plot, mark, items) => {
    if (!items.length) return;
    const type = mark.marktype;
    const last = plot.marks.at(-1);
    // The groups of stacked bars with rounded corners are one mark.
    if (last && mark.name && last.name === mark.name && last.type === type) last.items.push(...items);
    else plot.marks.push({ type, name: mark.name, items });
  };

  const header = (mark) => {
    const labels = [];
    for (const cell of mark.items) {
      for (const part of cell.items) {
        if (part.role === 'axis') scene.axes.push(reduceAxis(part));
        if (part.role === 'title') labels.push(reduceTitle(part)?.text);
      }
    }
    if (labels.length) scene.headers.push({ kind: mark.role.split('-')[0], labels: labels.filter((label) => label != null) });
  };

  const guide = (mark, plot) => {
    const role = mark.role ?? '';
    if (role === 'axis') plot.axes.push(reduceAxis(mark));
    else if (role === 'legend') scene.legends.push(reduceLegend(mark));
    else if (/^(row|column)-(header|footer)$/.test(role)) header(mark);
    else if (/^(row|column)-title$/.test(role)) {
      const title = mark.items[0]?.items.map(reduceTitle).find(Boolean);
      if (title) scene.headers.push({ kind: role.split('-')[0], title: title.text, labels: [] });
    } else if (role === 'title') {
      const title = reduceTitle(mark);
      if (title && plot.cell) scene.headers.push({ kind: 'facet', labels: [title.text] });
      else if (title) scene.titles.push(title);
    } else return false;
    return true;
  };

  const walk = (group, plot, dx, dy) => {
    const inOrder = group.items.map((mark, index) => ({ mark, index }));
    inOrder.sort((a, b) => (a.mark.zindex ?? 0) - (b.mark.zindex ?? 0) || a.index - b.index);
    for (const { mark } of inOrder) {
      // What a reader's selection is drawn with is no mark of the chart.
      if (guide(mark, plot) || /_brush(_bg)?$/.test(mark.name ?? '')) continue;
      if (mark.marktype !== 'group') {
        if (PATHS.includes(mark.marktype)) add(plot, mark, [pathItem(mark, dx, dy)].filter(Boolean));
        else if (SHAPES[mark.marktype]) {
          const items = mark.items.map((item) => ({ ...SHAPES[mark.marktype](item, dx, dy), ...hover(item) }));
          add(plot, mark, items);
        } else add(plot, mark, mark.items.map(() => ({})));
        continue;
      }
      const series = /pathgroup$/.test(mark.name ?? '');
      const stacks = !mark.name; // Plots have names; the groups around stacked bars with rounded corners have none.
      for (const item of mark.items) {
        const [x, y] = [dx + (item.x ?? 0), dy + (item.y ?? 0)];
        if (series) {
          for (const path of item.items) {
            const read = pathItem(path, x, y);
            if (read) add(plot, { marktype: path.marktype, name: mark.name }, [read]);
          }
        } else if (stacks) walk(item, plot, x, y);
        else {
          const inner = plotOf(item, /cell$/.test(mark.name ?? ''));
          const before = scene.views.push(inner);
          walk(item, inner, 0, 0);
          if (!inner.marks.length && scene.views.length > before) scene.views.splice(before - 1, 1);
        }
      }
    }
  };

  const root = view.scenegraph().root.items[0];
  const plot = plotOf(root, false);
  scene.views.push(plot);
  walk(root, plot, 0, 0);
  if (!plot.marks.length && scene.views.length > 1) {
    scene.views.shift();
    scene.axes.push(...plot.axes);
  }
  scene.axes = scene.axes.filter(Boolean);
  scene.scales = reduceScales(view._runtime);
  return scene;
}
