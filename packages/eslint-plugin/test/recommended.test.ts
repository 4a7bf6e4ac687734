// The preset in ESLint itself, as a user's eslint.config.js has it.
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { recommended } from '../src/index.js';

const cwd = join(import.meta.dirname, 'fixture');

async function lint(code: string): Promise<(string | null)[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [recommended as never],
  });
  const [result] = await eslint.lintText(code, { filePath: join(cwd, 'file.ts') });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const declared = "import type { Tensor } from '@gradus/tensor';\ndeclare const x: Tensor;\n";

it('finds a tensor in a condition, by three rules', async () => {
  const found = await lint(`${declared}if (x.greater(0)) console.log(x);`);
  expect(found.toSorted()).toEqual([
    '@gradus/no-tensor-condition',
    '@typescript-eslint/no-unnecessary-condition',
    '@typescript-eslint/strict-boolean-expressions',
  ]);
});

it('has nothing against a comparison of numbers', async () => {
  expect(await lint(`${declared}if (x.item() > 0) console.log(x);`)).toEqual([]);
});
