// `pnpm scale`: builds the packages and measures, in plain Node, how the time of every transformation grows
// with the length of a program; exit code 1 where it grows faster than the program. Words choose among the
// works: `pnpm scale gradient`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

function run(command, args) {
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  const env = { ...process.env, PATH: path };
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}

run('turbo', ['run', 'build', '--filter=gradus', '--output-logs=errors-only']);
// One thread, so that processor time counts no helper; all else is as users have it.
run(process.execPath, ['--single-threaded', 'tools/scale/measure.mjs', ...process.argv.slice(2)]);
