// The page that lists JAX's differentiable operations and what gradus has of each.
import { join } from 'node:path';
import { gradOps, namedTests, numpyOps, specialValues } from './jaxOperations.mjs';
import { toleranceOf, TOLERANCE } from './jaxTolerances.mjs';

export const pageOfOperations = join(import.meta.dirname, '../../docs/reference/jax-operations.md');

const name = (gradus) =>
  gradus
    .split(', ')
    .map((each) => `\`${each}\``)
    .join(', ');
const figures = ({ float64, float32 }) => `${float64}; ${float32}`;
const row = ({ jax, gradus, why }) => {
  const checked = gradus === null ? why : 'order 2, forward and reverse';
  return `| ${jax} | ${gradus === null ? '–' : name(gradus)} | ${checked} | ${figures(toleranceOf(jax))} |`;
};
const heads = ['JAX', 'gradus', 'checked, or why not', "JAX's tolerance: float64; float32"];
const table = (rows) =>
  [`| ${heads.join(' | ')} |`, '|---|---|---|---|', ...rows.map(row)].join('\n');

/** The page. */
export const operationsPage = () => `# JAX's differentiable operations

What JAX's own tests differentiate, operation by operation, and what gradus calls it. Each operation is checked to order 2 in forward and reverse mode: in
float64 against finite differences, to ${TOLERANCE.float64}; in float32 gradients and their tangents against those in float64, to ${TOLERANCE.float32} of the largest. JAX's
tolerances stand in the last column as jax-v0.10.2 has them in \`tests/lax_autodiff_test.py\`, \`tests/lax_numpy_test.py\` and, where a test names none,
\`jax/_src/public_test_util.py\`: all are at least ten times as wide. The page is written by \`pnpm oracle --docs\`, and the test
\`tools/oracle/test/operations.test.ts\` holds it.

## LAX_GRAD_OPS
${table(gradOps)}

## Special values
${table(specialValues)}

## The other tests of lax_autodiff_test.py
${table(namedTests)}

## NumPy, linear algebra and special functions
${table(numpyOps)}
`;
