// The table of operations on integers and booleans: what is asked, what gradus answers, what differs. Values and
// dtypes are compared exactly; where results are floats, to their last digits.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, contiguous, dtypes } from '@gradus/tensor';
import { asText, parsed } from './jsonNumbers.mjs';
import { askJax } from './jax.mjs';
import { wholeFunctions } from './wholeFunctions.mjs';

export const wholeFixture = join(import.meta.dirname, 'fixtures/whole.json');
/** Questions that are compiled together. */
const CHUNK = 24;
const ROUNDINGS = 4;

const tensorOf = ({ shape, values, dtype }) => array(values, { dtype }).reshape(shape);

/** What gradus answers, or the code of its error. */
function wholeAnswer({ gradus, inputs }) {
  try {
    const y = gradus(...inputs.map(tensorOf));
    return { dtype: y.dtype, shape: [...y.shape], value: [...contiguous(y)] };
  } catch (error) {
    if (error.code === undefined) throw error;
    return { error: error.code };
  }
}

const question = ({ jax, inputs }) => ({
  source: `def program(${inputs.map((_, i) => `x${i}`).join(', ')}):\n    return ${jax}`,
  inputs: inputs.map((each) => ({ ...each, values: each.values.map(asText) })),
  dtype: 'float32',
  only: 'value',
  x64: false,
});

/** Asks JAX about the table and writes the fixture. */
export async function writeWhole() {
  const jax = await askJax('programs.py', 'compiled');
  const lines = [];
  for (let start = 0; start < wholeFunctions.length; start += CHUNK) {
    const part = wholeFunctions.slice(start, start + CHUNK);
    const given = await jax.ask(part.map(question));
    part.forEach(({ name }, k) => {
      const { error, dtype, shape, value } = given[k];
      const answer =
        error === undefined ? { dtype, shape, value } : { error: error.split('\n')[0] };
      lines.push(`${JSON.stringify(name)}: ${JSON.stringify(answer)}`);
    });
  }
  jax.end();
  writeFileSync(wholeFixture, `{\n${lines.join(',\n')}\n}\n`);
}

/** JAX's answers by name. */
export const readWhole = () => JSON.parse(readFileSync(wholeFixture, 'utf8'));

/** `largest`: of the terms of a sum, which may cancel. */
function near(found, expected, { dtype, largest }) {
  if (Object.is(found, expected) || found === expected) return true;
  if (!dtype.startsWith('float')) return false;
  const scale = Math.max(largest, Math.abs(expected));
  return Math.abs(found - expected) <= ROUNDINGS * dtypes[dtype].eps * scale;
}

/** What differs between gradus and JAX about one operation: a dtype, an error, or numbers with their inputs. */
function differencesOf(entry, given) {
  const found = wholeAnswer(entry);
  const { name } = entry;
  if (found.error !== undefined || given.error !== undefined) {
    const both = found.error !== undefined && given.error !== undefined;
    const side = (answer) => answer.error ?? answer.dtype;
    return both ? [] : [{ name, part: 'error', gradus: side(found), jax: side(given) }];
  }
  if (found.dtype !== given.dtype || found.shape.join() !== given.shape.join()) {
    return [{ name, part: 'dtype', gradus: found.dtype, jax: given.dtype }];
  }
  const [{ values }] = entry.inputs;
  const largest = entry.sums ? Math.max(...values.map(Math.abs)) : 0;
  return given.value.flatMap((number, i) => {
    const [own, jax] = [found.value[i], parsed(number)];
    if (near(own, jax, { dtype: found.dtype, largest })) return [];
    return [
      { name, part: 'value', at: entry.inputs.map(({ values }) => values[i]), gradus: own, jax },
    ];
  });
}

/** All differences of the table. */
export const wholeDifferences = (table) =>
  wholeFunctions.flatMap((entry) => differencesOf(entry, table[entry.name]));
