/**
 * ESLint rules for code that computes with tensors. `recommended` is all there is to say: two rules of
 * typescript-eslint that find conditions which decide nothing, and one that knows tensors.
 */
import typescriptPlugin from '@typescript-eslint/eslint-plugin';
import * as parser from '@typescript-eslint/parser';
import type { TSESLint } from '@typescript-eslint/utils';
import { noTensorCondition } from './noTensorCondition.js';

/** The rules of this package, by name. */
export const rules: Record<string, TSESLint.RuleModule<string>> = {
  'no-tensor-condition': noTensorCondition,
};

/** The plugin, for a configuration of one's own. */
export const plugin: TSESLint.FlatConfig.Plugin = { meta: { name: '@gradus' }, rules };

/** The preset: put it into `eslint.config.js`. It needs a `tsconfig.json`, for it asks for types. */
export const recommended: TSESLint.FlatConfig.Config = {
  name: '@gradus/recommended',
  files: ['**/*.ts', '**/*.tsx', '**/*.mts'],
  languageOptions: { parser, parserOptions: { projectService: true } },
  plugins: {
    '@gradus': plugin,
    '@typescript-eslint': typescriptPlugin,
  },
  rules: {
    '@gradus/no-tensor-condition': 'error',
    '@typescript-eslint/no-unnecessary-condition': 'error',
    '@typescript-eslint/strict-boolean-expressions': 'error',
  },
};
