// One style sheet for all charts of a page. It is adopted, for a style element or attribute would need a laxer policy.
import text from './style.css';

let sheet;

/** Gives the style to a shadow root, with a slot for what the element contains until a chart is painted. */
export function adoptStyle(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  root.adoptedStyleSheets = [sheet];
  root.append(document.createElement('slot'));
  return root;
}
