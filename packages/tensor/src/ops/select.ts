/**
 * Elementwise choice between two tensors. Strict: one shape, one dtype, a `bool` condition; `where`
 * in control-flow promotes and broadcasts around it. Linear in the two branches together. Both
 * branches are computed: guard the *input* of the branch not taken, or 0 · ∞ makes NaN on the way
 * back.
 */
import { toTensor } from '../arguments.js';
import { bind1 } from '../bind.js';
import { fromData } from '../concrete.js';
import { zerosLike } from '../create.js';
import { allocate, type TypedArray } from '../dtype.js';
import { GradusError } from '../errors/GradusError.js';
import { elementwise, isLinear, type Primitive } from '../primitive.js';
import type { Tensor } from '../tensor.js';
import { printType, sameType, type TensorType } from '../type.js';
import { operandOf, type Operand } from '../view.js';

function selectType(inputs: readonly TensorType[]): TensorType[] {
  const [condition, x, y] = inputs as [TensorType, TensorType, TensorType];
  const fits = condition.dtype === 'bool' && condition.shape.join() === x.shape.join();
  if (fits && sameType(x, y)) return [x.weak === y.weak ? x : { ...x, weak: false }];
  throw new GradusError('GR103', {
    what: `select was given ${[condition, x, y].map(printType).join(', ')}.`,
    why: 'select is strict: a bool condition and two branches, all of one shape, the branches of one dtype.',
    instead: 'Use `where(condition, x, y)`, which promotes and broadcasts.',
  });
}

/** Elementwise choice of equal shapes and dtypes. */
export const selectPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'select',
  accepts: 'any',
  type: selectType,
  scalar: (e, [c, x, y]) => e.select(c!, x!, y!),
  run: ([condition, x, y], _, [type]) => {
    const out = allocate(type!.dtype, x!.size);
    const fill = type!.dtype === 'bool' ? fillChosenTruths : fillChosen;
    fill(operandOf(condition!), [operandOf(x!), operandOf(y!)], out);
    return [fromData(type!, out)];
  },
  linearIn: [1, 2],
  tangent: ([, dx, dy], { inputs: [c] }) => {
    const model = dx ?? dy;
    if (!model) return [null];
    return [select(c!, dx ?? zerosLike(model), dy ?? zerosLike(model))];
  },
  transpose: ([ct], [c, x, y]) => {
    const nothing = zerosLike(ct!);
    return [
      null,
      isLinear(x) ? select(c as Tensor, ct!, nothing) : null,
      isLinear(y) ? select(c as Tensor, nothing, ct!) : null,
    ];
  },
  samples: [
    {
      inputs: [
        { shape: [4], values: [1, 0, 1, 0], dtype: 'bool' },
        { shape: [4], values: [-2, 0, 0.5, 3] },
        { shape: [4], values: [1, 5, -0.25, 8] },
      ],
    },
  ],
});

type Branches = readonly [Operand, Operand];

function fillChosen({ data, offset, step }: Operand, [a, b]: Branches, out: TypedArray): void {
  for (let i = 0; i < out.length; i++) {
    const taken = data[offset + i * step] === 0 ? b : a;
    out[i] = taken.data[taken.offset + i * taken.step]!;
  }
}

/** The same for `bool`: a loop that met all five kinds of array would be slow for each of them. */
function fillChosenTruths(
  { data, offset, step }: Operand,
  [a, b]: Branches,
  out: TypedArray,
): void {
  for (let i = 0; i < out.length; i++) {
    const taken = data[offset + i * step] === 0 ? b : a;
    out[i] = taken.data[taken.offset + i * taken.step]!;
  }
}

/**
 * `x` where the condition holds, else `y`. Slopes: 1 in the branch taken, 0 in the other.
 *
 * @param condition - a `bool` tensor
 * @param x - taken where true
 * @param y - taken where false; the type of `x`
 * @returns the chosen elements; throws GR103 where types differ
 *
 * @example
 * ```ts
 * import { array, select } from '@gradus/tensor';
 * console.log(select(array([true, false]), array([1, 2]), array([3, 4])).tolist()); // => [1, 4]
 * ```
 */
export function select(condition: Tensor, x: Tensor, y: Tensor): Tensor {
  const operands = [condition, x, y].map((t) => toTensor(t, 'select'));
  return bind1(selectPrimitive, operands);
}
