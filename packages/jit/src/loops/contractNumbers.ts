/**
 * A contraction number by number. Four results along one axis are computed side by side, so that an element
 * of the other operand is loaded once for all four and no addition waits for the one before. Floats are
 * added in double precision, as in eager evaluation; integers wrap around term by term.
 */
import { isFloat } from '@gradus/tensor';
import { axisGroups, placeIn, UNIT, type Axis, type Loop } from './contractAxes.js';
import { loopMaker, nested, summation, times, type Body, type MakeLoop } from './contractSum.js';
import {
  apply,
  cast,
  get,
  number,
  set,
  type Expression,
  type Local,
  type Statement,
} from '@gradus/tensor/code';
import type { ContractKernel } from '../kernels/kernel.js';

/** Results that are computed side by side. */
const SIDE_BY_SIDE = 4;

/**
 * The loops of a contraction, number by number.
 *
 * @param kernel - the kernel
 * @returns its loops
 */
export function contractNumbers(kernel: ContractKernel): Body {
  const plan = planOf(kernel);
  const { length } = plan.wide;
  const whole = Math.floor(length / SIDE_BY_SIDE);
  const rest = length % SIDE_BY_SIDE;
  const body = [
    ...results(plan, { from: 0, steps: whole, count: SIDE_BY_SIDE }),
    ...results(plan, { from: whole * SIDE_BY_SIDE, steps: Math.sign(rest), count: rest }),
  ];
  return nested(plan.around, body);
}

/** Which axis is computed four at a time, and the loops around and inside it. */
interface Plan {
  readonly kernel: ContractKernel;
  readonly around: readonly Loop[];
  /** The last free axis of one operand. */
  readonly wide: Axis;
  readonly wideOperand: 0 | 1;
  readonly narrow: readonly Loop[];
  readonly summed: readonly Axis[];
  readonly loop: MakeLoop;
}

function planOf(kernel: ContractKernel): Plan {
  const { batch, left, right, summed } = axisGroups(kernel);
  const few = (axes: readonly Axis[]): boolean => (axes.at(-1) ?? UNIT).length < SIDE_BY_SIDE;
  const leftIsWide = few(right) && !few(left);
  const [wide, narrow] = leftIsWide ? [left, right] : [right, left];
  const loop = loopMaker();
  return {
    kernel,
    around: [...batch, ...wide.slice(0, -1)].map((axis) => loop(axis)),
    wide: wide.at(-1) ?? UNIT,
    wideOperand: leftIsWide ? 0 : 1,
    narrow: narrow.map((axis) => loop(axis)),
    summed,
    loop,
  };
}

/** Computes and stores `steps` times `count` results along the wide axis, from element `from` on. */
function results(
  plan: Plan,
  { from, steps, count }: { readonly from: number; readonly steps: number; readonly count: number },
): Body {
  if (steps === 0) return [];
  const { kernel, around, narrow, wide, summed, loop } = plan;
  const group = loop(times(wide, count), { count: steps, from: 0 });
  const outside = [...around, group, ...narrow];
  const { dtype } = kernel.result;
  const result = { buffer: kernel.result, offset: 0 };
  const { body, totals } = summation({
    summed,
    loop,
    names: Array.from({ length: count }, (_, i) => `sum${i}`),
    kind: { dtype: isFloat(dtype) ? 'float64' : dtype },
    add: (targets, inner) => terms(plan, targets, [...outside, ...inner], from),
  });
  const stores = totals.map((total, i): Statement => ({
    kind: 'store',
    place: placeIn(result, 2, outside, (from + i) * wide.strides[2]),
    value: cast(get(total), dtype),
  }));
  return nested([group, ...narrow], [...body, ...stores]);
}

/** Adds one product to every total. */
function terms(plan: Plan, totals: readonly Local[], loops: readonly Loop[], from: number): Body {
  const { kernel, wide, wideOperand } = plan;
  const { dtype } = totals[0]!;
  const load = (role: 0 | 1, ahead: number): Expression => {
    const operand = kernel.operands[role];
    if (operand.buffer === null) return number(operand.value, dtype);
    const place = placeIn(operand, role, loops, ahead);
    return cast({ kind: 'load', dtype: kernel.result.dtype, place }, dtype);
  };
  const shared: Local = { name: 'shared', dtype };
  const step = wide.strides[wideOperand];
  return [
    set(shared, load(wideOperand === 0 ? 1 : 0, 0)),
    ...totals.map((total, i) => {
      const product = apply('mul', get(shared), load(wideOperand, (from + i) * step));
      return set(total, apply('add', get(total), product));
    }),
  ];
}
