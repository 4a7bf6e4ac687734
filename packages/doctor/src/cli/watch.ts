/**
 * `--watch`: examines a model anew whenever a file beside it is saved. Every run is a process of its own, since
 * a module that was loaded once cannot be loaded again in its new form.
 */
import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ModelError } from './model.js';

/**
 * Examines a model until the process is interrupted.
 *
 * @param files - the one file that was named
 * @param args - arguments of the command
 * @returns never of itself; throws ModelError where there is not one file to watch
 */
export async function watchModel(
  files: readonly string[],
  args: readonly string[],
): Promise<number> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) {
    throw new ModelError('--watch needs the one file that it shall watch.');
  }
  const folder = dirname(resolve(file));
  const again = args.filter((arg) => arg !== '--watch');
  const events = eventsIn(folder); // from now on: a change during the first run counts, too
  await examineOnce(again);
  for await (const _ of changes(folder, events)) await examineOnce(again);
  return 0;
}

/** What the system tells of a folder, kept until it is read. */
function eventsIn(folder: string): AsyncIterable<[string, string | null]> {
  try {
    return on(watch(folder), 'change') as AsyncIterable<[string, string | null]>;
  } catch (cause) {
    throw new ModelError(`There is no folder ${folder} to watch.`, { cause });
  }
}

/** One value a change of a source file; an editor that saves in several steps counts once. */
async function* changes(
  folder: string,
  events: ReturnType<typeof eventsIn>,
): AsyncGenerator<string> {
  const seen = new Map<string, number>();
  for await (const [, name] of events) {
    if (name === null || !/\.m?[jt]s$/.test(name)) continue;
    const saved = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs;
    if (saved === undefined || seen.get(name) === saved) continue;
    seen.set(name, saved);
    yield name;
  }
}

async function examineOnce(args: readonly string[]): Promise<void> {
  if (process.stdout.isTTY) process.stdout.write('\u001B[2J\u001B[H'); // a clean screen
  const child = spawn(process.execPath, [process.argv[1]!, ...args], { stdio: 'inherit' });
  await once(child, 'exit');
}
