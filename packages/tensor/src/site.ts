/**
 * Where in the user's code an operation was called. Making an `Error` costs about 10 µs and reading its
 * stack as much again, so a site keeps the Error and reads it only when asked. The text of the stack is
 * parsed (not raw call sites), because text has been through source maps where there are any. Frames of
 * gradus itself, and of what it compiled, are skipped by their path, or by the file that this code was bundled into.
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
  /(@gradus[\\/]|packages[\\/])(tensor|ir|autodiff|batching|control-flow|jit|numerics|doctor|testing|gradus)[\\/](src|dist)[\\/]|node_modules[\\/](gradus|jest|@jest|@swc|fast-check)|^node:|^internal|^wasm:|<anonymous>/;
// V8 writes `at name (file:1:2)` or `at file:1:2`, Firefox and Safari `name@file:1:2`; a file may hold an @.
const FRAMES = [/^at (?:.*? \()?(?:async )?(.+?):(\d+):(\d+)\)?$/, /^[^@]*@(.+?):(\d+):(\d+)$/];
const DEPTH = 50;

/**
 * Remembers the present call stack.
 *
 * @param depth - how many frames: each costs up to 1 µs
 * @returns a site to be read later
 */
export function captureSite(depth: number = DEPTH): Site {
  const saved = Error.stackTraceLimit;
  Error.stackTraceLimit = depth;
  const error = new Error('site');
  Error.stackTraceLimit = saved;
  return { error };
}

/** A frame of a stack, whoever's it is. */
function parseFrame(line: string): Position | null {
  const text = line.trim();
  const found = FRAMES[text.startsWith('at ') ? 0 : 1]!.exec(text);
  if (found === null) return null;
  const file = decodeURI(found[1]!.replace(/^file:\/\//, ''));
  return { file, line: Number(found[2]), column: Number(found[3]) };
}

const folderOf = (file: string): string => file.replace(/[^\\/]*$/, '');

/**
 * Whether a file is gradus's own. Where it was bundled its paths are lost, but the first frame of a site is
 * `captureSite` itself: the file that holds it is no user's, nor are its neighbours in a folder of packages.
 */
function isOwn(file: string, here: string): boolean {
  if (OWN.test(file) || file === here) return true;
  return here.includes('node_modules') && folderOf(file) === folderOf(here);
}

/**
 * The innermost frame of a site that is the user's own.
 *
 * @param site - what `captureSite` remembered
 * @returns the place, or null where none can be told, as in a bundle of gradus and the user's code in one file
 */
export function positionOf(site: Site | null): Position | null {
  if (site === null) return null;
  const known = positions.get(site);
  if (known !== undefined) return known;
  const found = userFrame(site);
  positions.set(site, found);
  return found;
}

/** Read before. */
const positions = /* @__PURE__ */ new WeakMap<Site, Position | null>();

function userFrame({ error }: Site): Position | null {
  let here: Position | null = null;
  for (const line of (error?.stack ?? '').split('\n')) {
    const frame = parseFrame(line);
    if (frame !== null && here !== null && !isOwn(frame.file, here.file)) return frame;
    here ??= frame;
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
