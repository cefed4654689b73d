// Puts the extraction page's script, style and module into the portal's folder.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { withoutCustomSections } from './wasm.mjs';

cpSync('www/extract/page.js', 'dist/site/extract-page.js');
cpSync('www/extract/extract.css', 'dist/site/extract.css');
cpSync('target/extractor/bindings/extract.js', 'dist/site/extract.js');
writeFileSync('dist/site/extract.wasm', withoutCustomSections(readFileSync('target/extractor/optimised.wasm')));
