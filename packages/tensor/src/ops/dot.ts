/**
 * Contraction over named axes, of which products of vectors and matrices are instances: pairs of `batch`
 * axes go side by side, pairs of `contract` axes are multiplied and summed, the other axes are free. The
 * result is [batch, left free, right free]. Linear in each operand; the transpose is a contraction of the
 * cotangent with the operand that is known, over the free axes of the latter.
 */
import { bind1 } from '../bind.js';
import { contractPacked, type OperandAxes } from '../contraction.js';
import { fromData } from '../concrete.js';
import { requireDtype } from '../elementwise.js';
import { GradusError } from '../errors/GradusError.js';
import type { ContractAxes } from '../lowering.js';
import { bilinear, isLinear, type Primitive } from '../primitive.js';
import { printType, type TensorType } from '../type.js';
import type { Tensor } from '../tensor.js';
import { axisToFront, transpose } from './transpose.js';
import { shaped } from '../samples.js';

/** Pairs of axes, [left, right]: summed over, and side by side. */
export type DotParams = Readonly<ContractAxes>;

type Side = 0 | 1;
type Axes = DotParams;

/** Sums of products over pairs of axes. */
export const dotPrimitive: Primitive<DotParams> = /* @__PURE__ */ bilinear<DotParams>({
  name: 'dot',
  type: ([x, y], params) => [contractedType(x!, y!, params)],
  run: ([x, y], params, [type]) => {
    const [left, right] = [split(params, 0, x!.ndim), split(params, 1, y!.ndim)];
    return [fromData(type!, contractPacked(x!, left, y!, right))];
  },
  transpose: ([c], [x, y], params) => [
    isLinear(x) ? transposed(c!, y as Tensor, params, 0) : null,
    isLinear(y) ? transposed(c!, x as Tensor, params, 1) : null,
  ],
  batch: ([x, y], mapped, _, params) => [batched(x!, y!, mapped, params)],
  lower: { kind: 'contract', axes: (params) => params as DotParams },
  samples: [
    shaped(matrixAxes([0], [0]), [3], [3]),
    shaped(matrixAxes([1], [0]), [2, 3], [3, 4]),
    shaped({ contract: [[2], [0]], batch: [[0], [2]] }, [2, 3, 4], [4, 5, 2]),
    {
      inputs: [{ shape: [3, 2, 4] }, { shape: [5, 4, 3] }],
      params: {
        contract: [
          [2, 0],
          [1, 2],
        ],
        batch: [[], []],
      },
    },
    shaped(matrixAxes([], []), [2], [3]),
    shaped(matrixAxes([1], [0]), [2, 0], [0, 1]),
    shaped(matrixAxes([1], [0]), [1, 1], [1, 1]),
  ],
});

function matrixAxes(left: readonly number[], right: readonly number[]): DotParams {
  return { contract: [left, right], batch: [[], []] };
}

/** How one operand's axes are used; free ones in their own order. */
function split(params: Axes, side: Side, rank: number): OperandAxes {
  const [batch, contract] = [params.batch[side], params.contract[side]];
  const free = Array.from({ length: rank }, (_, i) => i).filter(
    (i) => !batch.includes(i) && !contract.includes(i),
  );
  return { batch, free, contract };
}

function contractedType(x: TensorType, y: TensorType, params: Axes): TensorType {
  requireDtype('dot', 'number', x);
  const fits = (pairs: ContractAxes['batch']): boolean =>
    pairs[0].every((a, i) => x.shape[a] === y.shape[pairs[1][i]!]);
  if (x.dtype !== y.dtype || !fits(params.contract) || !fits(params.batch)) {
    throw lengthsDiffer(x, y, params);
  }
  const [left, right] = [split(params, 0, x.shape.length), split(params, 1, y.shape.length)];
  const shape = [
    ...[...left.batch, ...left.free].map((i) => x.shape[i]!),
    ...right.free.map((i) => y.shape[i]!),
  ];
  return { dtype: x.dtype, shape, weak: x.weak && y.weak };
}

function lengthsDiffer(x: TensorType, y: TensorType, { contract, batch }: Axes): GradusError {
  const pairs = (list: ContractAxes['batch']): string =>
    list[0].map((a, i) => `${a} with ${list[1][i]}`).join(', ') || 'none';
  return new GradusError('GR120', {
    what: `a contraction of ${printType(x)} and ${printType(y)} pairs axes that differ (summed: ${pairs(contract)}; side by side: ${pairs(batch)}).`,
    why: 'Elements of paired axes are multiplied one by one, so the axes have one length; and both operands have one dtype.',
    instead: 'Transpose or reshape an operand, or name other axes.',
  });
}

/**
 * The cotangent of one operand from that of the result and the other operand: contract over the axes that
 * came from the other one, then put axes back into the operand's own order.
 */
function transposed(c: Tensor, other: Tensor, params: Axes, side: Side): Tensor {
  const [mine, its]: [Side, Side] = side === 0 ? [0, 1] : [1, 0];
  const pairs = params.contract[mine].map((a, i) => [a, params.contract[its][i]!] as const);
  const theirs = split(params, its, other.ndim);
  const batchCount = theirs.batch.length;
  const myFree = c.ndim - batchCount - theirs.free.length;
  const firstOfTheirs = batchCount + (side === 0 ? myFree : 0);
  const back = contractAxes(c, other, {
    contract: [theirs.free.map((_, i) => firstOfTheirs + i), theirs.free],
    batch: [theirs.batch.map((_, i) => i), theirs.batch],
  });
  const rank = batchCount + myFree + pairs.length;
  const own = split(params, mine, rank);
  const contracted = pairs.toSorted((p, q) => p[1] - q[1]).map(([a]) => a);
  const order = [...own.batch, ...own.free, ...contracted];
  return transpose(
    back,
    order.map((_, axis) => order.indexOf(axis)),
  );
}

function batched(x: Tensor, y: Tensor, mapped: readonly boolean[], params: Axes): Tensor {
  const shift = (axes: readonly number[], side: Side): number[] =>
    axes.map((a) => (mapped[side] === true ? a + 1 : a));
  const contract = [shift(params.contract[0], 0), shift(params.contract[1], 1)] as const;
  const batch = [shift(params.batch[0], 0), shift(params.batch[1], 1)] as const;
  if (mapped[0] === true && mapped[1] === true) {
    return contractAxes(x, y, {
      contract,
      batch: [
        [0, ...batch[0]],
        [0, ...batch[1]],
      ],
    });
  }
  const product = contractAxes(x, y, { contract, batch });
  // The batch is now the first free axis of the mapped operand.
  const free = x.ndim - batch[0].length - contract[0].length;
  return axisToFront(product, batch[0].length + (mapped[0] === true ? 0 : free));
}

/**
 * Σ over `contract` pairs of x·y, with `batch` pairs side by side, as `lax.dot_general`. Slopes: each
 * operand's cotangent is the contraction of the result's with the other operand.
 *
 * @param x - left operand
 * @param y - right operand, of the same dtype
 * @param axes - pairs of axes
 * @returns a tensor of [batch, left free, right free]; throws GR120 where paired lengths differ
 */
export function contractAxes(x: Tensor, y: Tensor, axes: ContractAxes): Tensor {
  return bind1(dotPrimitive, [x, y], { contract: axes.contract, batch: axes.batch });
}
