// `pnpm oracle`: asks JAX about random programs (and tables of operations), and compares with gradus.
//
//     pnpm oracle                                  200 new programs
//     pnpm oracle --count 10000 --seed 11          as many as wanted, the same ones for the same seed
//     pnpm oracle --keep answers.jsonl             keeps JAX's answers, and asks only for what is not there
//     pnpm oracle --compiled                       with everything that XLA optimizes, three times as slow
//     pnpm oracle --write                          writes the fixtures that `pnpm test` reads
//     pnpm oracle --docs                           writes the pages about JAX from the fixtures; needs no Python
//
// Needs Python with JAX; says in one sentence what to install where there is none.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { whatIsMissing } from '../tools/oracle/jax.mjs';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    keep: { type: 'string' },
    compiled: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
});

function build() {
  const filter = ['run', 'build', '--filter=gradus', '--filter=@gradus/testing'];
  const { status } = spawnSync('turbo', [...filter, '--output-logs=errors-only'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
  });
  return status === 0;
}

async function main() {
  const { runPrograms, writePages, writePrograms, writeTables } =
    await import('../tools/oracle/run.mjs');
  if (values.docs) return writePages();
  const keep = values.keep ?? join(mkdtempSync(join(tmpdir(), 'gradus-oracle-')), 'answers.jsonl');
  if (values.write) {
    await writeTables();
    return writePrograms(keep);
  }
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const count = Number(values.count ?? 200);
  return runPrograms(keep, { count, seed, mode: values.compiled ? 'compiled' : 'folded' });
}

const missing = values.docs ? null : whatIsMissing();
if (missing !== null) console.error(missing);
process.exitCode = missing === null && build() && (await main()) ? 0 : 1;
