// How near gradus must come to JAX, and where it does not.
//
// float64: 1e-9 of the number, or of 1 for small ones. The programs keep their values below 20, so that
// both sides lose some 1e-14 to rounding where nothing is ill conditioned.
//
// float32: eight times what rounding errors make of the program (rounding.mjs), and 64 roundings of the
// largest entry, for entries that cancel to almost 0 inside of one operation.
//
// Where two compared numbers of a program are nearer to one another than rounding errors are large, each
// side decides for itself which is larger: such programs are counted apart when they differ.
import { distanceFromKink } from '@gradus/testing';
import { answerOf, fullAnswerOf } from './answer.mjs';
import { parsed } from './jsonNumbers.mjs';
import { backwards } from './question.mjs';
import { spreadOf } from './rounding.mjs';

const RELATIVE = 1e-9;
const SPREADS = 8;
const ROUNDINGS = 64;
/** Compared numbers nearer than this may compare either way. */
export const NEAR = { float64: 1e-9, float32: 1e-4 };

const lists = (part) => (Array.isArray(part[0]) ? part : [part]);

/** The parts of JAX's answer, and the parts of gradus's answer that must agree with each. */
const PARTS = {
  value: ['value', 'compiled'],
  tangent: ['tangent'],
  gradients: ['gradients', 'compiledGradients'],
  batch: ['batch'],
  batchGradients: ['batchGradients'],
  second: ['second'],
};

function allowance(dtype, expected, spread) {
  if (dtype === 'float64') return (e) => RELATIVE * Math.max(1, Math.abs(e));
  const largest = Math.max(1, ...expected.map(Math.abs));
  return (_, i) => SPREADS * spread[i] + ROUNDINGS * 2 ** -24 * largest;
}

/** Differences between two parts, as text. */
function differences(name, found, expected, allowed) {
  if (found.length !== expected.length) {
    return [`${name}: ${found.length} numbers where JAX has ${expected.length}`];
  }
  return expected.flatMap((e, i) => {
    const same = Object.is(found[i], e) || Math.abs(found[i] - e) <= allowed(e, i);
    return same ? [] : [`${name}[${i}]: ${found[i]} where JAX has ${e}`];
  });
}

/** What differs between gradus and one of JAX's answers about a program; with `compiled`, under jit too. */
export function compareAnswer(program, given, { compiled = true } = {}) {
  if (given.error !== undefined) return [`JAX fails: ${given.error}`];
  const { dtype } = given;
  const whole = dtype === 'float64';
  const found = whole
    ? fullAnswerOf(program, dtype, { second: given.second !== undefined, compiled })
    : answerOf(program, dtype);
  const spread = whole ? null : spreadOf(program);
  const wrong = [];
  if (found.shape.join() !== given.shape.join() || found.dtype !== dtype) {
    wrong.push(
      `${found.dtype}[${found.shape.join()}] where JAX has ${dtype}[${given.shape.join()}]`,
    );
  }
  for (const [part, names] of Object.entries(PARTS)) {
    if (given[part] === undefined || (!whole && found[part] === undefined)) continue;
    for (const name of names.filter((each) => found[each] !== undefined)) {
      lists(given[part]).forEach((numbers, k) => {
        const expected = numbers.map(parsed);
        const own = lists(found[name])[k];
        const near = whole ? null : lists(spread[part])[k];
        wrong.push(...differences(`${name} ${k}`, own, expected, allowance(dtype, expected, near)));
      });
    }
  }
  return wrong;
}

/** Whether a program compares numbers that rounding can swap. */
export const isTie = (program, dtype) =>
  Math.min(distanceFromKink(program), distanceFromKink(backwards(program))) < NEAR[dtype];
