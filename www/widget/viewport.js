// Charts start when they come near the viewport.
const actions = new WeakMap();
let observer;

/** Calls `action` once when `element` is within a screen of being seen; returns a function that calls it off. */
export function whenNear(element, action) {
  observer ??= new IntersectionObserver(
    (entries) =>
      entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
        observer.unobserve(target);
        actions.get(target)?.();
      }),
    { rootMargin: '100%' },
  );
  actions.set(element, action);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    actions.delete(element);
  };
}
