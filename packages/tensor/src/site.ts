/**
 * Where in the user's code an operation was called. Making an `Error` costs about 10 µs and reading its
 * stack as much again, so a site keeps the Error and reads it only when asked. The text of the stack is
 * parsed (not raw call sites), because text has been through source maps where there are any. Frames of
 * gradus itself are skipped by their path.
 */

/** A remembered place, read lazily. */
export interface Site {
  readonly error: Error | null;
}

/** A place in a file; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const OWN =
  /(@gradus[\\/]|packages[\\/])(tensor|ir|autodiff|batching|control-flow|jit|numerics|doctor|testing|gradus)[\\/](src|dist)[\\/]|node_modules[\\/](gradus|jest|@jest|@swc)|^node:|^internal|<anonymous>/;
// `at name (file:1:2)` and `at file:1:2` (V8); `name@file:1:2` (Firefox, Safari).
const FRAME =
  /(?:\(|@|at (?:async )?)((?:file:\/\/|https?:\/\/)?[^()\s@]*?[^()@]*?):(\d+):(\d+)\)?$/;
const DEPTH = 50;

/**
 * Remembers the present call stack.
 *
 * @returns a site to be read later
 */
export function captureSite(): Site {
  const saved = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH;
  const error = new Error('site');
  Error.stackTraceLimit = saved;
  return { error };
}

function parseFrame(line: string): Position | null {
  const found = FRAME.exec(line.trim());
  if (found === null) return null;
  const file = decodeURI(found[1]!.replace(/^file:\/\//, ''));
  return OWN.test(file) ? null : { file, line: Number(found[2]), column: Number(found[3]) };
}

/**
 * The innermost frame of a site that is the user's own.
 *
 * @param site - what `captureSite` remembered
 * @returns the place, or null where none can be told
 */
export function positionOf(site: Site | null): Position | null {
  for (const line of site?.error?.stack?.split('\n').slice(1) ?? []) {
    const position = parseFrame(line);
    if (position !== null) return position;
  }
  return null;
}

/**
 * A site as `file:line:column`, with the path of the working directory left out.
 *
 * @param site - what `captureSite` remembered
 * @returns its text; empty where no place can be told
 */
export function printSite(site: Site | null): string {
  const position = positionOf(site);
  if (position === null) return '';
  const short = position.file.split(/[\\/]/).slice(-2).join('/');
  return `${short}:${position.line}:${position.column}`;
}
