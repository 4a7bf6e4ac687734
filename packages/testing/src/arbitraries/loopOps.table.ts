/**
 * Operations of random programs that carry programs of their own: `cond` with two branches, loops of every
 * kind, and transformations inside. What stands inside is named by functions of one number whose values
 * stay between −π/2 and π/2.
 */
import {
  associativeScan,
  cond,
  foriLoop,
  map,
  scan,
  switchCase,
  whileLoop,
} from '@gradus/control-flow';
import { checkpoint, grad } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import {
  arctan,
  array,
  contiguous,
  cos,
  erf,
  less,
  logicalAnd,
  sin,
  sum,
  tanh,
  type Params,
  type Tensor,
} from '@gradus/tensor';
import { jaxName } from './jaxText.js';
import {
  chosen,
  corners,
  float,
  smallest,
  together,
  type Known,
  type ProgramOp,
} from './programOp.js';

const BOUNDED: Readonly<Record<string, (x: Tensor) => Tensor>> = { sin, cos, tanh, erf, arctan };
const NAMES = Object.keys(BOUNDED);
/** Every one of them maps any number into this interval. */
const REACH = Math.PI / 2;
/** Their slopes are at most this, erf's at 0. */
const STEEP = 2 / Math.sqrt(Math.PI);

const named = (name: unknown): ((x: Tensor) => Tensor) => BOUNDED[name as string]!;
const inJax = (name: unknown): string => jaxName(name as string);
const bounded = ({ shape }: Known): Known | null => float(shape, [-REACH, REACH]);
const stepName = (_: unknown, knob: number): Params => ({ step: chosen(NAMES, knob)! });
const twoNames = (_: unknown, knob: number): Params => ({
  ifTrue: chosen(NAMES, knob)!,
  ifFalse: chosen(NAMES, knob + 1 + (knob % 3))!,
});

/** One of two functions of y, by the sign of Σx. */
const condition: ProgramOp = {
  name: 'cond',
  takes: ['float', 'float'],
  params: twoNames,
  result: ([, y]) => bounded(y!),
  run: ([x, y], params) =>
    cond(
      sum(x!).greater(0),
      (v: Tensor) => named(params['ifTrue'])(v),
      (v: Tensor) => named(params['ifFalse'])(v),
      y!,
    ),
  source: ([x, y], { ifTrue, ifFalse }) =>
    `cond(sum(${x}).greater(0), (v) => ${String(ifTrue)}(v), (v) => ${String(ifFalse)}(v), ${y})`,
  jax: ([x, y], { ifTrue, ifFalse }) =>
    `lax.cond(jnp.sum(${x}) > 0, lambda v: ${inJax(ifTrue)}(v), lambda v: ${inJax(ifFalse)}(v), ${y})`,
  gap: ([x]) => smallest(sum(x!)),
};

/** One of three functions of y, by a number. */
const choice: ProgramOp = {
  name: 'switchCase',
  takes: ['int', 'float'],
  params: twoNames,
  result: ([i, y]) => {
    const [low, high] = y!.range;
    const range = [Math.min(-REACH, low / 2), Math.max(REACH, high / 2)] as const;
    return i!.shape.length === 0 ? float(y!.shape, range) : null;
  },
  run: ([i, y], { ifTrue, ifFalse }) =>
    switchCase(
      i!,
      [
        (v: Tensor) => named(ifTrue)(v),
        (v: Tensor) => named(ifFalse)(v),
        (v: Tensor) => v.mul(0.5),
      ],
      y!,
    ),
  source: ([i, y], { ifTrue, ifFalse }) =>
    `switchCase(${i}, [(v) => ${String(ifTrue)}(v), (v) => ${String(ifFalse)}(v), (v) => v.mul(0.5)], ${y})`,
  jax: ([i, y], { ifTrue, ifFalse }) =>
    `lax.switch(${i}, [lambda v: ${inJax(ifTrue)}(v), lambda v: ${inJax(ifFalse)}(v), lambda v: v * 0.5], ${y})`,
};

const scanParams = (xs: readonly Known[], knob: number): Params => ({
  ...stepName(xs, knob),
  reverse: knob % 3 === 2,
});

/** Steps c ← f(c + row), with c·row as the output of every step. */
function scanned(
  [init, xs]: readonly Tensor[],
  { step, reverse }: Params,
): [last: Tensor, outputs: Tensor] {
  const f = named(step);
  const body = (c: Tensor, row: Tensor): [Tensor, Tensor] => [f(c.add(row)), c.mul(row)];
  return scan<Tensor, Tensor, Tensor>(body, init!, xs!, { reverse: reverse === true });
}

function scanSource([init, xs]: readonly string[], params: Params, result: number): string {
  const options = params['reverse'] === true ? ', { reverse: true }' : '';
  const step = String(params['step']);
  return `scan((c, row) => [${step}(c.add(row)), c.mul(row)], ${init}, ${xs}${options})[${result}]`;
}

function scanJax([init, xs]: readonly string[], params: Params, result: number): string {
  const options = params['reverse'] === true ? ', reverse=True' : '';
  const body = `lambda c, row: (${inJax(params['step'])}(c + row), c * row)`;
  return `lax.scan(${body}, ${init}, ${xs}${options})[${result}]`;
}

/** The rows of the second operand fit the first, which therefore keeps its shape from step to step. */
function rowsFit(carry: readonly number[], xs: readonly number[]): boolean {
  return xs.length > 0 && together(carry, xs.slice(1))?.join() === carry.join();
}

const lastCarry: ProgramOp = {
  name: 'scan',
  takes: ['float', 'float'],
  params: scanParams,
  result: ([init, xs]) => (rowsFit(init!.shape, xs!.shape) ? bounded(init!) : null),
  run: (xs, params) => scanned(xs, params)[0],
  source: (names, params) => scanSource(names, params, 0),
  jax: (names, params) => scanJax(names, params, 0),
};

const outputs: ProgramOp = {
  name: 'scanOutputs',
  takes: ['float', 'float'],
  params: scanParams,
  result: ([init, xs]) => {
    if (!rowsFit(init!.shape, xs!.shape)) return null;
    const low = Math.min(-REACH, init!.range[0]);
    const high = Math.max(REACH, init!.range[1]);
    const carry = { ...init!, range: [low, high] as const };
    return float(
      [xs!.shape[0]!, ...init!.shape],
      corners((a, b) => a * b, [carry, xs!]),
    );
  },
  run: (xs, params) => scanned(xs, params)[1],
  source: (names, params) => scanSource(names, params, 1),
  jax: (names, params) => scanJax(names, params, 1),
};

/** A loop over rows in which every row chooses a branch. */
const scanOfCond: ProgramOp = {
  name: 'scanOfCond',
  takes: ['float', 'float'],
  params: twoNames,
  result: ([init, xs]) => (rowsFit(init!.shape, xs!.shape) ? bounded(init!) : null),
  run: ([init, xs], { ifTrue, ifFalse }) =>
    scan<Tensor, Tensor, null>(
      (c, row) => [cond(sum(row).greater(0), named(ifTrue), named(ifFalse), c.add(row)), null],
      init!,
      xs!,
    )[0],
  source: ([init, xs], { ifTrue, ifFalse }) =>
    `scan((c, row) => [cond(sum(row).greater(0), (v) => ${String(ifTrue)}(v), (v) => ${String(ifFalse)}(v), c.add(row)), null], ${init}, ${xs})[0]`,
  jax: ([init, xs], { ifTrue, ifFalse }) =>
    `lax.scan(lambda c, row: (lax.cond(jnp.sum(row) > 0, ${inJax(ifTrue)}, ${inJax(ifFalse)}, c + row), None), ${init}, ${xs})[0]`,
  gap: ([, xs]) => Math.min(...rowSums(xs!).map(Math.abs)),
};

function rowSums(xs: Tensor): number[] {
  const axes = Array.from({ length: xs.ndim - 1 }, (_, i) => i + 1);
  return [...contiguous(sum(xs, axes))];
}

/** At most this many steps of a loop with a condition. */
const MOST_STEPS = 4;
const ENOUGH = 0.1;

/** Halves f(c) until Σc is small, four times at most: how often depends on the values. */
const shrinking: ProgramOp = {
  name: 'whileLoop',
  takes: ['float'],
  params: stepName,
  result: ([x]) => float(x!.shape, [Math.min(-1, x!.range[0]), Math.max(1, x!.range[1])]),
  run: ([x], { step }) =>
    whileLoop(
      ([i, c]) => logicalAnd(less(i, MOST_STEPS), sum(c).greater(ENOUGH)),
      ([i, c]): [Tensor, Tensor] => [i.add(1), named(step)(c).mul(0.5)],
      [array(0, { dtype: 'int32' }), x!] as [Tensor, Tensor],
      { maxSteps: MOST_STEPS },
    )[1],
  source: ([x], { step }) =>
    `whileLoop(([i, c]) => logicalAnd(less(i, ${MOST_STEPS}), sum(c).greater(${ENOUGH})), ([i, c]) => [i.add(1), ${String(step)}(c).mul(0.5)], [array(0, { dtype: 'int32' }), ${x}], { maxSteps: ${MOST_STEPS} })[1]`,
  jax: ([x], { step }) =>
    `lax.while_loop(lambda s: jnp.logical_and(s[0] < ${MOST_STEPS}, jnp.sum(s[1]) > ${ENOUGH}), lambda s: (s[0] + 1, ${inJax(step)}(s[1]) * 0.5), (jnp.int32(0), ${x}))[1]`,
  gap: ([x], { step }) => {
    let [c, closest] = [x!, Infinity];
    for (let i = 0; i < MOST_STEPS; i++) {
      closest = Math.min(closest, Math.abs(sum(c).item() - ENOUGH));
      c = named(step)(c).mul(0.5);
    }
    return closest;
  },
};

/** Three steps that use their number. */
const counting: ProgramOp = {
  name: 'foriLoop',
  takes: ['float', 'float'],
  params: stepName,
  result: ([x, y]) =>
    together(x!.shape, y!.shape)?.join() === x!.shape.join() ? bounded(x!) : null,
  run: ([x, y], { step }) => foriLoop(1, 4, (i, c: Tensor) => named(step)(c.mul(i).add(y!)), x!),
  source: ([x, y], { step }) =>
    `foriLoop(1, 4, (i, c) => ${String(step)}(c.mul(i).add(${y})), ${x})`,
  jax: ([x, y], { step }) => `lax.fori_loop(1, 4, lambda i, c: ${inJax(step)}(c * i + ${y}), ${x})`,
};

const mapped: ProgramOp = {
  name: 'map',
  takes: ['float'],
  params: stepName,
  result: ([x]) => {
    const row = x!.shape.slice(1).reduce((n, m) => n * m, 1);
    return x!.shape.length === 0
      ? null
      : float(x!.shape, [-REACH * row * REACH, REACH * row * REACH]);
  },
  run: ([x], { step }) => map((row: Tensor) => sum(named(step)(row)).mul(named(step)(row)), x!),
  source: ([x], { step }) =>
    `map((row) => sum(${String(step)}(row)).mul(${String(step)}(row)), ${x})`,
  jax: ([x], { step }) =>
    `lax.map(lambda row: jnp.sum(${inJax(step)}(row)) * ${inJax(step)}(row), ${x})`,
};

/** The same by `vmap` over the last axis. */
const batched: ProgramOp = {
  name: 'vmap',
  takes: ['float'],
  params: stepName,
  result: (xs) => mapped.result(xs, {}),
  run: ([x], { step }) =>
    vmap((row: Tensor) => sum(named(step)(row)).mul(named(step)(row)), -1, -1)(x!),
  source: ([x], { step }) =>
    `vmap((row) => sum(${String(step)}(row)).mul(${String(step)}(row)), -1, -1)(${x})`,
  jax: ([x], { step }) =>
    `jax.vmap(lambda row: jnp.sum(${inJax(step)}(row)) * ${inJax(step)}(row), -1, -1)(${x})`,
};

const running: ProgramOp = {
  name: 'associativeScan',
  takes: ['float'],
  params: (_, knob) => ({ reverse: knob % 2 === 1 }),
  result: ([x]) => {
    const bound = Math.max(1, -x!.range[0], x!.range[1]) ** (x!.shape[0] ?? 0);
    return x!.shape.length === 0 ? null : float(x!.shape, [-bound, bound]);
  },
  run: ([x], { reverse }) =>
    associativeScan((a: Tensor, b: Tensor) => a.mul(b), x!, { reverse: reverse === true }),
  source: ([x], { reverse }) =>
    `associativeScan((a, b) => a.mul(b), ${x}, { reverse: ${String(reverse)} })`,
  jax: ([x], { reverse }) =>
    `lax.associative_scan(jnp.multiply, ${x}, reverse=${reverse === true ? 'True' : 'False'})`,
};

const recomputed: ProgramOp = {
  name: 'checkpoint',
  takes: ['float'],
  params: stepName,
  result: ([x]) => bounded(x!),
  run: ([x], { step }) => checkpoint((u: Tensor) => named(step)(u.mul(u)))(x!),
  source: ([x], { step }) => `checkpoint((u) => ${String(step)}(u.mul(u)))(${x})`,
  jax: ([x], { step }) => `jax.checkpoint(lambda u: ${inJax(step)}(u * u))(${x})`,
};

/** A derivative inside a program. */
const slope: ProgramOp = {
  name: 'grad',
  takes: ['float'],
  params: stepName,
  result: ([x]) => {
    const bound = 2 * STEEP * Math.max(-x!.range[0], x!.range[1]);
    return float(x!.shape, [-bound, bound]);
  },
  run: ([x], { step }) => grad((u: Tensor) => sum(named(step)(u.mul(u))))(x!),
  source: ([x], { step }) => `grad((u) => sum(${String(step)}(u.mul(u))))(${x})`,
  jax: ([x], { step }) => `jax.grad(lambda u: jnp.sum(${inJax(step)}(u * u)))(${x})`,
};

/** Operations with programs inside. */
export const loopOps: readonly ProgramOp[] = [
  condition,
  lastCarry,
  outputs,
  choice,
  scanOfCond,
  shrinking,
  counting,
  mapped,
  batched,
  running,
  recomputed,
  slope,
];
