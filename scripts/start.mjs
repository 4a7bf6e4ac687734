// `pnpm start [file] [flags]`: builds what has changed, then runs the command line on whatever was
// given. The build is silent unless it fails, and the exit status is the command's.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const env = {
  ...process.env,
  PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH, // turbo looks for pnpm there
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
};

const build = spawnSync('turbo', ['run', 'build', '--filter=gradus', '--output-logs=errors-only'], {
  cwd: root,
  env,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (build.status === 0) {
  const command = join(root, 'packages/gradus/bin/gradus.js');
  const run = spawnSync(process.execPath, [command, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
} else {
  console.error(build.error?.message ?? `${build.stdout}${build.stderr}`);
  process.exitCode = 1;
}
