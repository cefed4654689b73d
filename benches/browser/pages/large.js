// A line of a million points out of typed arrays: the first draw, and drawing other data of the same length.
const count = 1_000_000;

function walk(seed) {
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  let [state, value] = [seed, 0];
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    value += state / 2 ** 32 - 0.5;
    x[i] = i;
    y[i] = value;
  }
  return [x, y];
}

const draw = {
  'report-charts': () => {
    const chart = document.createElement('report-chart');
    const ready = () => new Promise((resolve, reject) => {
      addEventListener('chart-ready', resolve, { once: true });
      addEventListener('chart-error', (event) => reject(new Error(event.detail.message)), { once: true });
    });
    chart.spec = {
      width: 'container', height: 360, mark: 'line', data: { name: 'data' },
      encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
    };
    return async ([x, y]) => {
      const drawn = ready();
      chart.data = { x, y };
      if (!chart.isConnected) place().append(chart);
      await drawn;
    };
  },
  uplot: () => {
    let plot;
    return async (data) => {
      if (plot) plot.setData(data);
      else plot = new uPlot({ width: 1000, height: 400, legend: { show: false }, scales: { x: { time: false } }, series: [{}, { stroke: '#1f5fa8', width: 2 }] }, data, place());
    };
  },
  chartjs: () => {
    let chart;
    return async ([x, y]) => {
      const rows = Array.from(x, (x, i) => ({ x, y: y[i] }));
      if (chart) {
        chart.data.datasets[0].data = rows;
        chart.update('none');
        return;
      }
      const canvas = document.createElement('canvas');
      place().append(canvas);
      chart = new Chart(canvas, {
        type: 'line',
        data: { datasets: [{ data: rows, borderColor: '#1f5fa8', pointRadius: 0, borderWidth: 2 }] },
        options: { animation: false, parsing: false, normalized: true, maintainAspectRatio: false, plugins: { legend: { display: false }, decimation: { enabled: true, algorithm: 'min-max' } }, scales: { x: { type: 'linear' } } },
      });
    };
  },
};

async function run() {
  await load();
  // Loading the program is measured by the other page.
  if (library === 'report-charts') await globalThis[Symbol.for('report-charts')].load();
  const [first, second] = [walk(1), walk(2)];
  const paint = draw[library]();
  const measure = async (data) => {
    await frame();
    const begun = performance.now();
    await paint(data);
    return (await painted(canvasesOfPage)) - begun;
  };
  window.result = { 'a line of 1,000,000 points, first draw': await measure(first), 'a line of 1,000,000 points, redraw': await measure(second) };
}

run();
