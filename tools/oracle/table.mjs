// The table of functions at tricky points: what is asked, what gradus answers, and what may differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jvp, vjp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { jit } from '@gradus/jit';
import { contiguous, dtypes, flip, ravel, reshape, stack, withSettings } from '@gradus/tensor';
import { askJax } from './jax.mjs';
import { cotangentOf, directionsOf, tensorOf } from './question.mjs';
import { functions } from './functions.mjs';
import { asText, parsed } from './jsonNumbers.mjs';

export const tableFixture = join(import.meta.dirname, 'fixtures/functions.json');
/** Questions that are compiled together. */
const CHUNK = 6;
const FLOATS = ['float64', 'float32'];

const nameOf = ({ name }, dtype) => `${name}, ${dtype}`;
const read = (x) => [...contiguous(x.known('answer'))];

/** What gradus answers: value, tangent, gradients, tangents of the gradients. */
export function tableAnswer(entry, dtype) {
  const inputs = entry.inputs.map((each) => tensorOf(each, dtype));
  const tangents = directionsOf(entry.inputs).map((each) => tensorOf(each, dtype));
  const [value, tangent] = jvp(entry.gradus, inputs, tangents);
  const cotangent = tensorOf(cotangentOf(value.shape), dtype);
  const slopes = (...xs) => vjp(entry.gradus, xs)[1](cotangent);
  const [gradients, second] = jvp(slopes, inputs, tangents);
  const found = {
    shape: [...value.shape],
    value: read(value),
    tangent: read(tangent),
    gradients: gradients.map(read),
    second: second.map(read),
  };
  return entry.family === 'control'
    ? { ...found, ...furtherAnswers(entry, inputs, cotangent) }
    : found;
}

/** The value and the gradients of a batch, and compiled. */
function furtherAnswers({ gradus, compiled }, inputs, cotangent) {
  const both = (...xs) => {
    const [value, pullback] = vjp(gradus, xs);
    return [value, ...pullback(cotangent)];
  };
  const rows = inputs.map((x) => stack([x, flipped(x)]));
  const [batch, ...batchGradients] = vmap(both)(...rows);
  const found = { batch: read(batch), batchGradients: batchGradients.map(read) };
  const compiles = compiled && inputs[0].dtype === 'float64';
  return compiles ? { ...found, ...compiledAnswers(both, inputs) } : found;
}

function compiledAnswers(both, inputs) {
  const [compiled, ...gradients] = withSettings({ warn: () => {} }, () => jit(both)(...inputs));
  return { compiled: read(compiled), compiledGradients: gradients.map(read) };
}

/** Entries in reverse order. */
const flipped = (x) => reshape(flip(ravel(x), 0), x.shape);

function tableQuestion(entry, dtype) {
  const { shape } = entry.gradus(...entry.inputs.map((each) => tensorOf(each, dtype)));
  return {
    source: `def program(${entry.inputs.map((_, i) => `x${i}`).join(', ')}):\n    return ${entry.jax}`,
    inputs: entry.inputs.map(({ shape, values }) => ({ shape, values: values.map(asText) })),
    tangents: directionsOf(entry.inputs),
    cotangent: cotangentOf(shape),
    dtype,
    second: true,
    only: entry.family === 'control' ? undefined : 'slopes',
  };
}

const rounded = (part, digits) => {
  if (Array.isArray(part)) return part.map((each) => rounded(each, digits));
  return typeof part === 'number' ? Number(part.toPrecision(digits)) : part;
};

/** Asks JAX about the table, as users run it, and writes the fixture; `part` asks for some entries again. */
export async function writeTable(part) {
  const jax = await askJax('programs.py', 'compiled');
  const wanted = functions.filter((entry) => part?.(entry) ?? true);
  const asked = wanted.flatMap((entry) => FLOATS.map((dtype) => ({ entry, dtype })));
  const answers = part === undefined ? {} : readTable();
  for (let start = 0; start < asked.length; start += CHUNK) {
    const part = asked.slice(start, start + CHUNK);
    const given = await jax.ask(part.map(({ entry, dtype }) => tableQuestion(entry, dtype)));
    part.forEach(({ entry, dtype }, k) => {
      const { error, dtype: _, ...answer } = given[k];
      const digits = dtype === 'float64' ? 14 : 9;
      answers[nameOf(entry, dtype)] = error === undefined ? rounded(answer, digits) : { error };
    });
  }
  jax.end();
  const lines = Object.entries(answers).map(
    ([name, answer]) => `${JSON.stringify(name)}: ${JSON.stringify(answer)}`,
  );
  writeFileSync(tableFixture, `{\n${lines.join(',\n')}\n}\n`);
}

/** JAX's answers by name. */
export const readTable = () => JSON.parse(readFileSync(tableFixture, 'utf8'));

/** Roundings allowed, of the number, or of 1 where it is a sum that cancels (families other than unary). */
const ROUNDINGS = 32;

function near(found, expected, { dtype, pointwise, part }) {
  if (Object.is(found, expected) || found === expected) return true;
  const scale = !pointwise ? 1 : part === 'value' ? 0 : dtypes[dtype].tiny;
  return (
    Math.abs(found - expected) <=
    ROUNDINGS * dtypes[dtype].eps * Math.max(scale, Math.abs(expected))
  );
}

const lists = (part) => (Array.isArray(part[0]) ? part : [part]);

/** Every number of an entry that is not JAX's: the part, the inputs there, both numbers. */
export function tableDifferences(entry, dtype, given) {
  if (given.error !== undefined)
    return [{ part: 'error', at: [], gradus: 'a value', jax: given.error }];
  const found = tableAnswer(entry, dtype);
  const pointwise = ['unary', 'binary'].includes(entry.family);
  return Object.keys(PARTS).flatMap((part) =>
    lists(given[PARTS[part]] ?? []).flatMap((numbers, k) =>
      numbers.flatMap((number, i) => {
        if (found[part] === undefined) return [];
        const [own, jax] = [lists(found[part])[k][i], parsed(number)];
        if (near(own, jax, { dtype, pointwise, part })) return [];
        const at = pointwise ? entry.inputs.map(({ values }) => values[i]) : [i];
        return [{ name: entry.name, dtype, part: `${part}${k}`, at, gradus: own, jax }];
      }),
    ),
  );
}

/** Parts of an answer, and the part of JAX's answer that each is compared with. */
const PARTS = {
  value: 'value',
  tangent: 'tangent',
  gradients: 'gradients',
  second: 'second',
  batch: 'batch',
  batchGradients: 'batchGradients',
  compiled: 'value',
  compiledGradients: 'gradients',
};

/** All differences of the table, for every entry and dtype. */
export function allDifferences(table) {
  return functions.flatMap((entry) =>
    FLOATS.flatMap((dtype) => tableDifferences(entry, dtype, table[nameOf(entry, dtype)])),
  );
}
