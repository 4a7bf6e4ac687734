/**
 * A reduction as loops: outer loops over the axes that stay, inner ones over those that go, an accumulator
 * between them. Sums of floats carry the rounding error of every addition along (Knuth's two-sum;
 * Neumaier 1974), as eager sums do, so results agree bit for bit and the error does not grow with the
 * number of terms.
 */
import { dtypes, isFloat, type DType, type Reduce } from '@gradus/tensor';
import { collapse, indicesFor, placeOf } from './axes.js';
import { apply, cast, compare, get, number, set } from './expression.js';
import type { Access, ReduceKernel } from '../kernels/kernel.js';
import {
  loopOver,
  type Expression,
  type Local,
  type LoopFunction,
  type Statement,
} from './loop.js';
import { bodyOf } from './loopBody.js';

/** How elements are combined. */
interface Accumulation {
  readonly start: readonly Statement[];
  step(x: Expression): readonly Statement[];
  readonly result: Expression;
}

/**
 * Lowers a reduction.
 *
 * @param kernel - the kernel
 * @returns its loops
 */
export function lowerReduce(kernel: ReduceKernel): LoopFunction {
  const { name, shape, axes, scalars, value, result } = kernel;
  if (result.buffer.size === 0) return { name, body: [] };
  const loads = scalars.flatMap((s) => (s.kind === 'load' ? [s.access] : []));
  const accesses: Access[] = [...loads, result];
  const stay = [...shape.keys()].filter((axis) => !axes.includes(axis));
  const order = [...stay, ...axes];
  const { lengths, strides } = collapse(
    order.map((axis) => shape[axis]!),
    accesses.map((a) => order.map((axis) => a.strides[axis]!)),
  );
  // Axes that stay move the result, the others do not: so none of one kind was joined to the other.
  const outer = strides.at(-1)!.filter((stride) => stride !== 0).length;
  const indices = indicesFor(lengths);
  const places = new Map(accesses.map((a, i) => [a, placeOf(a, strides[i]!, indices)]));
  const placed = (a: Access): ReturnType<typeof placeOf> => places.get(a)!;
  const { levels, values } = bodyOf({ scalars, wanted: [value], indices, placeOf: placed });
  const { start, step, result: total } = accumulation(kernel.combine, value.dtype);
  const write: Statement = {
    kind: 'store',
    place: placed(result),
    value: cast(total, result.buffer.dtype),
  };
  const around = (inner: readonly Statement[]): readonly Statement[] => [...start, ...inner, write];
  let body: readonly Statement[] = [...levels[indices.length]!, ...step(values[0]!)];
  if (outer === indices.length) body = around(body);
  for (let d = indices.length - 1; d >= 0; d--) {
    const loop = loopOver(indices[d]!, body);
    body = [...levels[d]!, ...(d === outer ? around(loop) : loop)];
  }
  return { name, body };
}

function accumulation(combine: Reduce['combine'], dtype: DType): Accumulation {
  switch (combine) {
    case 'sum':
      return isFloat(dtype) ? compensatedSum() : plain('add', 'total', number(0, dtype));
    case 'prod':
      return isFloat(dtype)
        ? plain('mul', 'product', number(1, 'float64'))
        : plain('mul', 'product', number(1, dtype));
    case 'any':
      return plain('or', 'any', number(0, dtype));
    case 'all':
      return plain('and', 'all', number(1, dtype));
    default:
      return extreme(combine, dtype);
  }
}

/** total = total ∘ x, in the dtype of the start. */
function plain(op: 'add' | 'mul' | 'or' | 'and', name: string, start: Expression): Accumulation {
  const total: Local = { name, dtype: start.dtype };
  return {
    start: [set(total, start)],
    step: (x) => [set(total, apply(op, get(total), cast(x, total.dtype)))],
    result: get(total),
  };
}

/** In double precision; where the total overflows, what plain addition gives. */
function compensatedSum(): Accumulation {
  const local = (name: string): Local => ({ name, dtype: 'float64' });
  const [total, error, term] = [local('total'), local('error'), local('term')];
  const [next, part] = [local('next'), local('part')];
  const lost = apply(
    'add',
    apply('sub', get(total), apply('sub', get(next), get(part))),
    apply('sub', get(term), get(part)),
  );
  const finite = compare('equal', apply('sub', get(total), get(total)), number(0, 'float64'));
  return {
    start: [set(total, number(0, 'float64')), set(error, number(0, 'float64'))],
    step: (value) => [
      set(term, cast(value, 'float64')),
      set(next, apply('add', get(total), get(term))),
      set(part, apply('sub', get(next), get(total))),
      set(error, apply('add', get(error), lost)),
      set(total, get(next)),
    ],
    result: apply('select', finite, apply('add', get(total), get(error)), get(total)),
  };
}

/** The first of the best; NaN wins over every number and stays. */
function extreme(combine: 'max' | 'min', dtype: DType): Accumulation {
  const best: Local = { name: 'best', dtype };
  const x: Local = { name: 'term', dtype };
  const { min, max } = dtypes[dtype];
  const [low, high] = isFloat(dtype) ? [-Infinity, Infinity] : [min, max];
  const better =
    combine === 'max' ? compare('less', get(best), get(x)) : compare('less', get(x), get(best));
  const isNumber = compare('equal', get(x), get(x));
  const wins = isFloat(dtype) ? apply('or', better, apply('not', isNumber)) : better;
  return {
    start: [set(best, number(combine === 'max' ? low : high, dtype))],
    step: (value) => [set(x, value), set(best, apply('select', wins, get(x), get(best)))],
    result: get(best),
  };
}
