/**
 * Operations of random programs that reduce, move, join and contract.
 */
import {
  broadcastTo,
  concatenate,
  cummax,
  cumprod,
  cumsum,
  flip,
  matmul,
  max,
  mean,
  median,
  min,
  outer,
  pad,
  prod,
  repeat,
  reshape,
  roll,
  sizeOf,
  slice,
  sort,
  stack,
  sum,
  take,
  tile,
  transpose,
  tril,
  variance,
  type Shape,
} from '@gradus/tensor';
import { logSoftmax, logsumexp, softmax } from '@gradus/numerics';
import {
  chosen,
  closestPair,
  corners,
  float,
  type Interval,
  type Known,
  type ProgramOp,
} from './programOp.js';
import { along, anAxis, lengthOf, reduction, shaped, text } from './shapedOp.js';

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
  jax: ([x, y], { axis }) => `jnp.concatenate([${x}, ${y}], ${text(axis)})`,
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
  jax: ([x, y]) => `jnp.matmul(${x}, ${y})`,
};

const outerProduct: ProgramOp = {
  name: 'outer',
  takes: ['float', 'float'],
  result: ([x, y]) =>
    float(
      [sizeOf(x!.shape), sizeOf(y!.shape)],
      corners((a, b) => a * b, [x!, y!]),
    ),
  run: ([x, y]) => outer(x!, y!),
  source: ([x, y]) => `outer(${x}, ${y})`,
  jax: ([x, y]) => `jnp.outer(${x}, ${y})`,
};

const stacked: ProgramOp = {
  name: 'stack',
  takes: ['float', 'float'],
  params: ([x], knob) => ({ axis: knob % (x!.shape.length + 1) }),
  result: ([x, y], { axis }) => {
    if (x!.shape.join() !== y!.shape.join()) return null;
    const [a, b] = [x!.range, y!.range];
    const shape = x!.shape.toSpliced(axis as number, 0, 2);
    return float(shape, [Math.min(a[0], b[0]), Math.max(a[1], b[1])]);
  },
  run: ([x, y], { axis }) => stack([x!, y!], axis as number),
  source: ([x, y], { axis }) => `stack([${x}, ${y}], ${text(axis)})`,
  jax: ([x, y], { axis }) => `jnp.stack([${x}, ${y}], ${text(axis)})`,
};

/** An interval with 0 inside. */
function withZero({ range: [low, high] }: Known): Interval {
  return [Math.min(0, low), Math.max(0, high)];
}

/** Bounds of a product of entries that are small. */
function productOf({ range: [low, high] }: Known, length: number): Interval {
  const bound = Math.max(1, -low, high) ** length;
  return [-bound, bound];
}

const isSmall = ({ range: [low, high] }: Known): boolean => low > -2.5 && high < 2.5;

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
  along('cumsum', cumsum, {
    range: ({ range: [low, high], shape }, { axis }) => {
      const n = shape[axis as number]!;
      return [Math.min(low, n * low), Math.max(high, n * high)];
    },
  }),
  along('flip', flip),
  shaped('take', {
    params: (x, knob) => {
      const n = x.shape[0];
      return n === undefined ? null : { indices: [knob % n, 0, (knob * 2 + 1) % n] };
    },
    shape: ({ shape }, { indices }) => [(indices as number[]).length, ...shape.slice(1)],
    run: (x, { indices }) => take(x, indices as number[], 0),
    source: (x, { indices }) => `take(${x}, ${text(indices)}, 0)`,
    jax: (x, { indices }) => `jnp.take(${x}, jnp.array([${String(indices)}]), 0)`,
  }),
  reduction('min', min, {
    gap: (x, { axis }) => closestPair(x, axis as number | null),
  }),
  reduction('var', variance, {
    called: 'variance', // `var` is a word of JavaScript
    range: ({ range: [low, high] }) => [0, (high - low) ** 2 / 4],
  }),
  reduction('logsumexp', logsumexp, {
    range: (x, params) => [x.range[0], x.range[1] + Math.log(lengthOf(x, params))],
  }),
  reduction('prod', prod, {
    fits: isSmall,
    range: (x, params) => productOf(x, lengthOf(x, params)),
  }),
  reduction('median', median, {
    gap: (x, { axis }) => closestPair(x, axis as number | null),
  }),
  along('softmax', softmax, { range: () => [0, 1] }),
  along('logSoftmax', logSoftmax, {
    range: ({ range: [low, high], shape }) => [low - high - Math.log(Math.max(...shape)), 0],
  }),
  along('cumprod', cumprod, {
    fits: isSmall,
    range: (x, params) => productOf(x, lengthOf(x, params)),
  }),
  along('cummax', cummax, { gap: (x, { axis }) => closestPair(x, axis as number) }),
  along('sort', sort, { gap: (x, { axis }) => closestPair(x, axis as number) }),
  outerProduct,
  stacked,
  shaped('roll', {
    params: (x, knob) => {
      const axis = anAxis(x, knob);
      return axis && { shift: 1 - (knob % 3) * 2, ...axis };
    },
    shape: ({ shape }) => shape,
    run: (x, { shift, axis }) => roll(x, shift as number, axis as number),
    source: (x, { shift, axis }) => `roll(${x}, ${text(shift)}, ${text(axis)})`,
  }),
  shaped('pad', {
    params: ({ shape }, knob) =>
      shape.length === 0 ? null : { width: shape.map((_, i) => [(knob + i) % 2, (knob >> 1) % 2]) },
    shape: ({ shape }, { width }) =>
      shape.map((n, i) => n + (width as number[][])[i]![0]! + (width as number[][])[i]![1]!),
    range: withZero,
    run: (x, { width }) => pad(x, width as [number, number][]),
    source: (x, { width }) => `pad(${x}, ${text(width)})`,
  }),
  shaped('tile', {
    params: ({ shape }, knob) => (shape.length === 0 ? null : { reps: [1 + (knob % 2), 2] }),
    shape: ({ shape }, { reps }) => {
      const [times, whole] = [reps as number[], shape.length === 1 ? [1, ...shape] : shape];
      const last = whole.length - 2;
      return whole.map((n, i) => (i < last ? n : n * times[i - last]!));
    },
    run: (x, { reps }) => tile(x, reps as number[]),
    source: (x, { reps }) => `tile(${x}, ${text(reps)})`,
  }),
  shaped('repeat', {
    params: (x, knob) => {
      const axis = anAxis(x, knob);
      return axis && { repeats: 2, ...axis };
    },
    shape: ({ shape }, { axis }) => shape.with(axis as number, 2 * shape[axis as number]!),
    run: (x, { axis }) => repeat(x, 2, axis as number),
    source: (x, { axis }) => `repeat(${x}, 2, ${text(axis)})`,
  }),
  shaped('slice', {
    params: ({ shape }, knob) => (shape.length === 0 || shape[0]! < 2 ? null : { start: knob % 2 }),
    shape: ({ shape }, { start }) => [shape[0]! - (start as number), ...shape.slice(1)],
    run: (x, { start }) => slice(x, [start as number]),
    source: (x, { start }) => `slice(${x}, [${text(start)}])`,
    jax: (x, { start }) => `${x}[${text(start)}:]`,
  }),
  shaped('tril', {
    params: ({ shape }, knob) => (shape.length < 2 ? null : { k: (knob % 3) - 1 }),
    shape: ({ shape }) => shape,
    range: withZero,
    run: (x, { k }) => tril(x, k as number),
    source: (x, { k }) => `tril(${x}, ${text(k)})`,
  }),
];
