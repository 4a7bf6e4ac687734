/**
 * Quotients that are 0/0 at 0 and have no digits near it: (eˣ − 1)/x, x/(eˣ − 1), log(1 + x)/x, as people write them.
 */
import * as t from '@gradus/tensor';
import type { F, Family } from './family.js';

const { add, arctan, divide, exp, expm1, log, log1p, multiply, negative, power, subtract } = t;

const expm1Over: readonly F[] = [
  (x) => exp(x).sub(1).div(x),
  (x) => divide(subtract(exp(x), 1), x),
  (x) => subtract(1, exp(x)).div(x).neg(),
  (x) => subtract(1, exp(x)).div(negative(x)),
  (x) => expm1(x).div(x),
  (x) => expm1(x).mul(t.reciprocal(x)),
  (x) => add(-1, exp(x)).mul(power(x, -1)),
  (x) => exp(x).mul(2).sub(2).div(x.mul(2)),
  (x) => subtract(1, exp(negative(negative(x)))).div(x.neg()),
  (x) => multiply(0.5, exp(x).sub(1)).div(x).mul(2),
];

const overExpm1: readonly F[] = [
  (x) => divide(x, exp(x).sub(1)),
  (x) => x.div(expm1(x)),
  (x) => x.neg().div(subtract(1, exp(x))),
  (x) => multiply(x, t.reciprocal(expm1(x))),
  (x) => x.mul(2).div(exp(x).mul(2).sub(2)),
];

const log1pOver: readonly F[] = [
  (x) => log(add(1, x)).div(x),
  (x) => divide(log(x.add(1)), x),
  (x) => log1p(x).div(x),
  (x) => log1p(x).mul(power(x, -1)),
  (x) => negative(log(add(1, x))).div(x.neg()),
  (x) => log(x.mul(2).add(2).div(2)).div(x),
  (x) => log1p(x.neg().neg()).mul(t.reciprocal(x)),
];

/** (1 − e⁻²ˣ)/x. */
const scaled: readonly F[] = [
  (x) => subtract(1, exp(x.mul(-2))).div(x),
  (x) => expm1(multiply(-2, x)).div(x).neg(),
  (x) => expm1(x.add(x).neg()).div(x).neg(),
  (x) => exp(x.add(x).neg()).sub(1).div(negative(x)),
];

const both = (
  name: string,
  spellings: readonly F[],
  [at0, near0, healthy]: readonly [number, number, number],
): Family[] =>
  [[0, at0] as const, [1e-9, near0] as const].map((sick) => ({
    name: `${name} at ${sick[0]}`,
    sick,
    healthy: [0.5, healthy],
    spellings,
  }));

/** atan(1/x), whose quotient squared overflows; its slope is −1/(1 + x²). */
const angle: readonly F[] = [
  (x) => arctan(divide(1, x)),
  (x) => arctan(t.reciprocal(x)),
  (x) => arctan(power(x, -1)),
  (x) => negative(arctan(divide(-1, x))),
  (x) => arctan(divide(2, x.mul(2))),
  (x) => arctan(divide(x.mul(0).add(1), x)),
];

/** Families. */
export const quotients: readonly Family[] = [
  ...both('(eˣ − 1)/x', expm1Over, [0.5, 0.5000000003333334, 0.7025574585997437]),
  ...both('x/(eˣ − 1)', overExpm1, [-0.5, -0.4999999998333333, -0.4173549619795836]),
  ...both('log(1 + x)/x', log1pOver, [-0.5, -0.49999999933333333, -0.28852709909932417]),
  // Right and left of the axis, where arctan2(1, x) itself is another function.
  ...[1e-200, -1e-200].map((x) => ({
    name: `atan(1/x) at ${x}`,
    sick: [x, -1] as const,
    healthy: [2 * Math.sign(x), -0.2] as const,
    spellings: angle,
  })),
  ...both('(1 − e⁻²ˣ)/x', scaled, [-2, -1.9999999973333333, -1.0569644706284613]),
];
