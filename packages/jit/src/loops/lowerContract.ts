/**
 * A contraction as loops. Four results along one axis are computed side by side, so that an element of the
 * other operand is loaded once for all four and no addition waits for the one before. Floats are added in
 * double precision, in blocks whose sums are added afterwards, as in eager evaluation: the error stays
 * small for any length. Integers wrap around term by term.
 */
import { isFloat, type DType } from '@gradus/tensor';
import { letter } from './axes.js';
import { axisGroups, placeIn, type Axis, type Loop, type Strides } from './contractAxes.js';
import { apply, cast, get, number, set } from './expression.js';
import type { ContractKernel } from '../kernels/kernel.js';
import {
  loopsOver,
  type Expression,
  type Local,
  type LoopFunction,
  type Statement,
} from './loop.js';

/** Results that are computed side by side. */
const LANES = 4;
/** Terms that are added up before their sum is added to the total. */
const BLOCK = 256;

/** An axis that is not there. */
const UNIT: Axis = { length: 1, strides: [0, 0, 0] };

type Body = readonly Statement[];

/**
 * Lowers a contraction.
 *
 * @param kernel - the kernel
 * @returns its loops
 */
export function lowerContract(kernel: ContractKernel): LoopFunction {
  const plan = planOf(kernel);
  const { length } = plan.wide;
  const whole = Math.floor(length / LANES);
  const rest = length % LANES;
  const body = [
    ...results(plan, { from: 0, steps: whole, lanes: LANES }),
    ...results(plan, { from: whole * LANES, steps: Math.sign(rest), lanes: rest }),
  ];
  return { name: kernel.name, body: nested(plan.around, body) };
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
  loop(axis: Axis, part?: { readonly count: number; readonly from: number }): Loop;
}

function planOf(kernel: ContractKernel): Plan {
  const { batch, left, right, summed } = axisGroups(kernel);
  const few = (axes: readonly Axis[]): boolean => (axes.at(-1) ?? UNIT).length < LANES;
  const leftIsWide = few(right) && !few(left);
  const [wide, narrow] = leftIsWide ? [left, right] : [right, left];
  let next = 0;
  const loop: Plan['loop'] = ({ length, strides }, part = { count: length, from: 0 }) => {
    return { index: { name: letter(next++), count: part.count }, strides, from: part.from };
  };
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

function nested(loops: readonly Loop[], body: Body): Body {
  return loopsOver(
    loops.map((l) => l.index),
    body,
  );
}

function times({ length, strides }: Axis, factor: number): Axis {
  return { length, strides: strides.map((s) => s * factor) as unknown as Strides };
}

/** Computes and stores `steps` times `lanes` results along the wide axis, from element `from` on. */
function results(
  plan: Plan,
  { from, steps, lanes }: { readonly from: number; readonly steps: number; readonly lanes: number },
): Body {
  if (steps === 0) return [];
  const { kernel, around, narrow, wide } = plan;
  const group = plan.loop(times(wide, lanes), { count: steps, from: 0 });
  const outside = [...around, group, ...narrow];
  const { dtype } = kernel.result;
  const result = { buffer: kernel.result, offset: 0 };
  const totals = locals('sum', isFloat(dtype) ? 'float64' : dtype, lanes);
  const stores = totals.map((total, lane): Statement => ({
    kind: 'store',
    place: placeIn(result, 2, outside, (from + lane) * wide.strides[2]),
    value: cast(get(total), dtype),
  }));
  const sums = summation(plan, totals, (targets, inner) =>
    terms(plan, targets, [...outside, ...inner], from),
  );
  return nested([group, ...narrow], [...cleared(totals), ...sums, ...stores]);
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
    ...totals.map((total, lane) => {
      const product = apply('mul', get(shared), load(wideOperand, (from + lane) * step));
      return set(total, apply('add', get(total), product));
    }),
  ];
}

function locals(word: string, dtype: DType, count: number): Local[] {
  return Array.from({ length: count }, (_, i) => ({ name: `${word}${i}`, dtype }));
}

function cleared(totals: readonly Local[]): Body {
  return totals.map((total) => set(total, number(0, total.dtype)));
}

/** Adds all terms; floats block by block when there are more than a block of them. */
function summation(
  { summed, loop }: Plan,
  totals: readonly Local[],
  add: (targets: readonly Local[], inner: readonly Loop[]) => Body,
): Body {
  const outer = summed.slice(0, -1).map((axis) => loop(axis));
  const last = summed.at(-1);
  if (last === undefined) return add(totals, []);
  const { dtype } = totals[0]!;
  const short = outer.length === 0 && last.length <= BLOCK;
  if (short || !isFloat(dtype)) {
    const all = [...outer, loop(last)];
    return nested(all, add(totals, all));
  }
  const parts = locals('part', dtype, totals.length);
  const block = (loops: readonly Loop[], inner: Loop): Body =>
    nested(loops, [
      ...cleared(parts),
      ...nested([inner], add(parts, [...outer, ...loops, inner])),
      ...parts.map((part, i) => set(totals[i]!, apply('add', get(totals[i]!), get(part)))),
    ]);
  const blocks = Math.floor(last.length / BLOCK);
  const whole = loop(times(last, BLOCK), { count: blocks, from: 0 });
  const inner = loop(last, { count: BLOCK, from: 0 });
  const rest = last.length % BLOCK;
  const tail = loop(last, { count: rest, from: blocks * BLOCK });
  return nested(outer, [...block([whole], inner), ...(rest === 0 ? [] : block([], tail))]);
}
