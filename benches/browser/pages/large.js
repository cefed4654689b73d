// A million points out of typed arrays, in one line or as many as the address says after #: the first draw, and drawing other data of the
// same length. Each library gets the arrays in the shape that it asks for.
const lines = Number(location.hash.slice(1) || 1);
const count = 1_000_000 / lines;
const color = (line) => (lines === 1 ? '#1f5fa8' : `hsl(${line * 36} 60% 45%)`);

/** The places of the points, which all lines share, and the values of each line. */
function walks(seed) {
  const x = Float64Array.from({ length: count }, (_, i) => i);
  let [state, value] = [seed, 0];
  const step = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (value += state / 2 ** 32 - 0.5);
  };
  return { x, ys: Array.from({ length: lines }, () => Float64Array.from(x, step)) };
}

const libraries = {
  'report-charts': () => {
    const chart = document.createElement('report-chart');
    const ready = () => new Promise((resolve, reject) => {
      addEventListener('chart-ready', resolve, { once: true });
      addEventListener('chart-error', (event) => reject(new Error(event.detail.message)), { once: true });
    });
    chart.spec = {
      width: 'container', height: 360, mark: 'line', data: { name: 'data' },
      encoding: {
        x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' },
        ...(lines > 1 && { color: { field: 'line', type: 'nominal' } }),
      },
    };
    return {
      shape({ x, ys }) {
        if (lines === 1) return { x, y: ys[0] };
        const long = { x: new Float64Array(count * lines), y: new Float64Array(count * lines), line: new Uint8Array(count * lines) };
        ys.forEach((y, line) => {
          long.x.set(x, line * count);
          long.y.set(y, line * count);
          long.line.fill(line, line * count, (line + 1) * count);
        });
        return long;
      },
      async draw(data) {
        const drawn = ready();
        chart.data = data;
        if (!chart.isConnected) place().append(chart);
        await drawn;
      },
    };
  },
  uplot: () => {
    let plot;
    const series = Array.from({ length: lines }, (_, line) => ({ stroke: color(line), width: 2 }));
    return {
      shape: ({ x, ys }) => [x, ...ys],
      async draw(data) {
        if (plot) plot.setData(data);
        else plot = new uPlot({ width: 1000, height: 400, legend: { show: false }, scales: { x: { time: false } }, series: [{}, ...series] }, data, place());
      },
    };
  },
  chartjs: () => {
    let chart;
    return {
      shape: (data) => data,
      async draw({ x, ys }) {
        const rows = ys.map((y) => Array.from(x, (x, i) => ({ x, y: y[i] })));
        if (chart) {
          chart.data.datasets.forEach((dataset, line) => (dataset.data = rows[line]));
          chart.update('none');
          return;
        }
        const canvas = document.createElement('canvas');
        place().append(canvas);
        chart = new Chart(canvas, {
          type: 'line',
          data: { datasets: rows.map((data, line) => ({ data, borderColor: color(line), pointRadius: 0, borderWidth: 2 })) },
          options: { animation: false, parsing: false, normalized: true, maintainAspectRatio: false, plugins: { legend: { display: false }, decimation: { enabled: true, algorithm: 'min-max' } }, scales: { x: { type: 'linear' } } },
        });
      },
    };
  },
};

async function run() {
  await load();
  // Loading the program is measured by the other page.
  if (library === 'report-charts') await globalThis[Symbol.for('report-charts')].load();
  const { shape, draw } = libraries[library]();
  const [first, second] = [1, 2].map((seed) => shape(walks(seed)));
  const measure = async (data) => {
    await frame();
    const begun = performance.now();
    await draw(data);
    return (await painted(canvasesOfPage)) - begun;
  };
  const name = lines === 1 ? 'a line of 1,000,000 points' : `${lines} lines of ${count.toLocaleString('en')} points`;
  window.result = { [`${name}, first draw`]: await measure(first), [`${name}, redraw`]: await measure(second) };
}

run();
