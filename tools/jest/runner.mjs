// Jest's own test runner, told to import all the files of a realm where it means the first. Each is
// a group of its own, so that hooks at the top of a file are for its own tests.
import { basename } from 'node:path';
import circus from 'jest-circus/runner';
import { realmOf } from './realms.mjs';

export default function run(globalConfig, config, environment, runtime, head, send) {
  const files = realmOf(head);
  const importModule = runtime.unstable_importModule.bind(runtime);

  /** Imports a file with `describe` open: it takes no function that waits. */
  async function importAsGroup(path) {
    const { circusState: state, global } = environment;
    const outside = state.currentDescribeBlock;
    global.describe(basename(path), () => {});
    state.currentDescribeBlock = outside.children.at(-1);
    await importModule(path);
    state.currentDescribeBlock = outside;
  }

  runtime.unstable_importModule = async (path) => {
    if (path !== head || files.length === 1) return importModule(path);
    for (const each of files) await importAsGroup(each);
  };
  return circus.default(globalConfig, config, environment, runtime, head, send);
}
