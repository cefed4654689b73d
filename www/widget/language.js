// Tells charts when the language of the page, or of any part of it, has changed.
const charts = new Set();
let observer;

/** Calls `action` whenever a `lang` attribute of the page has changed; returns a function that calls it off. */
export function whenLanguageChanges(action) {
  observer ??= new MutationObserver(() => charts.forEach((told) => told()));
  if (charts.size === 0) observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  charts.add(action);
  return () => {
    charts.delete(action);
    if (charts.size === 0) observer.disconnect();
  };
}
