// Fonts. To find them can take a browser longer than to draw the charts.

/** Those of labels, titles and buttons. A browser gets each size by itself; texts are measured at 16 times theirs. */
const fonts = ['192px', 'bold 272px', '13px'];

/** Has the browser find the fonts of a chart. */
export function findFonts(element) {
  const context = document.createElement('canvas').getContext('2d');
  const { fontFamily } = getComputedStyle(element);
  for (const font of context ? fonts : []) {
    context.font = `${font} ${fontFamily}`;
    context.measureText(element.matches(':lang(zh)') ? '0中' : '0');
  }
}
