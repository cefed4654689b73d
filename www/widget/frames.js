// When charts draw. All charts of a page take each step of drawing before any takes the next: first all read how they lie,
// then all change the page, so that the browser lays the page out once and not once for each chart.
const steps = [0, 1, 2, 3, 4];
const waiting = new Set();
let frame;
let soon;

/** Has `draw` called with each step before the browser paints next; a first picture does not even wait for that. */
export function drawNext(draw, first) {
  waiting.add(draw);
  if (first) soon ??= Promise.resolve().then(run);
  else frame ??= requestAnimationFrame(run);
}

function run() {
  cancelAnimationFrame(frame);
  frame = soon = undefined;
  const charts = [...waiting];
  waiting.clear();
  for (const step of steps) charts.forEach((draw) => draw(step));
}
