// Colours as an opaque `#rrggbb` and an opacity.
import { color as parse } from 'd3-color';

/** What a paint shows: null for nothing, `{hex, opacity}`, or `{hex: 'gradient'}`. */
export function paint(value) {
  if (value == null || value === '' || value === 'none') return null;
  if (typeof value === 'object') return { hex: 'gradient', opacity: 1 };
  const parsed = parse(String(value));
  if (!parsed) return { hex: String(value), opacity: 1 };
  const rgb = parsed.rgb();
  return rgb.opacity === 0 ? null : { hex: rgb.copy({ opacity: 1 }).formatHex(), opacity: rgb.opacity };
}

/** Whether two `#rrggbb` (or other names of paints) look the same. */
export function sameColor(a, b, tolerance) {
  const [x, y] = [paint(a)?.hex ?? null, paint(b)?.hex ?? null];
  if (x === y) return true;
  if (!/^#[0-9a-f]{6}$/.test(x ?? '') || !/^#[0-9a-f]{6}$/.test(y ?? '')) return false;
  return [1, 3, 5].every((at) => Math.abs(parseInt(x.slice(at, at + 2), 16) - parseInt(y.slice(at, at + 2), 16)) <= tolerance);
}
