// <script src="embed.js" data-src="…" data-chart="…" async></script> becomes a chart in its place.
const script = document.currentScript;
const chart = document.createElement('report-chart');
for (const [name, value] of Object.entries(script.dataset)) chart.setAttribute(name, value);
script.replaceWith(chart);
import(new URL('report-charts.js', script.src));
