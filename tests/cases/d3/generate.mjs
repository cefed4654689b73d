// Writes the cases beside this file from d3's and Vega's own packages: node tests/cases/d3/generate.mjs
// One case a line, fields separated by tabs; numbers as JavaScript's String writes them, but minus zero as -0.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import * as color from 'd3-color';
import { format, formatSpecifier } from 'd3-format';
import * as d3time from 'd3-time';
import * as d3format from 'd3-time-format';
import { nice, tickStep, ticks } from 'd3-array';
import { locale } from 'vega-format';
import * as vega from 'vega-scale';
import * as vegaTime from 'vega-time';
import { panLinear, panLog, panPow, panSymlog, zoomLinear, zoomLog, zoomPow, zoomSymlog } from 'vega-util';

const here = new URL('.', import.meta.url);
// Local time of the cases is a zone without daylight saving, eight hours east, unless the script runs itself in UTC.
const ZONE = process.env.CASES_ZONE;
if (!ZONE) {
  for (const [zone, tz] of [['0', 'UTC'], ['480', 'Etc/GMT-8']]) {
    execFileSync(process.execPath, [new URL(import.meta.url).pathname], { env: { ...process.env, TZ: tz, CASES_ZONE: zone }, stdio: 'inherit' });
  }
  process.exit();
}
const UTC = ZONE === '0';

let seed = 12345;
const random = () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; };
const pick = list => list[Math.floor(random() * list.length)];
const integer = (low, high) => low + Math.floor(random() * (high - low + 1));
const text = x => Object.is(x, -0) ? '-0' : x instanceof Date ? String(+x) : String(x);
const list = xs => xs.map(text).join(',');
const save = (name, lines) => writeFileSync(new URL(name, here), lines.join('\n') + '\n');
const attempt = f => { try { return f(); } catch { return undefined; } };

const bits = () => { const view = new DataView(new ArrayBuffer(8)); for (let i = 0; i < 8; i++) view.setUint8(i, integer(0, 255)); return view.getFloat64(0); };
const numbers = [0, -0, 1, -1, 0.5, 1.5, 2.5, -2.5, 0.125, 0.375, 1.005, 1.45, 8.345, 0.1 + 0.2, 1 / 3, 2 / 3, 99.995, 999.9995, 9.5, 0.95, 0.995, 123456789, 1234.5678,
  1e21, 1e20, 123456789012345680000, 1e-6, 1e-7, 9.99e-7, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 2 ** 53, 2 ** 53 - 1, 2 ** -44, 2 ** 60, 2 ** 80, 1e22, 1e23, 13552000000, 619020000, 97.01,
  0.0001, 0.00012345, 1e-24, 1e-26, 1.5e-25, 1e24, 1e27, 42e-9, 999999, 999500, 1e3, 1e6, 1e9, 4.35, 0.615, 10.235, NaN, Infinity, -Infinity, -0.0001, -0.5, -1e-10, -1234.5];
for (let i = 0; i < 60; i++) numbers.push(bits());
for (let i = 0; i < 60; i++) numbers.push((random() - 0.5) * 10 ** integer(-8, 14));
for (let i = 0; i < 40; i++) numbers.push(integer(-1e6, 1e6) / 10 ** integer(0, 6));

if (UTC) {
  const js = [];
  for (const x of numbers) {
    js.push(['text', text(x), '', String(x)]);
    if (!(x >= 0)) continue;
    for (const p of [0, 1, 2, 3, 6, 12, 20]) js.push(['fixed', text(x), p, x.toFixed(p)], ['exponential', text(x), p, x.toExponential(p)], ['precision', text(x), p + 1, x.toPrecision(p + 1)]);
    js.push(['exponential', text(x), '', x.toExponential()]);
  }
  const written = ['', ' ', '12', ' 12\u00a0', '1e3', '1E+3', '1e-3', '.5', '5.', '.', '+5', '-5', '--5', '0x1F', '0b101', '0o17', '0x', '-0x10', 'Infinity', '-Infinity', 'infinity', '1_000', '1,000', '12px', '1e', '1e+', 'NaN', 'null', 'e5', '00012', '0.1', '0.30000000000000004',
    '123456789012345678901234567890', '1e400', '1e-400', '4.9e-324', '2.4703282292062327e-324', '2.4703282292062328e-324', '1.7976931348623158e308', '1.7976931348623159e308', '9007199254740993', '9007199254740992.999999999999999', '0.000000000000000000000000000001', '1.00000000000000011102230246251565', '1.000000000000000111022302462515655'];
  for (let i = 0; i < 200; i++) written.push(`${integer(0, 999999999)}${integer(0, 999999999)}.${integer(0, 999999999)}e${integer(-320, 300)}`);
  for (let i = 0; i < 100; i++) written.push(String(bits()));
  written.forEach(w => js.push(['parse', w, '', text(Number(w))]));
  save('number.tsv', js.map(c => c.join('\t')));

  const specifiers = ['', 'd', ',d', 'f', ',f', '.0f', '.1f', '.2f', '.3~f', '.20f', 'e', '.0e', '.2e', '.3~e', 'g', '.1g', '.3g', '.12~g', 'r', '.1r', '.3r', '.4~r', 's', '.2s', '.3s', '.0s', '~s', '.4~s', '%', '.0%', '.1%', ',.2%', '~%', 'p', '.2p', '.1p', 'b', '#b', 'o', '#o', 'x', '#x', 'X', '#X', 'c', 'n', '.3n', ',', ',.2', '.3', '~', '$', '$.2f', '$,.2f', '($.2f', '(,.1f', '(.1%', '+', '+.2f', '+,d', ' d', ' .1f', '08d', '010,.2f', '012,d', '0,d', '20', '<20.2f', '^20.2f', '^21,d', '>20d', '=20,.1f', '*^15d', '*=+15,.1f', '_>10', '0=12,d', '#<8x', '(~s', '$~s', '+$,.0f', 'i', ',.3i', '.200f', '.30e', '.99g', '02.3e', '-d', '-,.2f', '$(,.1f', '😀', 'ff', '.f', ',,', '5.', '~~', '>>5', '1~2'];
  for (let i = 0; i < 40; i++) specifiers.push([pick(['', '', '<', '>', '^', '=', '0=', '*^']), pick(['', '', '+', '(', ' ', '-']), pick(['', '', '$', '#']), pick(['', '', '0']), pick(['', '', '5', '12', '25']), pick(['', ',']), pick(['', '', '.0', '.1', '.2', '.5', '.12']), pick(['', '~']), pick(['', 'e', 'f', 'g', 'r', 's', '%', 'p', 'b', 'o', 'd', 'x', 'X', 'n'])].join(''));
  const formats = [];
  for (const s of specifiers) {
    const f = attempt(() => format(s));
    if (!f) { formats.push([s, '', 'refused']); continue; }
    // Octal and so on of numbers beyond 2^53 is left out: browsers differ there.
    for (const x of numbers) if (random() < 0.25 && !(/[box]$/i.test(s) && Math.abs(x) > 2 ** 53)) formats.push([s, text(x), f(x)]);
  }
  save('format.tsv', formats.map(c => c.join('\t')));

  const spans = [];
  const loc = locale();
  for (let i = 0; i < 500; i++) {
    const a = random() < 0.3 ? 0 : (random() - 0.5) * 10 ** integer(-4, 10), b = a + (random() - (i % 9 ? 0 : 0.5)) * 10 ** integer(-5, 10);
    const count = integer(1, 12), s = pick([undefined, undefined, '', 's', '~s', 'e', 'g', 'r', 'p', '%', '.1f', ',.2r', 'f', '$,f', 'd', 'n', 'x']);
    const f = loc.formatSpan(a, b, count, s);
    const at = [a, b, ...ticks(a, b, count), 0];
    spans.push(['span', text(a), text(b), count, s ?? '-', list(at), at.map(f).join('|')]);
  }
  for (const s of ['-', '', ',', 'e', '%', '.3', '~s', 's', '$', '.2f', 'f', 'g']) {
    const f = loc.formatFloat(s === '-' ? undefined : s);
    const at = numbers.filter(() => random() < 0.3);
    spans.push(['float', '', '', '', s, list(at), at.map(f).join('|')]);
  }
  save('span.tsv', spans.map(c => c.join('\t')));

  const tick = [];
  for (let i = 0; i < 900; i++) {
    const scale = 10 ** integer(-12, 15);
    let a = i % 5 ? integer(-1000, 1000) / 10 * scale : 0, b = i % 7 ? integer(-1000, 1000) / 10 * scale : random() * scale;
    if (i % 3) { const c = Math.min(a, b); b = Math.max(a, b); a = c; }
    const count = i % 11 ? integer(1, 20) : pick([0.5, 0, 2.5, 100, -1]);
    const s = vega.scale('linear')().domain([a, b]).nice(Math.max(1, count));
    tick.push([text(a), text(b), count, list(ticks(a, b, count)), a === b || !(count > 0) ? '-' : text(tickStep(a, b, count)), list(s.domain())]);
  }
  save('ticks.tsv', tick.map(c => c.join('\t')));

  const colors = [];
  const names = ['steelblue', 'RED', ' white ', 'transparent', 'rebeccapurple', 'grey', 'none', '', '#f00', '#FfA', '#12345678', '#1234', '#12345', '#ggg', 'rgb(1,2,3)', 'rgb( 255 , 300 , -5 )', 'rgb(10%, 50%, 100%)', 'rgba(1,2,3,0.5)', 'rgba(1,2,3,0)', 'rgba(10%,20%,30%,.25)', 'hsl(120,50%,50%)', 'hsl(-60, 100%, 25%)', 'hsl(420.5,10%,90%)', 'hsla(200,30%,40%,0.3)', 'hsl(120,50,50)', 'rgb(1,2)', 'rgb(1,2,3,4,5)', 'rgb(a,b,c)', 'currentColor', 'url(#x)'];
  const four = c => c && (c = c.rgb().clamp(), [c.r, c.g, c.b, c.opacity].map(v => Math.round((v || 0) * 1000) / 1000).join(','));
  names.forEach(n => colors.push(['parse', n, four(color.color(n)) || '-']));
  const spaces = ['rgb', 'hsl', 'hsl-long', 'lab', 'hcl', 'hcl-long', 'cubehelix', 'cubehelix-long'];
  const some = ['#000', '#fff', '#808080', 'red', 'steelblue', 'brown', 'yellow', '#4c78a8', 'rgba(0,128,0,0.25)', 'transparent', '#010203', 'purple'];
  for (const space of spaces) for (let i = 0; i < 120; i++) {
    const gamma = /rgb|cube/.test(space) ? pick([1, 1, 2.2, 0.5]) : 1;
    const a = pick(some), b = pick(some), t = pick([0, 1, 0.5, 0.25, 0.9, random(), -0.1, 1.2]);
    if (gamma !== 1 && (t < 0 || t > 1)) continue;
    colors.push(['mix', space, gamma, a, b, text(t), four(color.color(vega.interpolate(space, gamma)(a, b)(t)))]);
  }
  const schemes = 'accent category10 category20 category20b category20c dark2 observable10 paired pastel1 pastel2 set1 set2 set3 tableau10 tableau20 blues greens greys oranges purples reds blueGreen bluePurple greenBlue orangeRed purpleBlue purpleBlueGreen purpleRed redPurple yellowGreen yellowOrangeBrown yellowOrangeRed blueOrange brownBlueGreen purpleGreen purpleOrange redBlue redGrey yellowGreenBlue redYellowBlue redYellowGreen pinkYellowGreen spectral viridis magma inferno plasma cividis rainbow sinebow turbo browns tealBlues teals warmGreys goldGreen goldOrange goldRed lightGreyRed lightGreyTeal lightMulti lightOrange lightTealBlue darkBlue darkGold darkGreen darkMulti darkRed'.split(' ');
  for (const name of schemes) {
    const s = vega.scheme(name);
    if (Array.isArray(s)) colors.push(['list', name, s.map(c => four(color.color(c))).join(' ')]);
    else {
      colors.push(['ramp', name, [0, 0.1, 0.33, 0.5, 0.77, 1].map(t => four(color.color(s(t)))).join(' ')]);
      colors.push(['quantize', name, 7, vega.quantizeInterpolator(vega.interpolateRange(s, [0.2, 0.9]), 7).map(c => four(color.color(c))).join(' ')]);
    }
  }
  save('color.tsv', colors.map(c => c.join('\t')));

  const scales = [];
  const params = { linear: [''], sqrt: [''], pow: [0.3, 2, 3], symlog: [1, 0.1, 50], log: [10, 2, Math.E, 16] };
  const set = (s, type, p) => { if (type === 'pow') s.exponent(p); if (type === 'symlog') s.constant(p); if (type === 'log') s.base(p); return s; };
  for (const type of Object.keys(params)) for (let i = 0; i < 120; i++) {
    const p = pick(params[type]);
    let domain = [integer(-500, 500) / 10 ** integer(0, 2), integer(-500, 500) * 10 ** integer(-2, 5)];
    if (type === 'log') { const sign = i % 4 ? 1 : -1; domain = domain.map(x => sign * (Math.abs(x) || 1)); }
    if (domain[0] === domain[1]) continue;
    const three = type !== 'log' && i % 10 === 0;
    if (three) domain = [Math.min(...domain), (domain[0] + domain[1]) / 3, Math.max(...domain)];
    if (three && domain[1] < domain[0]) continue;
    const range = three ? [0, 100, 300] : pick([[0, 300], [200, 0], [4, 361], [0.3, 0.8]]);
    const round = random() < 0.2, clamp = random() < 0.2, count = integer(1, 12), specifier = pick(['-', '-', 's', '.2f', '%', '~s', 'd']);
    const s = set(vega.scale(type)(), type, p).domain(domain).range(range).clamp(clamp);
    if (round) s.interpolate((a, b) => t => Math.round(a * (1 - t) + b * t));
    const xs = [...domain, (domain[0] + domain.at(-1)) / 2, domain[0] * 1.1, domain.at(-1) * 1.2];
    const ys = [range[0], range.at(-1), (range[0] + range.at(-1)) / 3];
    const tv = vega.tickValues(s, count);
    const format = vega.labelFormat(loc, s, count, null, specifier === '-' ? undefined : specifier);
    const nice = set(vega.scale(type)(), type, p).domain(domain).nice(count).domain();
    scales.push(['continuous', type, p, list(domain), list(range), `${+round}${+clamp}`, list(xs), list(xs.map(s)), list(ys), list(ys.map(s.invert)), count, list(tv), specifier, tv.map(v => format(v)).join('|'), list(vega.labelValues(s, count)), list(nice)]);
    const zoomed = type === 'linear' ? zoomLinear(domain, null, 1.25) : type === 'sqrt' ? zoomPow(domain, null, 1.25, 0.5) : type === 'pow' ? zoomPow(domain, null, 1.25, p) : type === 'symlog' ? zoomSymlog(domain, null, 1.25, p) : zoomLog(domain, null, 1.25);
    scales.push(['zoom', type, p, `${text(domain[0])},${text(domain.at(-1))}`, '1.25', list(zoomed)]);
    const panned = type === 'linear' ? panLinear(domain, 0.2) : type === 'sqrt' ? panPow(domain, 0.2, 0.5) : type === 'pow' ? panPow(domain, 0.2, p) : type === 'symlog' ? panSymlog(domain, 0.2, p) : panLog(domain, 0.2);
    scales.push(['pan', type, p, `${text(domain[0])},${text(domain.at(-1))}`, '0.2', list(panned)]);
    if (type === 'linear' && !three) {
      const min = pick([1, 0.5, 10, 1000]);
      scales.push(['tick-count', list(domain), count, min, vega.tickCount(s, count, min)]);
      const all = ticks(domain[0], domain[1], 20);
      scales.push(['valid', list(domain), list(range), list(all.concat([domain[0] * 3])), count, list(vega.validTicks(vega.scale('linear')().domain(domain).range(range), all.concat([domain[0] * 3]), count))]);
    }
  }
  for (let i = 0; i < 300; i++) {
    const n = integer(0, 12), point = random() < 0.3, range = pick([[0, 300], [300, 0], [0, 237.5], [10.3, 99.9], [0, 5]]);
    const inner = pick([0, 0.1, 0.25, 0.5, 1]), outer = pick([0, 0.05, 0.1, 0.5, 1]), align = pick([0, 0.5, 1]), round = random() < 0.4;
    const s = vega.scale(point ? 'point' : 'band')().domain(Array.from({ length: n }, (_, i) => 'v' + i)).range(range).align(align).round(round);
    point ? s.padding(outer) : s.paddingInner(inner).paddingOuter(outer);
    const probes = [range[0], range[1], 33.3, 150, integer(-20, 320)];
    const stretch = [integer(0, 200), integer(50, 330)];
    scales.push(['band', point ? 'point' : 'band', n, list(range), inner, outer, align, +round, list(s.domain().map(s)), text(s.step()), text(s.bandwidth()), list(probes), probes.map(y => s.invert(y) ?? '').join(','), list(stretch), (s.invertRange(stretch) ?? []).join(',')]);
  }
  const letters = 'abcdefgh'.split('');
  for (let i = 0; i < 160; i++) {
    const type = pick(['quantile', 'quantize', 'threshold', 'bin-ordinal']), n = integer(2, 7);
    const sorted = Array.from({ length: integer(2, 9) }, () => integer(-500, 5000) / pick([1, 10, 100])).sort((a, b) => a - b);
    const domain = type === 'quantize' ? [sorted[0], sorted.at(-1) + 1] : sorted;
    const s = vega.scale(type)().domain(domain).range(letters.slice(0, type === 'threshold' ? domain.length + 1 : n));
    if (type === 'bin-ordinal') s.bins = domain;
    const xs = [...domain, domain[0] - 1, domain.at(-1) + 1, (domain[0] + domain.at(-1)) / 2];
    const specifier = pick(['-', '-', '.1f', 's']), count = integer(2, 8);
    const values = vega.labelValues(s, count);
    const label = style => { const f = vega.labelFormat(loc, s, count, style, specifier === '-' ? undefined : specifier); return values.map((v, i) => f(v, i, values) ?? '').join('|'); };
    // d3 writes a threshold without a pattern as JavaScript does.
    scales.push(['steps', type, list(domain), s.range().length, list(xs), xs.map(x => s(x) ?? '').join(','), list(values), text(values.max), count, specifier, label('symbol'), label('discrete'), list(values.slice(1).map(vega.labelFraction(s)))]);
  }
  for (let i = 0; i < 120; i++) {
    const type = pick(['linear', 'log', 'sqrt', 'symlog']), n = pick([2, 2, 3]);
    const domain = n === 2 ? [integer(1, 50), integer(60, 1000)] : [integer(1, 50), integer(51, 99), integer(100, 1000)];
    if (random() < 0.2) domain.reverse();
    const scheme = pick(['blues', 'viridis', 'blueorange', 'spectral']), clamp = random() < 0.3;
    const s = vega.scale(`${n === 2 ? 'sequential' : 'diverging'}-${type}`)().domain(domain).clamp(clamp).interpolator(vega.scheme(scheme));
    const xs = [...domain, 55.5, domain[0] * 1.3, domain.at(-1) * 0.9, 0.5];
    scales.push(['colors', type, list(domain), scheme, +clamp, list(xs), xs.map(x => four(color.color(s(x)))).join(' ')]);
  }
  save('scale.tsv', scales.map(c => c.join('\t')));
}

// Time: once in UTC, once eight hours east.
const HOUR = 36e5, DAY = 24 * HOUR;
const moments = [0, -1, 1, Date.UTC(2012, 0, 1), Date.UTC(2012, 1, 29, 12), Date.UTC(2020, 11, 31, 23, 59, 59, 999), Date.UTC(2021, 0, 3), Date.UTC(2021, 0, 4), Date.UTC(1999, 11, 31, 16), Date.UTC(1900, 1, 28), Date.UTC(2000, 5, 15, 10, 30, 45, 123), -62135596800000 + 400 * DAY];
for (let i = 0; i < 60; i++) moments.push(Math.floor((random() - 0.3) * 4e12));

const parsed = ['2000', '2000-01', '2000-01-01', '2000-1-1', '2000-01-01T10:00', '2000-01-01T10:00:00', '2000-01-01T10:00:00Z', '2000-01-01T10:00:00.5', '2000-01-01T10:00:00.123456Z', '2000-01-01T10:00:00+08:00', '2000-01-01T10:00:00+0800', '2000-01-01T24:00', '2000-01-01T24:01', '2000-01-01T25:00', '2000-01-01T10', '2000-01-01 10:00', '2000-01-01 10:00:00.25', '2000/01/01', '2000/1/1 10:00', '01/02/2000', '1/2/00', '1/2/49', '1/2/50', '12/31/1999 23:59', 'Jan 1 2000', 'Jan 1, 2000', 'January 1, 2000 10:30 PM', '1 Jan 2000', '1-Jan-2000', 'Jan-01-2000', '01 January 2000', 'Jan 2000', '2000 Jan', 'Jan 1', 'Sat Jan 01 2000', 'Saturday, January 1, 2000', 'Sat, 01 Jan 2000 10:00:00 GMT', 'Sat, 01 Jan 2000 10:00:00 +0200', 'Sat Jan 01 2000 10:00:00 GMT+0800 (China Standard Time)', 'Jan 1 2000 10:00 EST', 'Jan 1 2000 10:00 PST', 'Jan 1 2000 10:00Z', 'Jan 1 2000 12:00 AM', 'Jan 1 2000 12:00 PM', 'Jan 1 2000 13:00 PM', 'Jan 32 2000', 'Feb 31 2000', '2000-02-31', '2000-13-01', '2000-00-01', '+002000-01-01', '-000001-01-01', '-000000-01-01', '20000101', '200001', '5', '32', '13', '13/1/2000', '1.5.2000', '2000.01.02', 'foo', '', ' ', 'foo 2000', '2000 foo', 'Q1 2000', '2000-01-01T10:00 foo', '10:00', '2000-01-01-05', '2000-01-01 10:00 (note) ', '2000 (x) 3', '99', '1970', '12', '1/1', '2020-12-31T23:59:59.999Z', '2020年1月1日', 'Dec 25, 95', 'Tue Mar 01 2011 00:00:00 GMT-0800', 'Thu, 1 Jan 1970 00:00:00 UTC', '2000-01-01T00:00:00-00:30', '1:2:3 Jan 1 2000', '1::2 Jan 1 2000', '2000-W01', '2000-001', 'jan', 'Jan 0 2000', '2000/01/01 24:00', '2000/01/01 24:30', '2012-04-01T10:00:00.000+05:30', 'August 5 1995 5:5', 'May 3 2010 1:2:3.4'];
const times = parsed.map(p => ['parse', ZONE, p, text(Date.parse(p))]);

const directives = 'a A b B c d e f g G H I j L m M p q Q s S u U V w W x X y Y Z %'.split(' ');
const patterns = directives.map(d => '%' + d).concat(['%-d', '%_d', '%0e', '%-m/%-d/%y', '%_H:%M', '%b %d, %Y', '%Y-%m-%dT%H:%M:%S.%LZ', 'Q%q', 'W%U', '%-I %p', '%Y %B %%', '%', '%-', '%k', 'x%E', '年%Y月%-m']);
for (const p of patterns) for (const m of moments) if (random() < 0.25) {
  times.push(['format', ZONE, p, m, d3format.timeFormat(p)(new Date(m))]);
  if (UTC) times.push(['format', '0', p, m, d3format.utcFormat(p)(new Date(m))]);
}
const readings = [['%Y-%m-%d', '2000-1-2'], ['%Y-%m-%d', '2000-01-02 '], ['%d/%m/%y', '5/6/68'], ['%d/%m/%y', '5/6/69'], ['%b %d, %Y', 'Jan 5, 2000'], ['%b %d, %Y', 'january 5, 2000'], ['%B %d %Y', 'MARCH 5 2000'], ['%I:%M %p', '12:30 am'], ['%I:%M %p', '1:30 PM'], ['%H:%M:%S.%L', '10:20:30.4'], ['%Y %j', '2000 366'], ['%Y W%U', '2000 W05'], ['%Y W%W', '2000 W05'], ['%G W%V', '2004 W53'], ['%Y W%V %a', '2010 W01 Sun'], ['%Y %U %u', '2011 3 7'], ['%Y %U %w', '2011 3 6'], ['%A %d %B %Y', 'Monday 3 May 2010'], ['%Q', '1234567'], ['%s', '1234567'], ['%Z', '+08:00'], ['%Y-%m-%dT%H:%M%Z', '2000-01-01T10:00+0530'], ['%Y-%m-%dT%H:%M%Z', '2000-01-01T10:00Z'], ['%Y-%m-%dT%H:%M%Z', '2000-01-01T10:00-03'], ['%x', '1/2/2003'], ['%X', '1:02:03 PM'], ['%c', '1/2/2003, 1:02:03 AM'], ['%q %Y', '3 2010'], ['%f', '123456'], ['%%', '%'], ['%Y', '20'], ['%Y', '20000'], ['%y', '7'], ['%e %b', ' 5 Feb'], ['%d', 'x'], ['%k', '5'], ['%V', '54'], ['%-m', '5'], ['%g', '99'], ['%H', '25'], ['%m', '13'], ['%Y-%m-%d', ''], ['', ''], ['%Y%m%d', '20200305']];
for (const [p, s] of readings) {
  times.push(['read', ZONE, p, s, text(d3format.timeParse(p)(s) ?? '-')]);
  if (UTC) times.push(['read', '0', p, s, text(d3format.utcParse(p)(s) ?? '-')]);
}
const multi = locale().timeFormat();
for (const m of [...moments, Date.UTC(2000, 0, 1), Date.UTC(2000, 3, 1), Date.UTC(2000, 4, 1), Date.UTC(2000, 4, 7), Date.UTC(2000, 4, 8), Date.UTC(2000, 4, 8, 3), Date.UTC(2000, 4, 8, 3, 4), Date.UTC(2000, 4, 8, 3, 4, 5)]) {
  const local = m + new Date(m).getTimezoneOffset() * 6e4;
  times.push(['multi', ZONE, local, multi(new Date(local))]);
}
const units = ['year', 'quarter', 'month', 'week', 'isoweek', 'date', 'day', 'dayofyear', 'hours', 'minutes', 'seconds', 'milliseconds', 'year-quarter', 'year-month', 'year-month-date', 'year-month-date-hours', 'year-month-date-hours-minutes', 'year-week', 'year-week-day', 'year-isoweek', 'year-isoweek-day', 'year-dayofyear', 'quarter-month', 'month-date', 'month-date-hours', 'week-day', 'day-hours', 'hours-minutes', 'hours-minutes-seconds', 'minutes-seconds', 'seconds-milliseconds', 'year-month-date-hours-minutes-seconds-milliseconds'];
for (const u of units) {
  const parts = u.split('-'), last = parts.at(-1);
  for (const step of [1, pick([2, 3, 5])]) {
    const floor = vegaTime.timeFloor(parts, step);
    for (const m of moments) if (random() < 0.5) {
      const f = floor(m);
      times.push(['unit', ZONE, u, step, m, text(f), text(vegaTime.timeOffset(last, f, step)), vegaTime.timeUnitSpecifier(parts), vegaTime.timeUnitSpecifier(parts, { 'year-month': '%b %Y ', 'year-month-date': '%b %d, %Y ' })]);
    }
  }
}
for (let i = 0; i < 300; i++) {
  const length = 10 ** (random() * 11 + 1), a = Math.floor((random() - 0.3) * 3e12), b = Math.floor(a + length), count = integer(1, 12), utc = UTC && random() < 0.5;
  const s = vega.scale(utc ? 'utc' : 'time')().domain([a, b]).range([0, 300]);
  const tv = s.ticks(count);
  if (tv.length > 200) continue;
  const bin = vegaTime.timeBin({ extent: [a, b], maxbins: count });
  times.push(['ticks', ZONE, +utc, a, b, count, list(tv), list(s.copy().nice(count).domain()), bin.units.join('-'), text(Math.trunc(bin.step))]);
}
for (const name of ['year', 'quarter', 'month', 'week', 'isoweek', 'date', 'hours', 'minutes', 'seconds', 'milliseconds']) for (const every of [1, 2, 5, 7]) {
  let interval = vegaTime.timeInterval(name);
  if (every > 1) { if (!interval.every || name === 'quarter') continue; interval = interval.every(every); }
  for (const m of moments) if (random() < 0.3) times.push(['interval', ZONE, name, every, m, text(interval.floor(m)), text(interval.ceil(m)), text(interval.offset(interval.floor(m), 3)), text(interval.offset(interval.floor(m), -2))]);
}
save(UTC ? 'time.tsv' : 'time-east.tsv', times.map(c => c.join('\t')));
