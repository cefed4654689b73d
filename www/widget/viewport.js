// Charts start when they come near the viewport.
import { findFonts } from './fonts.js';

const actions = new Map();
const fresh = new Set();
let observer;
let started = false;

/** Calls `action` once when `element` is within a screen of being seen; returns a function that calls it off. */
export function whenNear(element, action) {
  if (fresh.size === 0) queueMicrotask(look);
  fresh.add(element);
  actions.set(element, action);
  return () => {
    observer?.unobserve(element);
    fresh.delete(element);
    actions.delete(element);
  };
}

/** The first charts of a page do not wait for the observer: the program is on its way before the page is painted. */
function look() {
  const near = started ? [] : [...fresh].filter(isNear);
  observer ??= new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => start(target)),
    { rootMargin: '100%' },
  );
  fresh.forEach((element) => observer.observe(element));
  fresh.clear();
  near.forEach(start);
  near.slice(0, 1).forEach(findFonts); // It takes a while, in which the program comes.
}

function isNear(element) {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const within = (start, end, length) => start < 2 * length && end > -length;
  return element.checkVisibility() && within(top, bottom, innerHeight) && within(left, right, innerWidth);
}

function start(element) {
  started = true;
  observer.unobserve(element);
  actions.get(element)?.();
  actions.delete(element);
}
