// One WebAssembly instance per page, shared by all copies of this script.
import start, * as bindings from '../../target/bindings/report_charts.js';

const address = new URL('report-charts.wasm', __SCRIPT__);
let loading;

export const registry = (globalThis[Symbol.for('report-charts')] ??= {
  version: __VERSION__,
  /** Resolves to the exports of the module; a failed attempt is forgotten, so that it can be repeated. */
  load: () =>
    (loading ??= start({ module_or_path: address }).then(
      () => bindings,
      (error) => {
        loading = undefined;
        throw error;
      },
    )),
});
