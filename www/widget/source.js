// Texts by address. Charts that stand in one dataset ask for it once; a failed request is forgotten and can be repeated.
const texts = new Map();

/** Resolves to the text; rejects with the status of the answer, or 0 where there was none. */
export function fetchText(url) {
  if (!texts.has(url)) {
    const text = fetch(url).then(
      (response) => (response.ok ? response.text() : Promise.reject(response.status)),
      () => Promise.reject(0),
    );
    texts.set(url, text);
    text.catch(() => texts.delete(url));
  }
  return texts.get(url);
}
