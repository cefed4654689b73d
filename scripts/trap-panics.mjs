// Writes a module in which panics trap without a word: node scripts/trap-panics.mjs FROM TO
//
// Nobody reads a panic's words in a browser, and the module stops either way; what puts them together is not sent.
import { readFileSync, writeFileSync } from 'node:fs';
import { withTraps } from './wasm.mjs';

const PANICS = [
  /^core::panicking::/,
  /^std::panicking::(panic_handler|panic_with_hook|begin_panic)/,
  /^__rustc::rust_(begin_unwind|panic)/,
  /^core::(option|result)::\w+_failed/,
  /^core::cell::panic_\w+$/,
  /^core::(str::slice_error_fail|slice::index::slice_index_fail|slice::copy_from_slice_impl::len_mismatch_fail)/,
  /^alloc::(raw_vec::(handle_error|capacity_overflow)|alloc::handle_alloc_error)/,
  /^<alloc::vec::Vec<_, _>>::\w+::assert_failed/,
];

const [from, to] = process.argv.slice(2);
// Names end in the crate's or the function's fingerprint.
const plain = (name) => name.replace(/\[[0-9a-f]{16}\]/g, '').replace(/::h[0-9a-f]{16}$/, '');
writeFileSync(to, withTraps(readFileSync(from), (name) => PANICS.some((panic) => panic.test(plain(name)))));
