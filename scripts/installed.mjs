// `pnpm installed`: the built packages, copied into the `node_modules` of an empty project as npm would put
// them, and used from there. Paths differ from those of this repository, and so may what is found by path:
// the user's line, the command's file, the conditions `browser`, `production` and `@gradus/lean`, the program of threads.
import { deepStrictEqual as equal, doesNotMatch, match } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const project = mkdtempSync(join(tmpdir(), 'gradus-installed-'));
const modules = join(project, 'node_modules');

/** Puts a package of this repository, and all it depends on, into the project. */
function install(name, done = new Set()) {
  if (done.has(name)) return;
  done.add(name);
  const from = join(root, 'packages', name.replace('@gradus/', ''));
  const to = join(modules, name);
  const { files, dependencies = {} } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  mkdirSync(to, { recursive: true });
  const shipped = files.filter((file) => ['bin', 'dist'].includes(file));
  for (const file of ['package.json', ...shipped]) {
    cpSync(join(from, file), join(to, file), { recursive: true });
  }
  for (const other of Object.keys(dependencies)) {
    if (/^(@gradus\/|gradus$)/.test(other)) install(other, done);
    else link(join(from, 'node_modules', other), join(modules, other));
  }
}

function link(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(realpathSync(from), to, 'junction');
}

const run = (...args) =>
  JSON.parse(
    execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', timeout: 60_000 }),
  );

try {
  install('gradus');
  cpSync(join(root, 'tools/installed'), project, { recursive: true });
  equal(run('run.mjs'), { finding: 5, error: '10' });
  equal(
    run('files.mjs'),
    Array.from({ length: 4 }, () => ['node', true]),
  );
  for (const condition of ['browser', 'production']) {
    equal(run(`--conditions=${condition}`, 'run.mjs'), { finding: 5, error: '10' });
  }
  const messages = {
    production: /^GR101: mul cannot combine shapes.*more: +docs.errors.GR101\.md$/s,
    '@gradus/lean': /^GR101: docs.errors.GR101\.md$/,
  };
  for (const [condition, expected] of Object.entries(messages)) {
    const { message, ...found } = run(`--conditions=${condition}`, 'short.mjs');
    equal(found, { slope: [18, 36], methods: condition === 'production' });
    match(message, expected);
    doesNotMatch(message, /why:|instead:/);
  }
  equal(run('threads.mjs'), { threads: 2, same: true });
  const command = join(modules, 'gradus/bin/gradus.js');
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout } = spawnSync(process.execPath, [command, 'model.ts'], {
    cwd: project,
    encoding: 'utf8',
    env,
  });
  equal([status, /where-nan in log at \S*model\.ts:4:/.test(stdout)], [1, true], stdout);
  console.log('installed packages name the lines of their user');
} finally {
  rmSync(project, { recursive: true });
}
