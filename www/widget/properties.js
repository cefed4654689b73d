// Properties that a page sets.

/** Takes what was set before the element was defined, for it hides the accessors. */
export function takeEarly(element, names) {
  const found = {};
  for (const name of names.filter((name) => Object.hasOwn(element, name))) {
    found[name] = element[name];
    delete element[name];
  }
  return found;
}
