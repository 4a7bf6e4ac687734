// What JAX computes with fewer digits than random programs are compared to, so that gradus may differ: each
// with the reason, and how to tell from a program that it is at work.
import { inputsOf, valuesOf } from '@gradus/testing';
import { contiguous } from '@gradus/tensor';
import { backwards } from './question.mjs';

/**
 * JAX divides sin(πx) by πx as rounded; the slope is the difference of two numbers near 1/x, whose rounding
 * errors are 1/x units large. Nearer to 0 than this they are larger than what is compared.
 */
const NEAR_ZERO = { float32: 2 ** -6, float64: 1e-6 };

function nearestToZero(program, op) {
  const values = valuesOf(program, inputsOf(program, 'float64'));
  const operands = program.nodes.filter((node) => node.op === op).map(({ args }) => args[0]);
  return Math.min(Infinity, ...operands.flatMap((i) => [...contiguous(values[i])].map(Math.abs)));
}

/** Rows of the page; `holds` tells whether a row can explain a difference of a program. */
export const programRows = [
  {
    what: 'sinc of numbers near 0: nearer than 1/64 in float32, 1e-6 in float64',
    gradus: 'slopes from a series, to the last digits',
    jax: '(cos πx − sinc x)/x as rounded: at 4.6e-6 in float32 off by 1 %',
    why: 'The two numbers are equal in almost all digits, and what is left of them is divided by x.',
    holds: (program, dtype) =>
      [program, backwards(program)].some((each) => nearestToZero(each, 'sinc') < NEAR_ZERO[dtype]),
  },
];

/** Whether a row explains why JAX's answer about a program may differ. */
export const isExplained = (program, dtype) => programRows.some((row) => row.holds(program, dtype));
