// A conversation with `programs.py`: lists of questions go in, lists of answers come out.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The version that the fixtures were written with. */
export const JAX = '0.10.2';

/** Which Python to ask: that of the environment variable PYTHON, or python3. */
const python = () => process.env.PYTHON || 'python3';

/** What is missing for asking JAX, in one sentence; null where it can be asked. */
export function whatIsMissing() {
  const say = 'import jax; print(jax.__version__)';
  const found = spawnSync(python(), ['-c', say], { encoding: 'utf8' });
  if (found.stdout?.trim() === JAX) return null;
  const problem =
    found.error !== undefined
      ? `there is no ${python()}`
      : found.status !== 0
        ? `${python()} has no JAX`
        : `${python()} has JAX ${found.stdout.trim()}`;
  return `pnpm oracle asks JAX ${JAX}, but ${problem}: run "pip install jax==${JAX}", or name another Python in the variable PYTHON.`;
}

/** Starts a Python that answers; `mode` as in programs.py. */
export async function askJax(script, mode) {
  const child = spawn(python(), [join(import.meta.dirname, script), mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${script} has stopped; its last words stand above`);
    return JSON.parse(value);
  };
  await next(); // it says its version when it is ready
  return {
    ask: async (questions) => {
      child.stdin.write(`${JSON.stringify(questions)}\n`);
      return next();
    },
    end: () => child.stdin.end(),
  };
}
