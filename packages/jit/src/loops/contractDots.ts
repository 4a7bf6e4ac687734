/**
 * A contraction with lanes along the summed axis: several results side by side, each a vector of partial
 * sums whose lanes are added at the end. For matrix times vector, where tiles would have to turn the
 * matrix round first. Few rows have several vectors each, so that no addition waits for the one before.
 */
import { placeIn, UNIT, type Axis, type Loop } from './contractAxes.js';
import { loopMaker, nested, summation, times, type Body, type MakeLoop } from './contractSum.js';
import {
  apply,
  cast,
  get,
  laneOf,
  set,
  LANES,
  type Expression,
  type Local,
  type Statement,
  type ValueKind,
} from '@gradus/tensor/code';
import type { DotsPlan } from '../kernels/contractPlan.js';
import type { Access, ContractKernel } from '../kernels/kernel.js';

/** Results side by side, and vectors in all. */
const ROWS = 4;

/** Rows of one size. */
interface Rows {
  readonly loops: readonly Loop[];
  /** Elements of the tall axis before the first. */
  readonly from: number;
  readonly count: number;
}

/**
 * The loops of a contraction by dots.
 *
 * @param kernel - the contraction
 * @param plan - how it is cut
 * @returns its loops
 */
export function contractDots(kernel: ContractKernel, plan: DotsPlan): Body {
  const loop = loopMaker();
  const around = plan.around.map((axis) => loop(axis));
  const whole = Math.floor(plan.tall.length / ROWS);
  const rest = plan.tall.length % ROWS;
  const rows = (from: number, steps: number, count: number): Body => {
    if (steps === 0 || count === 0) return [];
    const group = loop(times(plan.tall, count), { count: steps, from: 0 });
    const body = dots({ kernel, plan, loop }, { loops: [...around, group], from, count });
    return nested([group], body);
  };
  return nested(around, [...rows(0, whole, ROWS), ...rows(whole * ROWS, 1, rest)]);
}

interface Work {
  readonly kernel: ContractKernel;
  readonly plan: DotsPlan;
  readonly loop: MakeLoop;
}

function dots(work: Work, rows: Rows): Body {
  const { kernel, plan } = work;
  const strands = Math.max(1, Math.floor(ROWS / rows.count));
  const step = strands * LANES;
  const whole = Math.floor(plan.summed.length / step);
  const vectors = sums(work, rows, {
    strands,
    from: 0,
    axis: { ...times(plan.summed, step), length: whole },
  });
  const rest = { ...plan.summed, length: plan.summed.length - whole * step };
  const numbers = sums(work, rows, { strands: 0, from: whole * step, axis: rest });
  const { dtype } = kernel.result;
  const stores = Array.from({ length: rows.count }, (_, row): Body => {
    const own = vectors.totals.slice(row * strands, (row + 1) * strands);
    const sum: Local = { ...own[0]!, name: `sum${row}` };
    const lanes = [0, 1, 2, 3].map((lane) => cast(laneOf(get(sum), lane), 'float64'));
    const total = added(rest.length === 0 ? lanes : [...lanes, get(numbers.totals[row]!)]);
    const ahead = (rows.from + row) * plan.tall.strides[2];
    const place = placeIn({ buffer: kernel.result, offset: 0 }, 2, rows.loops, ahead);
    return [set(sum, added(own.map(get))), { kind: 'store', place, value: cast(total, dtype) }];
  });
  return [...vectors.body, ...(rest.length === 0 ? [] : numbers.body), ...stores.flat()];
}

function added(parts: readonly Expression[]): Expression {
  return parts.reduce((sum, x) => apply('add', sum, x));
}

/** Part of the summed axis: so many vectors at a time, or, with no strands, numbers. */
interface Stretch {
  readonly strands: number;
  readonly from: number;
  readonly axis: Axis;
}

function sums(
  work: Work,
  rows: Rows,
  { strands, from, axis }: Stretch,
): ReturnType<typeof summation> {
  const { kernel, plan, loop } = work;
  const { dtype } = kernel.result;
  const tallRole = plan.tall === UNIT || plan.tall.strides[0] !== 0 ? 0 : 1;
  const kind: ValueKind = strands === 0 ? { dtype: 'float64' } : { dtype, lanes: LANES };
  const columns = [...Array(Math.max(1, strands)).keys()];
  const add = (targets: readonly Local[], inner: readonly Loop[]): Body => {
    const loops = [...rows.loops, ...inner];
    const read = (role: 0 | 1, ahead: number): Expression => {
      const place = placeIn(kernel.operands[role] as Access, role, loops, ahead);
      const x: Expression = { kind: 'load', dtype, place };
      return strands === 0 ? cast(x, 'float64') : { ...x, lanes: LANES };
    };
    const factors = columns.map((j): Local => ({ name: `x${j}`, ...kind }));
    const other = tallRole === 0 ? 1 : 0;
    const product = (row: number, j: number): Statement => {
      const total = targets[row * columns.length + j]!;
      const ahead = (rows.from + row) * plan.tall.strides[tallRole] + from + j * LANES;
      const factor = get(factors[j]!);
      return set(total, apply('add', get(total), apply('mul', factor, read(tallRole, ahead))));
    };
    return [
      ...columns.map((j) => set(factors[j]!, read(other, from + j * LANES))),
      ...Array.from({ length: rows.count }, (_, row) => columns.map((j) => product(row, j))).flat(),
    ];
  };
  const word = strands === 0 ? 'rest' : 'sum';
  const names = Array.from({ length: rows.count }, (_, row) =>
    columns.map((j) => `${word}${row}_${j}`),
  ).flat();
  return summation({ summed: [axis], loop, names, kind, add });
}
