/**
 * Steps that stand at a corner of their own: one-sided slopes differ there (abs at 0, max of equal numbers),
 * so that the rule had to choose. Found by probing the step itself with 100 digits.
 */
import { isFloat, type Elementwise, type Primitive } from '@gradus/tensor';
import type { Observation, Step } from '../observation.js';
import type { ShadowProgram } from './program.js';
import { evaluateStep, realOf, type RealTensor } from './evaluate.js';
import { exactRun, hasNoTie, type ExactRun } from './exactRun.js';
import { ONE, Real } from './real.js';
import { NoShadow, realScalars } from './scalars.js';

const STEP = new Real('1e-40');
/** One-sided slopes that differ by less than this part of them are one slope. */
const AGREE = new Real('1e-15');
/** A slope this large over so small a step is a jump, not a corner. */
const JUMP = new Real('1e30');
/** A change smaller than this beside the value leaves too few of 100 digits. */
const NOISE = new Real('1e-75');
/** Elements that are probed in one operand. */
const PROBED = 32;

/**
 * The steps of a program that stand at a corner.
 *
 * @param observation - an observed run
 * @param program - steps between an input and the value
 * @returns them, in order; none where the run is too large for the shadow
 */
export function cornersOf(observation: Observation, program: ShadowProgram): Step[] {
  const run = exactRun(observation);
  if (run === null) return [];
  return program.steps.filter((step) => {
    if (hasNoTie(step)) return false;
    try {
      return isCorner(step, run);
    } catch (reason) {
      if (reason instanceof NoShadow) return false;
      throw reason;
    }
  });
}

/** What a function with a corner is described by: other scalars are smooth. */
const PIECES = ['abs', 'min', 'max', 'select', 'less', 'lessEqual', 'equal'] as const;

/** Found out before, of primitives without parameters. */
const pieced = new WeakMap<Primitive, boolean>();

/** Whether a step may have a corner: one side of a comparison, the largest of several. */
function isPieced(step: Step): boolean {
  const { primitive, params } = step;
  const { lower } = primitive;
  if (lower.kind === 'reduce') return lower.combine === 'max' || lower.combine === 'min';
  if (lower.kind !== 'elementwise') return false;
  const known = pieced.get(primitive);
  if (known !== undefined) return known;
  const found = asksPieces(lower, step);
  if (Object.keys(params).length === 0) pieced.set(primitive, found);
  return found;
}

function asksPieces(lower: Elementwise, { inputs, params }: Step): boolean {
  let asked = false;
  const watched = { ...realScalars };
  for (const name of PIECES) {
    const f: (...xs: Real[]) => Real = realScalars[name];
    Object.assign(watched, { [name]: (...xs: Real[]) => ((asked = true), f(...xs)) });
  }
  const ones = inputs.map(() => ONE);
  lower.scalar(watched, ones, params);
  return asked;
}

function isCorner(step: Step, run: ExactRun): boolean {
  if (!step.outputs.every((y) => isFloat(y.dtype)) || !isPieced(step)) return false;
  const operands = step.inputs.map((x) => run.get(x) ?? realOf(x));
  const here = evaluateStep(step, operands)[0]!;
  return step.inputs.some(
    (x, k) =>
      isFloat(x.dtype) &&
      operands[k]!.data.slice(0, PROBED).some((v, i) => {
        if (!v.isFinite()) return false;
        const shift = v.isZero() ? STEP : v.abs().times(STEP);
        const right = beside(step, operands, { k, i, shift });
        const left = beside(step, operands, { k, i, shift: shift.neg() });
        return here.data.some((y, j) =>
          bends(y, { left: left.data[j]!, right: right.data[j]!, shift }),
        );
      }),
  );
}

interface Shift {
  readonly k: number;
  readonly i: number;
  readonly shift: Real;
}

/** The result with one element of one operand moved. */
function beside(step: Step, operands: readonly RealTensor[], { k, i, shift }: Shift): RealTensor {
  const { shape, data } = operands[k]!;
  const moved = { shape, data: data.with(i, data[i]!.plus(shift)) };
  return evaluateStep(step, operands.with(k, moved))[0]!;
}

interface Sides {
  readonly left: Real;
  readonly right: Real;
  readonly shift: Real;
}

/** Whether the slopes on the two sides of an element are finite and differ. */
function bends(y: Real, { left, right, shift }: Sides): boolean {
  const change = Real.max(right.minus(y).abs(), y.minus(left).abs());
  if (change.lt(y.abs().times(NOISE))) return false;
  const up = right.minus(y).div(shift);
  const down = y.minus(left).div(shift);
  const size = Real.max(up.abs(), down.abs());
  if (!up.isFinite() || !down.isFinite() || size.gt(JUMP)) return false;
  return up.minus(down).abs().gt(size.times(AGREE));
}
