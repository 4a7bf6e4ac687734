/**
 * The custom section "name": with it, stacks and profiles show `$saxpy` and not `wasm-function[3]`.
 * It has no effect on execution, so it is left out unless asked for. Reference: the core
 * specification, appendix "Custom Sections".
 */
import { name, section, unsigned, vector } from './encode.js';
import type { Bytes } from './encode.js';
import type { WasmModule } from './wasmModule.js';

const nameMap = (names: readonly string[], start = 0): Bytes =>
  vector(names.map((text, i) => [...unsigned(start + i), ...name(text)]));

/**
 * The names of a module, its functions and their locals.
 *
 * @param module - the module
 * @returns the content of the custom section
 */
export function nameSection({ name: own, imports, definitions }: WasmModule): Bytes {
  const functions = nameMap([...imports, ...definitions].map((item) => item.name));
  const locals = definitions.map((definition, i) => [
    ...unsigned(imports.length + i),
    ...nameMap(definition.locals.map((local) => local.name)),
  ]);
  return [
    name('name'),
    section(0, name(own)),
    section(1, functions),
    section(2, vector(locals)),
  ].flat();
}
