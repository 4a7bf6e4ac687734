/**
 * Module hooks for model files: `gradus` and `@gradus/*` resolve to the running copy from any folder,
 * `./layers` finds `./layers.ts`, and TypeScript is stripped. Runs on Node's loader thread.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { InitializeHook, LoadHook, ResolveHook } from 'node:module';
import { strip } from './strip.js';

let root = import.meta.url;

/**
 * Told where the running copy is.
 *
 * @param data - address of a module of the running copy
 * @returns nothing
 */
export const initialize: InitializeHook<{ root: string }> = (data) => {
  root = data.root;
};

/**
 * Where a name leads.
 *
 * @param name - what an import names
 * @param context - who imports
 * @param next - the ordinary rule
 * @returns an address
 */
export const resolve: ResolveHook = async (name, context, next) => {
  if (/^(@gradus\/|gradus(\/|$))/.test(name)) {
    return next(name, { ...context, parentURL: root });
  }
  if (/^\.{1,2}\//.test(name) && context.parentURL !== undefined) {
    const url = new URL(name, context.parentURL);
    for (const end of ['.ts', '/index.ts']) {
      const found = new URL(url.href.replace(/\.js$/, '') + end);
      if (!existsSync(fileURLToPath(url)) && existsSync(fileURLToPath(found))) {
        return next(found.href, context);
      }
    }
  }
  return next(name, context);
};

/**
 * What a file holds.
 *
 * @param url - its address
 * @param context - how it is imported
 * @param next - the ordinary rule
 * @returns its text as JavaScript
 */
export const load: LoadHook = async (url, context, next) => {
  const path = url.startsWith('file:') ? fileURLToPath(url) : '';
  if (!/\.m?ts$/.test(path)) return next(url, context);
  const source = strip(await readFile(path, 'utf8'), path);
  return { format: 'module', source, shortCircuit: true };
};
