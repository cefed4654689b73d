// Those who wait for a chart to be painted.

export function waitingRoom() {
  const waiting = [];
  let painted;
  const tell = (how, value) => waiting.splice(0).forEach((one) => one[how](value));
  return {
    /** Resolves to the painted chart. */
    enter: () => (painted ? Promise.resolve(painted) : new Promise((resolve, reject) => waiting.push({ resolve, reject }))),
    painted(chart) {
      painted = chart;
      tell('resolve', chart);
    },
    failed(message) {
      painted = undefined;
      tell('reject', new Error(message));
    },
    gone() {
      painted = undefined;
    },
  };
}
