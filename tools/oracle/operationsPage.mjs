// The page that lists JAX's differentiable operations and what gradus has of each.
import { join } from 'node:path';
import { gradOps, namedTests, numpyOps } from './jaxOperations.mjs';

export const pageOfOperations = join(import.meta.dirname, '../../docs/reference/jax-operations.md');

const name = (gradus) =>
  gradus
    .split(', ')
    .map((each) => `\`${each}\``)
    .join(', ');
const row = ({ jax, gradus, why }) =>
  `| ${jax} | ${gradus === null ? '–' : name(gradus)} | ${why ?? 'order 2, forward and reverse'} |`;
const table = (rows) =>
  ['| JAX | gradus | checked, or why not |', '|---|---|---|', ...rows.map(row)].join('\n');

/** The page. */
export const operationsPage = () => `# JAX's differentiable operations

What JAX's own tests differentiate, operation by operation, and what gradus calls it. Each operation is checked to order 2 in forward and reverse mode
against finite differences, with tolerances ten times tighter than JAX's: 1e-6 in float64 (JAX: 1e-5); in float32 first and second derivatives are within
1e-3 of those in float64 (JAX: 1e-2, and up to 0.5). The page is written by \`pnpm oracle --docs\`, and the test \`tools/oracle/test/operations.test.ts\` holds it.

## LAX_GRAD_OPS
${table(gradOps)}

## The other tests of lax_autodiff_test.py
${table(namedTests)}

## NumPy, linear algebra and special functions
${table(numpyOps)}
`;
