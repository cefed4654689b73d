// Compiles a spec with Vega-Lite, runs it with Vega without a screen, and reduces what comes out to the judge's scene.
import fs from 'node:fs';
import path from 'node:path';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { reduce } from './reduce.mjs';

/** A loader that finds `data/…` in the folder `base` and everything else beside the spec; nothing leaves the machine. */
function loader(base, folder) {
  const read = async (address) => {
    const inData = /(?:^|\/)(data\/[^?#]+)/.exec(address)?.[1];
    const places = [inData && path.join(base, inData), path.resolve(folder, address)];
    const found = places.find((place) => place && fs.existsSync(place));
    if (!found) throw new Error(`no data at ${address}`);
    return fs.readFileSync(found, 'utf8');
  };
  return { ...vega.loader(), load: read, http: read, file: read, sanitize: async (href) => ({ href }) };
}

/** The scene that Vega-Lite gives for a spec. */
export async function expectedScene(spec, { base, folder }) {
  const quiet = vega.logger(vega.None);
  const compiled = compile(structuredClone(spec), { logger: quiet }).spec;
  vega.setRandom(vega.randomLCG(1));
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', loader: loader(base, folder), logger: quiet });
  try {
    await view.runAsync();
    const scene = reduce(view);
    const autosize = spec.autosize ?? spec.config?.autosize;
    // Where texts decide on the plot's size, places are compared as shares of the plot.
    scene.fit = String(autosize?.type ?? autosize ?? '').startsWith('fit') || JSON.stringify(compiled).includes('containerSize');
    return scene;
  } finally {
    view.finalize();
  }
}
