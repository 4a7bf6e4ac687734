/**
 * `pnpm bench`: builds the packages, installs the peers (a workspace of its own, with its own lock file),
 * and measures. What it is told is handed on: `pnpm bench matmul --quick`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const benchmarks = fileURLToPath(new URL('../benchmarks/', import.meta.url));

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['inherit', 2, 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

run('pnpm', ['run', '--silent', 'build', '--output-logs=errors-only'], root);
run('pnpm', ['install', '--frozen-lockfile', '--silent'], benchmarks);
const { status } = spawnSync(process.execPath, ['bench.mjs', ...process.argv.slice(2)], {
  cwd: benchmarks,
  stdio: 'inherit',
});
process.exit(status ?? 1);
