/** Modules brought to life for tests: encoded, compiled by the engine, linked. */
import type { ModuleBuilder } from '../../src/wasm/assembler.js';

/** An exported function, as JavaScript sees it. */
export type Exported = (...args: readonly (number | bigint)[]) => number | bigint | undefined;

/** The instance of a module. */
export function instantiate(
  module: ModuleBuilder,
  imports: WebAssembly.Imports = {},
): WebAssembly.Exports {
  const compiled = new WebAssembly.Module(module.encode());
  return new WebAssembly.Instance(compiled, imports).exports;
}

/** One exported function of a module's instance. */
export function link(
  module: ModuleBuilder,
  name: string,
  imports: WebAssembly.Imports = {},
): Exported {
  return instantiate(module, imports)[name] as Exported;
}
