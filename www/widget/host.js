// What Rust may ask of the page on behalf of one chart.
import { drawNext } from './frames.js';
import { doLater } from './later.js';
import { saveBlob } from './save.js';
import { soundOf } from './sound.js';
import { fetchText } from './source.js';

/**
 * `alive` says whether the chart is still the element's; after that nothing it asks for happens.
 * Page code runs in microtasks only, so that no call into Rust is on the stack when it does.
 */
export function hostOf(element, root, alive, { painted, failed }) {
  const sound = soundOf();
  const later = (action) => queueMicrotask(() => alive() && action());
  const host = {
    /** A callback that can break without breaking anything but its own chart. */
    guard: (callback) => (...values) => {
      if (!alive()) return undefined;
      try {
        return callback(...values);
      } catch (error) {
        console.error(error);
        return host.fail('crash', String(error.message ?? error), '');
      }
    },
    /** Fetches a text for the chart, which is put into `host.chart` once it is there. */
    request: (url) =>
      void fetchText(url).then(
        host.guard((text) => host.chart.found(url, text)),
        host.guard((status) => host.chart.missed(url, status)),
      ),
    /** The steps of drawing, before the browser paints next. */
    frame: (first) => drawNext(draw, first),
    /** What can wait until the picture is on the screen. */
    catchUp: () => doLater(element, catchUp),
    painted: () => later(painted),
    fail(kind, message, pointer) {
      const failure = { kind, message, pointer };
      if (alive()) failed(failure);
      host.raise('chart-error', failure);
    },
    save: (name, type, text) => saveBlob(name, new Blob([text], { type })),
    savePng: (name, scale) =>
      later(() => element.toPNG(scale).then((blob) => saveBlob(name, blob), (error) => console.error(error))),
    /** Outside a secure context nothing can be copied. */
    copy: (text) =>
      void Promise.resolve(navigator.clipboard?.writeText(text).then(() => true) ?? false).then(
        host.guard((done) => host.chart.copied(text, done)),
        host.guard(() => host.chart.copied(text, false)),
      ),
    print: () => later(() => print()),
    tone: sound.tone,
    silence: sound.silence,
    emit: (name, detail) => later(() => host.raise(name, detail)),
    /** Tells the page, and unless it prevents that, opens the source. */
    openSource: (source) =>
      later(() => {
        if (!host.raise('chart-source', source, true) || !/^https?:/.test(source.href)) return;
        open(source.href, new URL(source.href).origin === location.origin ? '_self' : '_blank', 'noopener');
      }),
    raise: (name, detail, cancelable = false) =>
      element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail })),
  };
  const draw = host.guard((step) => host.chart.draw(step));
  const catchUp = host.guard(() => host.chart.catchUp());
  return host;
}
