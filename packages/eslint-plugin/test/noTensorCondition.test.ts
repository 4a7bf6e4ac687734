// The rule on the real Tensor: its types come from the source of @gradus/tensor.
import { join } from 'node:path';
import { afterAll, describe, it } from '@jest/globals';
import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { noTensorCondition } from '../src/noTensorCondition.js';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({
  languageOptions: {
    parser,
    parserOptions: { projectService: true, tsconfigRootDir: join(import.meta.dirname, 'fixture') },
  },
});

const withTensor = (code: string) =>
  `import type { Tensor } from '@gradus/tensor';\ndeclare const x: Tensor;\n${code}`;
const valid = (name: string, code: string) => ({ name, code: withTensor(code) });
const invalid = (name: string, code: string, text = 'x') => ({
  name,
  code: withTensor(code),
  errors: [{ messageId: 'tensor' as const, data: { text } }],
});

tester.run('no-tensor-condition', noTensorCondition, {
  valid: [
    valid('compares a number', 'if (x.item() > 0) { }'),
    valid('asks whether there is a tensor', 'declare const y: Tensor | undefined; if (y) { }'),
    valid('falls back', 'declare const y: Tensor | null; export const z = y ?? x;'),
    valid('is somebody else’s tensor', 'class Tensor2 {}; declare const t: Tensor2; if (t) { }'),
    { name: 'has the same name', code: 'class Tensor {}; declare const t: Tensor; if (t) { }' },
    valid('is unknown', 'declare const u: unknown; if (u) { }'),
  ],
  invalid: [
    invalid('if', 'if (x) { }'),
    invalid('a comparison', 'if (x.greater(0)) { }', 'x.greater(0)'),
    invalid('while', 'while (x) { }'),
    invalid('do', 'do { } while (x)'),
    invalid('for', 'for (; x; ) { }'),
    invalid('? :', 'export const y = x ? 1 : 2;'),
    invalid('&& on the left', 'export const y = x && 2;'),
    invalid('|| on the left', 'export const y = x || 2;'),
    invalid('&& on the right, in a condition', 'if (Math.random() > 1 && x) { }'),
    invalid('!', 'export const y = !x;'),
    invalid('Boolean', 'export const y = Boolean(x);'),
    invalid('tensor or number', 'declare const y: Tensor | number; if (y) { }', 'y'),
    invalid('a type parameter', 'export const f = <T extends Tensor>(t: T) => (t ? 1 : 2);', 't'),
    invalid(
      'a subclass',
      'declare class Mine extends Tensor {}; declare const t: Mine; if (t) {}',
      't',
    ),
  ],
});
