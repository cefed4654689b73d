// <report-chart>: the life of the element. What a chart is and does is decided in Rust; this file starts it, forwards
// what the page says, and takes it down, whole or broken.
import { clearFailure, showFailure } from './widget/failure.js';
import { hostOf } from './widget/host.js';
import { whenLanguageChanges } from './widget/language.js';
import { registry } from './widget/loader.js';
import { adoptStyle } from './widget/style.js';
import { whenNear } from './widget/viewport.js';

export class ReportChart extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ['src', 'chart', 'lang', 'theme', 'alt'];
  #root = adoptStyle(this.attachShadow({ mode: 'open' }));
  #chart; // Rust's side; there from the time the element nears the viewport.
  #host; // What Rust may ask for; a new one for each start, so that a chart that is gone is not heard any more.
  #given = {};
  #unwatch = [];
  #ready = false;
  #waiting = [];

  connectedCallback() {
    // Properties that were set before the element was defined hide the accessors.
    for (const name of ['spec', 'data'].filter((name) => Object.hasOwn(this, name))) {
      this.#given[name] = this[name];
      delete this[name];
    }
    this.#unwatch = [whenNear(this, () => this.#start()), whenLanguageChanges(() => this.#refresh())];
    // A link to this chart leads to it, even before it is there.
    const names = [this.id, this.getAttribute('chart')].filter(Boolean).map((name) => `#rc-${encodeURIComponent(name)}=`);
    if (names.some((name) => location.hash.startsWith(name))) this.scrollIntoView({ block: 'center' });
  }
  disconnectedCallback() {
    this.#unwatch.forEach((stop) => stop());
    this.#stop();
  }
  attributeChangedCallback() { this.#refresh(); }

  get spec() { return this.#given.spec; }
  set spec(spec) { this.#given.spec = spec; this.#refresh(); }
  get data() { return this.#given.data; }
  set data(data) { this.#given.data = data; this.#refresh(); }

  async toSVG() { return (await this.#painted()).toSVG(); }
  async toPNG(scale = 2) {
    const chart = await this.#painted();
    const blob = await new Promise((resolve) => chart.toCanvas(scale).toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The picture is too large for this browser');
    return new Blob([chart.withProvenance(new Uint8Array(await blob.arrayBuffer()))], { type: 'image/png' });
  }
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
  }
  #refresh() {
    const chart = this.#chart;
    if (chart) this.#host.guard(() => chart.refresh(this.#given.spec, this.#given.data))();
  }
  #stop() {
    const chart = this.#chart;
    this.#chart = this.#host = undefined;
    this.#ready = false;
    chart?.free();
    clearFailure(this.#root);
  }
  #settle() {
    clearFailure(this.#root);
    this.#ready = true;
    this.#waiting.splice(0).forEach(({ resolve }) => resolve(this.#chart));
  }
  #fail(failure) {
    if (failure.kind === 'crash') this.#chart = this.#host = undefined; // Never touched again, not even to free it.
    this.#ready = false;
    this.#waiting.splice(0).forEach(({ reject }) => reject(new Error(failure.message)));
    showFailure(this, this.#root, failure, () => { this.#stop(); this.#start(); });
  }
  #painted() {
    if (this.#ready) return Promise.resolve(this.#chart);
    this.#start();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }
}
