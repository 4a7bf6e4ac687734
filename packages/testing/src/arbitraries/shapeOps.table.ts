/**
 * Operations of random programs that reduce, move, join and contract.
 */
import {
  broadcastTo,
  concatenate,
  cumsum,
  flip,
  matmul,
  max,
  mean,
  reshape,
  sizeOf,
  sum,
  take,
  transpose,
  type Params,
  type Shape,
  type Tensor,
} from '@gradus/tensor';
import {
  chosen,
  closestPair,
  float,
  type Interval,
  type Known,
  type ProgramOp,
} from './programOp.js';

/** One operand, and parameters. */
interface Shaped {
  params(x: Known, knob: number): Params | null;
  shape(x: Known, params: Params): Shape;
  range?(x: Known, params: Params): Interval;
  run(x: Tensor, params: Params): Tensor;
  source(x: string, params: Params): string;
  gap?(x: Tensor, params: Params): number;
}

function shaped(name: string, { gap, ...rules }: Shaped): ProgramOp {
  return {
    name,
    takes: ['float'],
    params: ([x], knob) => rules.params(x!, knob),
    result: ([x], params) => float(rules.shape(x!, params), rules.range?.(x!, params) ?? x!.range),
    run: ([x], params) => rules.run(x!, params),
    source: ([x], params) => rules.source(x!, params),
    ...(gap === undefined
      ? {}
      : { gap: ([x]: readonly Tensor[], params: Params) => gap(x!, params) }),
  };
}

const text = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(text).join(', ')}]` : String(value);

/** An axis of a value, or null where it has none. */
function anAxis(x: Known, knob: number): Params | null {
  return x.shape.length === 0 ? null : { axis: knob % x.shape.length };
}

/** An axis or all of them, kept with length 1 or not. */
function axisAndKeepdims(x: Known, knob: number): Params | null {
  if (x.shape.length === 0) return null;
  const axis = chosen([...x.shape.keys(), null], knob);
  return { axis, keepdims: knob % 5 === 4 };
}

interface Reduction {
  readonly axis: number | null;
  readonly keepdims: boolean;
}

function reduced({ shape }: Known, params: Params): Shape {
  const { axis, keepdims } = params as unknown as Reduction;
  const kept = shape.map((n, i) => (axis === null || i === axis ? 1 : n));
  return keepdims ? kept : shape.filter((_, i) => axis !== null && i !== axis);
}

function lengthOf({ shape }: Known, params: Params): number {
  const { axis } = params as unknown as Reduction;
  return axis === null ? sizeOf(shape) : shape[axis]!;
}

type Reduce = (x: Tensor, axis: number | null, options: { keepdims: boolean }) => Tensor;

function reduction(name: string, f: Reduce, rules: Pick<Shaped, 'range' | 'gap'> = {}): ProgramOp {
  return shaped(name, {
    params: axisAndKeepdims,
    shape: reduced,
    run: (x, params) => {
      const { axis, keepdims } = params as unknown as Reduction;
      return f(x, axis, { keepdims });
    },
    source: (x, { axis, keepdims }) =>
      `${name}(${x}, ${text(axis)}${keepdims === true ? ', { keepdims: true }' : ''})`,
    ...rules,
  });
}

/** Other shapes of as many elements. */
function shapesOfSize(size: number): Shape[] {
  const divisors = Array.from({ length: size }, (_, i) => i + 1).filter((n) => size % n === 0);
  return [[size], ...divisors.map((n) => [n, size / n])];
}

/** Shapes that a value can be repeated to. */
function wider(shape: Shape): Shape[] {
  const stretched = shape.map((n) => (n === 1 ? 3 : n));
  return [[2, ...shape], [2, ...stretched], stretched, [3, ...shape]].filter(
    (to) => to.join() !== shape.join(),
  );
}

const concatenated: ProgramOp = {
  name: 'concatenate',
  takes: ['float', 'float'],
  params: ([x], knob) => anAxis(x!, knob),
  result: ([x, y], params) => {
    const axis = params['axis'] as number;
    const fits =
      x!.shape.length === y!.shape.length &&
      x!.shape.every((n, i) => i === axis || n === y!.shape[i]);
    if (!fits) return null;
    const [a, b] = [x!.range, y!.range];
    const shape = x!.shape.with(axis, x!.shape[axis]! + y!.shape[axis]!);
    return float(shape, [Math.min(a[0], b[0]), Math.max(a[1], b[1])]);
  },
  run: ([x, y], { axis }) => concatenate([x!, y!], axis as number),
  source: ([x, y], { axis }) => `concatenate([${x}, ${y}], ${text(axis)})`,
};

const product: ProgramOp = {
  name: 'matmul',
  takes: ['float', 'float'],
  result: ([x, y]) => {
    const [a, b] = [x!.shape, y!.shape];
    const inner = a.at(-1);
    if (a.length === 0 || b.length === 0 || a.length > 2 || b.length > 2) return null;
    if (inner !== b[0]) return null;
    const largest = (k: Known): number => Math.max(-k.range[0], k.range[1]);
    const bound = inner! * largest(x!) * largest(y!);
    return float([...a.slice(0, -1), ...b.slice(1)], [-bound, bound]);
  },
  run: ([x, y]) => matmul(x!, y!),
  source: ([x, y]) => `matmul(${x}, ${y})`,
};

/** Operations on shapes; the simplest first. */
export const shapeOps: readonly ProgramOp[] = [
  reduction('sum', sum, {
    range: (x, params) => [x.range[0] * lengthOf(x, params), x.range[1] * lengthOf(x, params)],
  }),
  reduction('mean', mean),
  shaped('reshape', {
    params: (x, knob) => ({ shape: chosen(shapesOfSize(sizeOf(x.shape)), knob)! }),
    shape: (_, { shape }) => shape as Shape,
    run: (x, { shape }) => reshape(x, shape as Shape),
    source: (x, { shape }) => `reshape(${x}, ${text(shape)})`,
  }),
  shaped('broadcastTo', {
    params: (x, knob) => ({ shape: chosen(wider(x.shape), knob)! }),
    shape: (_, { shape }) => shape as Shape,
    run: (x, { shape }) => broadcastTo(x, shape as Shape),
    source: (x, { shape }) => `broadcastTo(${x}, ${text(shape)})`,
  }),
  shaped('transpose', {
    params: ({ shape }, knob) => {
      const axes = [...shape.keys()];
      const turn = 1 + (knob % Math.max(1, axes.length - 1));
      return axes.length < 2 ? null : { axes: [...axes.slice(turn), ...axes.slice(0, turn)] };
    },
    shape: ({ shape }, { axes }) => (axes as number[]).map((a) => shape[a]!),
    run: (x, { axes }) => transpose(x, axes as number[]),
    source: (x, { axes }) => `transpose(${x}, ${text(axes)})`,
  }),
  product,
  reduction('max', max, {
    gap: (x, { axis }) => closestPair(x, axis as number | null),
  }),
  concatenated,
  shaped('cumsum', {
    params: anAxis,
    shape: ({ shape }) => shape,
    range: ({ range: [low, high], shape }, { axis }) => {
      const n = shape[axis as number]!;
      return [Math.min(low, n * low), Math.max(high, n * high)];
    },
    run: (x, { axis }) => cumsum(x, axis as number),
    source: (x, { axis }) => `cumsum(${x}, ${text(axis)})`,
  }),
  shaped('flip', {
    params: anAxis,
    shape: ({ shape }) => shape,
    run: (x, { axis }) => flip(x, axis as number),
    source: (x, { axis }) => `flip(${x}, ${text(axis)})`,
  }),
  shaped('take', {
    params: (x, knob) => {
      const n = x.shape[0];
      return n === undefined ? null : { indices: [knob % n, 0, (knob * 2 + 1) % n] };
    },
    shape: ({ shape }, { indices }) => [(indices as number[]).length, ...shape.slice(1)],
    run: (x, { indices }) => take(x, indices as number[], 0),
    source: (x, { indices }) => `take(${x}, ${text(indices)}, 0)`,
  }),
];
