import { registry } from './loader.js';

export class ReportChart extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    registry.load().then((bindings) => (this.dataset.version = bindings.version()));
  }
}
