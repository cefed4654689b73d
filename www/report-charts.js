// The published entry: defines <report-chart>, once per page however often the script is included.
import { ReportChart } from './element.js';
import { registry } from './widget/loader.js';

export { ReportChart };
export const version = __VERSION__;

const elements = globalThis.customElements;
if (elements && !elements.get('report-chart')) elements.define('report-chart', ReportChart);
if (registry.version !== version) {
  console.warn(`report-charts ${version}: version ${registry.version} is already on this page and draws all its charts`);
}
