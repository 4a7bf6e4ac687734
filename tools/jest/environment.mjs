// Jest runs each test file in a realm of its own. Binary data that Node's core, workers,
// structuredClone or WebAssembly hand back comes from the outer realm, so `instanceof` would fail on
// it. Here both realms share one set of constructors.
//
// In every realm Jest opens one storage that follows promises, and leaves it open. Node 20 then does work for
// each of them whenever a promise is made: after fifty realms a tenth of all the time. Here they end with their realm.
import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';

const SHARED = [
  'ArrayBuffer',
  'SharedArrayBuffer',
  'DataView',
  'Atomics',
  'WebAssembly',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
];

const open = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...args) {
  open.add(this);
  return run.apply(this, args);
};

export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of SHARED) {
      Object.defineProperty(this.global, name, {
        value: globalThis[name],
        writable: true,
        configurable: true,
      });
    }
  }
  async teardown() {
    await super.teardown();
    for (const storage of open) storage.disable();
    open.clear();
  }
  /** Keeps what Jest knows of the tests while they are told, for tools/jest/runner.mjs. */
  handleTestEvent({ name }, state) {
    if (name === 'setup') this.circusState = state;
  }
}
