/**
 * Operations of random programs that carry programs of their own: `cond` with two branches, `scan` over rows.
 * What stands inside is named by functions of one number whose values stay between −1 and 1.
 */
import { cond, scan } from '@gradus/control-flow';
import { arctan, cos, erf, sin, sum, tanh, type Params, type Tensor } from '@gradus/tensor';
import { chosen, corners, float, smallest, together, type ProgramOp } from './programOp.js';

const BOUNDED: Readonly<Record<string, (x: Tensor) => Tensor>> = { sin, cos, tanh, erf, arctan };
const NAMES = Object.keys(BOUNDED);
/** Every one of them maps any number into this interval. */
const REACH = Math.PI / 2;

const named = (name: unknown): ((x: Tensor) => Tensor) => BOUNDED[name as string]!;

/** One of two functions of y, by the sign of Σx. */
const condition: ProgramOp = {
  name: 'cond',
  takes: ['float', 'float'],
  params: (_, knob) => ({
    ifTrue: chosen(NAMES, knob)!,
    ifFalse: chosen(NAMES, knob + 1 + (knob % 3))!,
  }),
  result: ([, y]) => float(y!.shape, [-REACH, REACH]),
  run: ([x, y], params) =>
    cond(
      sum(x!).greater(0),
      (v: Tensor) => named(params['ifTrue'])(v),
      (v: Tensor) => named(params['ifFalse'])(v),
      y!,
    ),
  source: ([x, y], { ifTrue, ifFalse }) =>
    `cond(sum(${x}).greater(0), (v) => ${String(ifTrue)}(v), (v) => ${String(ifFalse)}(v), ${y})`,
  gap: ([x]) => smallest(sum(x!)),
};

/** Steps c ← f(c + row), with c·row as the output of every step. */
function scanned([init, xs]: readonly Tensor[], { step }: Params): [last: Tensor, outputs: Tensor] {
  const f = named(step);
  const body = (c: Tensor, row: Tensor): [Tensor, Tensor] => [f(c.add(row)), c.mul(row)];
  return scan<Tensor, Tensor, Tensor>(body, init!, xs!);
}

function scanSource([init, xs]: readonly string[], { step }: Params, result: number): string {
  return `scan((c, row) => [${String(step)}(c.add(row)), c.mul(row)], ${init}, ${xs})[${result}]`;
}

const stepName = (_: unknown, knob: number): Params => ({ step: chosen(NAMES, knob)! });

/** The rows of the second operand fit the first, which therefore keeps its shape from step to step. */
function rowsFit(carry: readonly number[], xs: readonly number[]): boolean {
  return xs.length > 0 && together(carry, xs.slice(1))?.join() === carry.join();
}

const lastCarry: ProgramOp = {
  name: 'scan',
  takes: ['float', 'float'],
  params: stepName,
  result: ([init, xs]) =>
    rowsFit(init!.shape, xs!.shape) ? float(init!.shape, [-REACH, REACH]) : null,
  run: (xs, params) => scanned(xs, params)[0],
  source: (names, params) => scanSource(names, params, 0),
};

const outputs: ProgramOp = {
  name: 'scanOutputs',
  takes: ['float', 'float'],
  params: stepName,
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
};

/** Operations with programs inside. */
export const loopOps: readonly ProgramOp[] = [condition, lastCarry, outputs];
