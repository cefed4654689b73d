// What can wait until charts are painted: their elements for assistive technology, their listeners. It is done when the page
// has nothing better to do, and at once when somebody is about to need it.
const waiting = new Map();
let asked = false;
const whenIdle = globalThis.requestIdleCallback ?? ((action) => setTimeout(action, 50));
/** What concerns all charts, and what concerns the one that it happens in. */
const calls = { keydown: all, focusin: all, beforeprint: all, pointerdown: one, pointermove: one, click: one };

/** Calls `action` once; another one for the same element takes its place. */
export function doLater(element, action) {
  waiting.set(element, action);
  if (asked) return;
  asked = true;
  for (const [name, call] of Object.entries(calls)) addEventListener(name, call, { capture: true, passive: true });
  whenIdle(next, { timeout: 300 });
}

function next(deadline) {
  do [...waiting.keys()].slice(0, 1).forEach(doNow);
  while (waiting.size > 0 && deadline?.timeRemaining() > 4);
  if (waiting.size > 0) return whenIdle(next, { timeout: 300 });
  asked = false;
  for (const [name, call] of Object.entries(calls)) removeEventListener(name, call, { capture: true });
}

function doNow(element) {
  const action = waiting.get(element);
  waiting.delete(element);
  action?.();
}

function all() {
  [...waiting.keys()].forEach(doNow);
}

function one(event) {
  event.composedPath().forEach(doNow);
}
