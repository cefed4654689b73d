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

/** The attributes that are properties, too, as HTML's own elements have them; it has `lang` by itself. */
export const attributes = ['src', 'chart', 'theme', 'alt', 'group'];

/** Gives a class of elements a property for each of its attributes. */
export function reflect(prototype) {
  for (const name of attributes) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      configurable: true,
      get() {
        return this.getAttribute(name) ?? '';
      },
      set(value) {
        if (value == null) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
}
