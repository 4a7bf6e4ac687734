// Turns a TypeScript file into JavaScript by blanking out its types, exactly as the command line
// does with a user's file: every line and column stays, so stacks need no source map and
// `f.toString()` is what was written.
//
// Inside Jest's realm every read of a global goes through an interceptor: `Math.exp` costs 15 times
// what it costs in plain Node, a module-level constant of the same name does not. So the globals
// that hot loops use are bound once per module, on line 1, so that no line moves.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transformSync } from '@swc/wasm-typescript';

const HOISTED = [
  'Math',
  'Number',
  'Object',
  'Array',
  'Map',
  'Set',
  'Symbol',
  'BigInt',
  'DataView',
  'Int32Array',
  'Uint8Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
];

/** The names of HOISTED that the code uses and does not declare or import itself. */
function hoistable(code) {
  return HOISTED.filter(
    (name) =>
      new RegExp(`\\b${name}\\b`).test(code) &&
      !new RegExp(`(const|let|var|class|function|import[^;]*)\\s+${name}\\b`).test(code),
  );
}

export function stripTypes(source, filename) {
  return transformSync(source, { filename, mode: 'strip-only', module: true }).code;
}

export function hoistGlobals(code) {
  const names = hoistable(code);
  return names.length > 0 ? `const { ${names.join(', ')} } = globalThis; ${code}` : code;
}

const version = readFileSync(import.meta.filename);

export default {
  getCacheKey: (source, path) =>
    createHash('sha256').update(version).update(path).update('\0').update(source).digest('hex'),
  process: (source, path) => ({ code: hoistGlobals(stripTypes(source, path)) }),
};
