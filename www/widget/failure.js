// What stands in a chart's place when it cannot be shown: the reason, a button, and the element's own content below.
// These words must be there when the WebAssembly is not; all others are in Rust.
const words = {
  zh: {
    retry: '重试',
    module: '图表程序无法加载，下面是数据表。',
    crash: '图表程序出错，下面是数据表。',
  },
  en: {
    retry: 'Try again',
    module: 'The charts’ program could not be loaded; the figures are below.',
    crash: 'The chart’s program failed; the figures are below.',
  },
};

export function showFailure(element, root, { kind, message }, retry) {
  clearFailure(root);
  root.querySelector('slot').hidden = false;
  // The frame stays: by it the chart learns how much room it has.
  const picture = root.querySelector('.chart');
  if (picture) picture.hidden = true;
  const language = element.closest('[lang]')?.lang ?? '';
  const said = words[language.startsWith('en') ? 'en' : 'zh'];
  const box = document.createElement('div');
  box.part = box.className = 'error';
  box.setAttribute('role', 'alert');
  const text = document.createElement('p');
  text.textContent = said[kind] ?? message;
  const button = document.createElement('button');
  button.type = 'button';
  button.part = 'retry';
  button.textContent = said.retry;
  button.addEventListener('click', retry);
  box.append(text, button);
  if (said[kind]) {
    const detail = document.createElement('small');
    detail.textContent = message;
    text.append(document.createElement('br'), detail);
  }
  root.prepend(box);
}

/** The element's own content comes back; a chart that is painted hides it itself. */
export function clearFailure(root) {
  root.querySelector('.error')?.remove();
}
