// Twelve small line charts on a cold page: from the navigation until all are painted.
const rows = Array.from({ length: 30 }, (_, i) => ({ x: i, y: Math.round(50 + 40 * Math.sin(i / 4)) }));

const make = {
  'report-charts': async () => {
    const spec = {
      width: 'container', height: 150, title: 'Small', mark: 'line', data: { values: rows },
      encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
    };
    let left = 12;
    const ready = new Promise((resolve, reject) => {
      addEventListener('chart-ready', () => --left === 0 && resolve());
      addEventListener('chart-error', (event) => reject(new Error(event.detail.message)));
    });
    for (let i = 0; i < 12; i++) {
      const chart = document.createElement('report-chart');
      chart.spec = spec;
      place().append(chart);
    }
    await ready;
  },
  uplot: async () => {
    const data = [rows.map((row) => row.x), rows.map((row) => row.y)];
    for (let i = 0; i < 12; i++) {
      new uPlot({ width: 300, height: 180, title: 'Small', legend: { show: false }, scales: { x: { time: false } }, series: [{}, { stroke: '#1f5fa8', width: 2 }] }, data, place());
    }
  },
  chartjs: async () => {
    for (let i = 0; i < 12; i++) {
      const canvas = document.createElement('canvas');
      place().append(canvas);
      new Chart(canvas, {
        type: 'line',
        data: { datasets: [{ data: rows, borderColor: '#1f5fa8', pointRadius: 0 }] },
        options: { animation: false, parsing: false, maintainAspectRatio: false, plugins: { legend: { display: false }, title: { display: true, text: 'Small' } }, scales: { x: { type: 'linear' } } },
      });
    }
  },
};

load()
  .then(make[library])
  .then(() => painted(canvasesOfPage))
  .then((now) => (window.result = { '12 small charts on a cold page': now }));
