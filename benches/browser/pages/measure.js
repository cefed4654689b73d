// What both pages share.
const library = location.search.slice(1);
const loaded = new Promise((resolve) => addEventListener('DOMContentLoaded', resolve));

/** Loads the library as its documentation says: a script tag in the head. */
function load() {
  const script = document.createElement('script');
  script.src = `lib/${library}.js`;
  if (library === 'report-charts') script.type = 'module';
  if (library === 'uplot') {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = 'lib/uplot.css';
    document.head.append(style);
  }
  const done = new Promise((resolve) => (script.onload = resolve));
  document.head.append(script);
  return Promise.all([done, loaded]);
}

/** A place for one chart. */
function place() {
  const div = document.createElement('div');
  document.getElementById('charts').append(div);
  return div;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Waits until everything on these canvases is really there: reading a pixel waits for the painter. */
async function painted(canvases) {
  await frame();
  for (const canvas of canvases()) canvas.getContext('2d').getImageData(0, 0, 1, 1);
  return performance.now();
}

const canvasesOfPage = () =>
  library === 'report-charts'
    ? [...document.querySelectorAll('report-chart')].map((chart) => chart.shadowRoot.querySelector('canvas'))
    : [...document.querySelectorAll('canvas')];
