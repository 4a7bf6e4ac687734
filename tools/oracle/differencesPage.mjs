// The page that tells where gradus and JAX differ, from the rows of differences.mjs.
import { join } from 'node:path';
import { behaviours, rowOf, tableRows, wholeRowOf, wholeRows } from './differences.mjs';
import { programRows } from './explained.mjs';
import { JAX } from './jax.mjs';

export const pageOfDifferences = join(
  import.meta.dirname,
  '../../docs/reference/differences-from-jax.md',
);
const test = 'test `tools/oracle/test/differences.test.ts`';

const cell = (text) => text.replaceAll('|', '\\|');
const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (heads, rows) =>
  [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');

const named = (of) => of.map((each) => (each.includes(' ') ? each : `\`${each}\``)).join(', ');

/** The page; `found` and `whole` are the differences of the two tables, which are counted. */
export function differencesPage(found, whole) {
  const count = (row) => found.filter((each) => rowOf(each) === row).length;
  const countWhole = (row) => whole.filter((each) => wholeRowOf(each) === row).length;
  return `# Where gradus differs from JAX

Everything else agrees: gradus is compared with JAX ${JAX} on random programs, function by function at zeros, ties, kinks, tails, infinities and NaN
(values, forward and reverse mode, second derivatives, in float64 and float32), on choices and loops (these batched and compiled, too), and on operations of
integers and booleans (values and dtypes). What differs does so on purpose, and stands here. The page is written by
\`pnpm oracle --docs\` from the rows that the ${test} holds against JAX's answers: a number that differs and is not explained fails it, and so does a row
that explains nothing. *Numbers* counts values and derivatives, of some 55,000 compared, that a row explains.

## Values and derivatives
${table(
  ['functions', 'where', 'gradus', 'JAX', 'why', 'numbers'],
  tableRows.map((row) => [
    named(row.of),
    row.what,
    row.gradus,
    row.jax,
    row.why,
    String(count(row)),
  ]),
)}

## Random programs
A random program that differs is counted as explained where one of these is at work in it, and as a tie where rounding decides a comparison (two
numbers nearer than 1e-9, in float32 1e-4): each side may choose either way. XLA flushes numbers below 1e-38 (float32) to 0; the programs keep away from them.

${table(
  ['what', 'gradus', 'JAX', 'why'],
  programRows.map(({ what, gradus, jax, why }) => [what, gradus, jax, why]),
)}

## Integers and booleans
Compared with JAX as it comes, without 64-bit numbers.

${table(
  ['what', 'gradus', 'JAX', 'why', 'numbers'],
  wholeRows.map((row) => [row.what, row.gradus, row.jax, row.why, String(countWhole(row))]),
)}

## Behaviour
${table(
  ['what', 'gradus', 'JAX', 'why'],
  behaviours.map(({ what, gradus, jax, why }) => [what, gradus, jax, why]),
)}

## Not compared
- Random numbers: none of JAX's generators is promised to give the same numbers here.
- int64, complex numbers, float16: gradus has float32, float64, int32, uint32, bool. Indices and counts are int32.
- The sign of zero.
`;
}
