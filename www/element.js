// <report-chart>: the life of the element. What a chart is and does is decided in Rust; this file starts it, forwards
// what the page says, and takes it down, whole or broken.
import { clearFailure, showFailure } from './widget/failure.js';
import { hostOf } from './widget/host.js';
import { whenLanguageChanges } from './widget/language.js';
import { scrollIfLinked } from './widget/link.js';
import { registry } from './widget/loader.js';
import { pngOf } from './widget/picture.js';
import { attributes, reflect, takeEarly } from './widget/properties.js';
import { adoptStyle } from './widget/style.js';
import { clearElements, putElements } from './widget/template.js';
import { whenNear } from './widget/viewport.js';
import { waitingRoom } from './widget/waiting.js';

export class ReportChart extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ['src', 'chart', 'lang', 'theme', 'alt'];
  static { reflect(this.prototype); }
  #root = adoptStyle(this.attachShadow({ mode: 'open' }));
  #chart; // Rust's side; there from the time the element nears the viewport.
  #host; // What Rust may ask for; a new one for each start, so that a chart that is gone is not heard any more.
  #given = {};
  #unwatch = [];
  #waiting = waitingRoom();

  connectedCallback() {
    Object.assign(this, takeEarly(this, ['spec', 'data', ...attributes]));
    this.#unwatch = [whenNear(this, () => this.#start()), whenLanguageChanges(() => this.#refresh())];
    scrollIfLinked(this);
  }
  disconnectedCallback() { this.#unwatch.forEach((stop) => stop()); this.#stop(); }
  attributeChangedCallback() { this.#refresh(); }

  get spec() { return this.#given.spec; }
  set spec(spec) { this.#given.spec = spec; this.#refresh(); }
  get data() { return this.#given.data; }
  set data(data) { this.#given.data = data; this.#refresh(); }

  async toSVG() { return (await this.#painted()).toSVG(); }
  async toPNG(scale = 2) { return pngOf(await this.#painted(), scale); }
  async toCSV() { return (await this.#painted()).toCSV(); }
  async toJSON() { return JSON.parse((await this.#painted()).toJSON()); }

  #start() {
    if (this.#host) return;
    const host = (this.#host = hostOf(this, this.#root, () => host === this.#host, {
      painted: () => this.#settle(),
      failed: (failure) => this.#fail(failure),
    }));
    registry.load().then(
      ({ Chart }) => host.guard(() => { host.chart = this.#chart = new Chart(host, this, this.#root); this.#refresh(); })(),
      (error) => host.fail('module', String(error.message ?? error), ''),
    );
    putElements(this.#root); // The browser lays them out meanwhile.
  }
  #refresh() {
    const chart = this.#chart;
    if (chart) this.#host.guard(() => chart.refresh(this.#given.spec, this.#given.data))();
  }
  #stop() {
    const chart = this.#chart;
    this.#chart = this.#host = undefined;
    this.#waiting.gone();
    chart?.free();
    clearElements(this.#root);
  }
  #settle() {
    clearFailure(this.#root);
    this.#waiting.painted(this.#chart);
  }
  #fail(failure) {
    if (failure.kind === 'crash') this.#chart = this.#host = undefined; // Never touched again, not even to free it.
    this.#waiting.failed(failure.message);
    showFailure(this, this.#root, failure, () => { this.#stop(); this.#start(); });
  }
  #painted() {
    this.#start();
    return this.#waiting.enter();
  }
}
