// The elements of a chart before anything is known about it. They are there while the program is on its way, so that the browser
// has laid them out when it arrives; what they say is put in by Rust. They are made once for a page and copied for each chart.
let template;

/** Puts the elements into a shadow root, in the place of what a chart that broke left there. */
export function putElements(root) {
  clearElements(root);
  template ??= build();
  root.append(template.cloneNode(true));
  root.querySelector('canvas').getContext('2d'); // Rust finds it there; making one takes a while.
}

/** Takes out all that belongs to a chart, and brings the element's own content back. */
export function clearElements(root) {
  const slot = root.querySelector('slot');
  slot.hidden = false;
  root.replaceChildren(slot);
}

function build() {
  const fragment = document.createDocumentFragment();
  fragment.append(
    // As wide as the element; scrolls where a chart is wider.
    make('div', { class: 'frame' }, picture()),
    // The top layer: neither the window's edge nor a box with hidden overflow cuts it off.
    make('div', { class: 'tooltip', part: 'tooltip', popover: 'manual' }),
    make('div', { class: 'paper' }),
    make('div', { class: 'said', role: 'status' }),
    make('div', { class: 'controls', part: 'controls', hidden: '' }, make('span', { class: 'fields' })),
    bar(),
    // A popover of this kind closes by Escape, by a click beside it, and when another opens.
    make('div', { class: 'menu', part: 'menu', role: 'menu', popover: 'auto' }),
    make('dialog', { class: 'sheet', part: 'table', 'aria-labelledby': 'caption' }),
  );
  return fragment;
}

/** The picture, its description and elements for its data, and what lies over it while it is used. */
function picture() {
  return make('div', { class: 'chart', part: 'chart', role: 'figure', 'aria-describedby': 'summary help', hidden: '' },
    make('canvas', { part: 'canvas', 'aria-hidden': 'true' }),
    make('p', { class: 'unseen', id: 'summary' }),
    make('div', { class: 'data' }),
    make('p', { class: 'unseen', id: 'help' }),
    make('div', { class: 'mark hover', hidden: '' }),
    make('div', { class: 'entries', role: 'group' }),
    make('div', { class: 'mark brush', hidden: '' }),
    make('div', { class: 'mark cross', hidden: '' }),
  );
}

/** The row of buttons, those to look closer before the others. */
function bar() {
  return make('div', { class: 'bar', part: 'bar', hidden: '' },
    make('span', { class: 'zoom', hidden: '' }, button('zoom-in', {}, '+'), button('zoom-out', {}, '−'), button('zoom-reset', {}, '↺')),
    button('interval', { hidden: '' }),
    make('p', { class: 'status', role: 'status' }),
    button('stop', { hidden: '' }),
    button('table', { 'aria-haspopup': 'dialog' }),
    button('menu', { class: 'opener', 'aria-haspopup': 'menu', 'aria-expanded': 'false' }),
  );
}

/** A button that asks for `action`. */
function button(action, attributes, ...children) {
  return make('button', { class: action, type: 'button', part: 'button', 'data-action': action, ...attributes }, ...children);
}

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
