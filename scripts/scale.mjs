// `pnpm scale`: builds the packages and measures, in plain Node, how the time of every transformation grows
// with the length of a program; exit code 1 where it grows faster than the program. Words choose among the
// works: `pnpm scale gradient`. The flags of V8 are explained in tools/scale/measure.mjs.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const MEBIBYTES = 128;
const flags = [
  '--single-threaded',
  `--min-semi-space-size=${MEBIBYTES}`,
  `--max-semi-space-size=${MEBIBYTES}`,
];

function run(command, args) {
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  const env = { ...process.env, PATH: path };
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}

run('turbo', ['run', 'build', '--filter=gradus', '--output-logs=errors-only']);
run(process.execPath, [...flags, 'tools/scale/measure.mjs', ...process.argv.slice(2)]);
