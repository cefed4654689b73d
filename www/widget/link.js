// Links to what a chart shows: `#rc-NAME=STATE`. What the state says is read in Rust; the way to the chart begins here.

/** A link to this chart leads to it, even before it is there. */
export function scrollIfLinked(element) {
  const names = [element.id, element.getAttribute('chart')].filter(Boolean);
  const linked = names.some((name) => location.hash.startsWith(`#rc-${encodeURIComponent(name)}=`));
  if (linked) element.scrollIntoView({ block: 'center' });
}
