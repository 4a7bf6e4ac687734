// `pnpm test [project ...] [jest flags]`. A word that names a project (tensor, docs, gc …) selects
// it; as Jest's path pattern it would also match the folder that the clone lies in. Everything else
// goes to Jest as it is.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const isProject = (word) =>
  ['docs', 'gc', 'tools'].includes(word) ||
  (/^[\w-]+$/.test(word) && existsSync(join(root, 'packages', word)));

const args = process.argv.slice(2);
const projects = args.filter(isProject);
const rest = args.filter((arg) => !isProject(arg));

// Paths, names and snapshots to write ask for single files; only a run of all of them shares realms.
const wholeProjects = rest.every((arg) => /^(-w|--maxWorkers|--ci)\b|^\d+%?$/.test(arg));

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    '--expose-gc',
    join(root, 'node_modules/jest/bin/jest.js'),
    ...rest,
    ...(projects.length > 0 ? ['--selectProjects', ...projects] : []),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(wholeProjects ? { GRADUS_SHARED_REALMS: '1' } : {}) },
  },
);
process.exitCode = status ?? 1;
