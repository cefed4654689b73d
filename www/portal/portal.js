// The portal's own script: language and theme in place, and the search in the table. Without it every page still works.
const root = document.documentElement;
const other = { 'zh-CN': 'en', en: 'zh-CN' };
const keys = { 'zh-CN': 'zh', en: 'en' };

const language = document.getElementById('language');
language?.addEventListener('click', (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  // A page of its own for each language, or one page that is asked for with `?lang=en`.
  const { pathname, search } = new URL(language.href);
  const asked = search || new URLSearchParams(location.search).has('lang');
  const here = location.pathname + (asked ? location.search : '');
  show(other[root.lang]);
  history.replaceState(null, '', pathname + (asked ? search : location.search) + location.hash);
  language.href = here;
});

/** Every text carries both languages; the charts follow their `lang` attribute. */
function show(lang) {
  const key = keys[lang];
  root.lang = lang;
  for (const element of document.querySelectorAll('[data-zh]')) {
    if (element.tagName === 'META') element.content = element.dataset[key];
    else element.textContent = element.dataset[key];
  }
  for (const element of document.querySelectorAll('[data-zh-label]')) element.ariaLabel = element.dataset[`${key}Label`];
  for (const chart of document.querySelectorAll('report-chart')) chart.lang = lang;
  for (const link of document.querySelectorAll('a[href*=".html"]')) {
    if (link === language) continue;
    const href = link.getAttribute('href');
    if (href.startsWith('extract.html')) link.href = lang === 'en' ? 'extract.html?lang=en' : 'extract.html';
    else link.href = href.replace(/(\.en)?\.html/, lang === 'en' ? '.en.html' : '.html');
  }
  language.textContent = lang === 'en' ? '中文' : 'English';
  language.lang = language.hreflang = other[lang];
  showTheme();
}

const button = document.getElementById('theme');
const dark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches);
const names = { zh: ['深色', '浅色'], en: ['Dark', 'Light'] };

function showTheme() {
  const theme = root.dataset.theme;
  for (const chart of document.querySelectorAll('report-chart')) chart.setAttribute('theme', theme ?? 'auto');
  if (button) button.textContent = names[keys[root.lang]][isDark() ? 1 : 0];
}

button?.addEventListener('click', () => {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', root.dataset.theme);
  } catch {
    // A page without storage forgets the choice.
  }
  showTheme();
});
dark.addEventListener('change', showTheme);
try {
  const kept = localStorage.getItem('theme');
  if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
} catch {
  // As above.
}
if (button) button.hidden = false;
showTheme();

const search = document.getElementById('search');
search?.addEventListener('input', () => {
  const words = search.value.trim().toLowerCase().split(/\s+/);
  let shown = 0;
  const rows = document.querySelectorAll('#figures tbody tr');
  for (const row of rows) {
    row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
    shown += row.hidden ? 0 : 1;
  }
  document.getElementById('found').textContent = shown === rows.length ? rows.length : `${shown} / ${rows.length}`;
});

const asked = new URLSearchParams(location.search).get('lang');
if (language && asked in keys && asked !== root.lang) {
  show(asked);
  language.href = location.pathname;
}

/** Marks the link to the part of the page that is being read. */
const links = new Map([...document.querySelectorAll('nav a[href^="#"]')].map((link) => [link.hash.slice(1), link]));
const parts = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
if (parts.length) {
  const seen = new IntersectionObserver(mark, { rootMargin: '-20% 0% -79% 0%' });
  parts.forEach((part) => seen.observe(part));
  function mark() {
    const line = innerHeight * 0.25;
    const here = parts.filter((part) => part.getBoundingClientRect().top < line).at(-1);
    for (const [id, link] of links) {
      if (id === here?.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }
}
