// Reads the little of WebAssembly's binary format that is needed to weigh a module.

/** The sections of a module: [{id, name, start, body, end}], offsets in bytes; `name` only for custom sections. */
export function sections(bytes) {
  const found = [];
  for (let at = 8; at < bytes.length; ) {
    const start = at;
    const id = bytes[at++];
    const [size, body] = leb(bytes, at);
    const name = id === 0 ? text(bytes, body)[0] : '';
    found.push({ id, name, start, body, end: body + size });
    at = body + size;
  }
  return found;
}

/** The module without names, producers and other notes: browsers need none of them. */
export function withoutCustomSections(bytes) {
  const kept = sections(bytes).filter((section) => section.id !== 0);
  return Buffer.concat([bytes.subarray(0, 8), ...kept.map(({ start, end }) => bytes.subarray(start, end))]);
}

/** The module with the names of its imports changed. They end in fingerprints that do not compress. */
export function withImportsRenamed(bytes, rename) {
  const section = sections(bytes).find((section) => section.id === 2);
  const [count, first] = leb(bytes, section.body);
  const parts = [bytes.subarray(section.body, first)];
  for (let at = first, left = count; left > 0; left--) {
    const start = text(bytes, at)[1];
    const [name, kind] = text(bytes, start);
    const end = afterImport(bytes, kind);
    const renamed = Buffer.from(rename(name));
    parts.push(bytes.subarray(at, start), toLeb(renamed.length), renamed, bytes.subarray(kind, end));
    at = end;
  }
  return withBody(bytes, section, parts);
}

function withBody(bytes, section, parts) {
  const body = Buffer.concat(parts);
  return Buffer.concat([bytes.subarray(0, section.start + 1), toLeb(body.length), body, bytes.subarray(section.end)]);
}

/** [{name, size}] of every function with a body. */
export function functions(bytes) {
  const all = sections(bytes);
  const names = functionNames(bytes, all.find((section) => section.name === 'name'));
  const imported = importedFunctions(bytes, all.find((section) => section.id === 2));
  const code = all.find((section) => section.id === 10);
  let [count, at] = leb(bytes, code.body);
  return Array.from({ length: count }, (_, index) => {
    const [size, body] = leb(bytes, at);
    at = body + size;
    return { name: names.get(index + imported) ?? '?', size };
  });
}

function functionNames(bytes, section) {
  const names = new Map();
  if (!section) return names;
  let at = text(bytes, section.body)[1];
  while (at < section.end) {
    const kind = bytes[at];
    const [size, body] = leb(bytes, at + 1);
    if (kind === 1) {
      let [count, next] = leb(bytes, body);
      while (count-- > 0) {
        const [index, afterIndex] = leb(bytes, next);
        const [name, afterName] = text(bytes, afterIndex);
        names.set(index, name);
        next = afterName;
      }
    }
    at = body + size;
  }
  return names;
}

function importedFunctions(bytes, section) {
  if (!section) return 0;
  let [count, at] = leb(bytes, section.body);
  let functions = 0;
  while (count-- > 0) {
    at = text(bytes, text(bytes, at)[1])[1];
    if (bytes[at] === 0) functions += 1;
    at = afterImport(bytes, at);
  }
  return functions;
}

/** Where an import ends whose kind stands at `at`. */
function afterImport(bytes, at) {
  const kind = bytes[at++];
  if (kind === 3) return at + 2;
  if (kind === 0) return leb(bytes, at)[1];
  if (kind === 1) at += 1; // A table names its type of element first.
  const [flags, next] = leb(bytes, at);
  at = leb(bytes, next)[1];
  return flags & 1 ? leb(bytes, at)[1] : at;
}

function leb(bytes, at) {
  let [value, factor] = [0, 1];
  for (;;) {
    const byte = bytes[at++];
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at];
    factor *= 128;
  }
}

function toLeb(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

function text(bytes, at) {
  const [length, start] = leb(bytes, at);
  return [new TextDecoder().decode(bytes.subarray(start, start + length)), start + length];
}
