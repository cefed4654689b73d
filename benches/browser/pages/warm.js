// One small line chart after another, of 30 rows each, once the engine has seen the program run: what reading, compiling and
// drawing takes in script.
const [warm, measured] = [300, 200];
const rows = (seed) => Array.from({ length: 30 }, (_, i) => ({ x: i, y: Math.round(50 + 40 * Math.sin((i + seed) / 4)) }));

/** What draws a chart of other data each time; resolves when everything is drawn. */
const draw = {
  'report-charts': () => {
    const chart = document.createElement('report-chart');
    place().append(chart);
    return (data) =>
      new Promise((resolve, reject) => {
        addEventListener('chart-ready', resolve, { once: true });
        addEventListener('chart-error', (event) => reject(new Error(event.detail.message)), { once: true });
        chart.spec = {
          width: 'container', height: 150, title: 'Small', mark: 'line', data: { values: data },
          encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
        };
      });
  },
  uplot: () => {
    const target = place();
    return async (data) => {
      target.replaceChildren();
      new uPlot({ width: 300, height: 180, title: 'Small', legend: { show: false }, scales: { x: { time: false } }, series: [{}, { stroke: '#1f5fa8', width: 2 }] }, [data.map((row) => row.x), data.map((row) => row.y)], target);
      await undefined; // It draws in a microtask.
    };
  },
  chartjs: () => {
    const target = place();
    let before;
    return async (data) => {
      before?.destroy();
      const canvas = document.createElement('canvas');
      target.replaceChildren(canvas);
      before = new Chart(canvas, {
        type: 'line',
        data: { datasets: [{ data, borderColor: '#1f5fa8', pointRadius: 0 }] },
        options: { animation: false, parsing: false, maintainAspectRatio: false, plugins: { legend: { display: false }, title: { display: true, text: 'Small' } }, scales: { x: { type: 'linear' } } },
      });
    };
  },
};

async function run() {
  await load();
  if (library === 'report-charts') await globalThis[Symbol.for('report-charts')].load();
  const paint = draw[library]();
  const times = [];
  for (let i = 0; i < warm + measured; i += 1) {
    const data = rows(i);
    const begun = performance.now();
    await paint(data);
    if (i >= warm) times.push(performance.now() - begun);
    await frame();
  }
  window.result = { 'a small chart on a warm page, script': times.toSorted((a, b) => a - b)[measured / 2] };
}

run();
