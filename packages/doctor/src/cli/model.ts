/**
 * Loads a user's model file, TypeScript or JavaScript, and picks the functions that have sample inputs.
 * Types are blanked out in place, so every line and column stays what the user sees in the editor.
 */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { home } from '../home.js';
import { strip } from './strip.js';

/** A function of a model with one list of arguments. */
export interface ModelRun {
  readonly name: string;
  readonly f: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[];
  /** The repaired function, where the file names one in `fixed`. */
  readonly fixed: ((...args: unknown[]) => unknown) | null;
}

/** A loaded model file. */
export interface Model {
  readonly file: string;
  /** Text of the file as the user wrote it. */
  readonly source: string;
  /** The same with types blanked out, position for position. */
  readonly code: string;
  readonly runs: readonly ModelRun[];
}

/** Says in one sentence why a file cannot be examined. */
export class ModelError extends Error {}

let hooked = false;

/** `module.register` once: resolves gradus to the running copy, and strips types. */
function hook(): void {
  if (hooked) return;
  hooked = true;
  register(new URL('cli/hooks.js', home), { data: { root: new URL('index.js', home).href } });
}

/**
 * Loads a model file.
 *
 * @param path - a path from the working directory
 * @returns its functions with their inputs; throws ModelError with one clear sentence
 */
export async function loadModel(path: string): Promise<Model> {
  const file = resolve(path);
  const name = basename(path);
  const source = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ModelError(`There is no file ${path} that could be read.`, { cause });
  });
  const code = parsed(source, name);
  hook();
  const exports = await importModel(file, name);
  return { file, source, code, runs: runsOf(exports, name) };
}

function parsed(source: string, name: string): string {
  try {
    return strip(source, name);
  } catch (cause) {
    const why = String((cause as { message?: unknown }).message ?? cause).split('\n')[0]!;
    const compiled = /^TypeScript (.+) is not supported in strip-only mode/.exec(why)?.[1];
    const sentence =
      compiled === undefined
        ? `${name} does not parse: ${why}.`
        : `${name} holds a ${compiled}, and types are only left out here, not compiled: write it in JavaScript's own terms (a field and an assignment, an object for an enum).`;
    throw new ModelError(sentence, { cause });
  }
}

async function importModel(file: string, name: string): Promise<Record<string, unknown>> {
  try {
    const exports = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    const whole = exports['default']; // an object of everything, and what CommonJS exports
    const isWhole = typeof whole === 'object' && whole !== null && !('inputs' in exports);
    return isWhole ? (whole as Record<string, unknown>) : exports;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    const required = /^Cannot find module '(@gradus\/\w+|gradus)'/.exec(why);
    if (required !== null && /\.c?[jt]s$/.test(name)) {
      const sentence = `${name} asks for ${required[1]} by \`require\`, and it is made of ES modules: write \`import … from '${required[1]}'\`.`;
      throw new ModelError(sentence, { cause });
    }
    throw new ModelError(`${name} throws while it is loaded: ${why}`, { cause });
  }
}

type AnyFunction = (...args: unknown[]) => unknown;

function runsOf(exports: Record<string, unknown>, name: string): ModelRun[] {
  const inputs = inputsOf(exports, name);
  const fixed = (exports['fixed'] ?? {}) as Record<string, AnyFunction | undefined>;
  return Object.entries(inputs).flatMap(([key, samples]) => {
    const f = exports[key];
    if (typeof f !== 'function') throw noFunction(exports, key, name);
    return samplesOf(samples, key, name).map((args) => ({
      name: key,
      f: f as AnyFunction,
      args,
      fixed: fixed[key] ?? null,
    }));
  });
}

const EXAMPLE = '`export const inputs = { loss: [[x, w]] };`';

/** The sample inputs of a module, by the names of its functions. */
function inputsOf(exports: Record<string, unknown>, name: string): object {
  const inputs = exports['inputs'];
  if (inputs === undefined || inputs === null) {
    throw new ModelError(`${name} exports no sample inputs: add ${EXAMPLE}.`);
  }
  if (typeof inputs !== 'object' || Array.isArray(inputs)) {
    const what = Array.isArray(inputs) ? 'a list' : `a ${typeof inputs}`;
    throw new ModelError(
      `\`inputs\` of ${name} is ${what}, and no object with the names of functions: write ${EXAMPLE}.`,
    );
  }
  if (Object.keys(inputs).length === 0) {
    throw new ModelError(`\`inputs\` of ${name} names no function: write ${EXAMPLE}.`);
  }
  return inputs;
}

function noFunction(exports: Record<string, unknown>, key: string, name: string): ModelError {
  const functions = Object.keys(exports).filter((each) => typeof exports[each] === 'function');
  const why =
    key in exports ? `what it exports so is no function` : `exports no function of that name`;
  const others = functions.length === 0 ? '' : ` (there is ${functions.join(', ')})`;
  return new ModelError(`${name} has inputs for \`${key}\`, but ${why}${others}.`);
}

function samplesOf(samples: unknown, key: string, name: string): (readonly unknown[])[] {
  if (Array.isArray(samples) && samples.length > 0 && samples.every((s) => Array.isArray(s))) {
    return samples as (readonly unknown[])[];
  }
  throw new ModelError(
    `The inputs of \`${key}\` in ${name} are no list of argument lists: write \`${key}: [[x, w]]\`.`,
  );
}
