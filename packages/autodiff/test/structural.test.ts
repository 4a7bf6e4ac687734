import { describe, expect, it } from '@jest/globals';
import {
  array,
  bind,
  hasTangent,
  sizeOf,
  type Primitive,
  type Sample,
  type SampleInput,
  type Tensor,
  withDefaultDtype,
} from '@gradus/tensor';
import * as all from '@gradus/tensor/primitives';
import { vmap } from '@gradus/batching';
import { grad, jvp, vjp } from '../src/index.js';

const STRUCTURAL: readonly Primitive[] = [
  all.argMaxPrimitive,
  all.argMinPrimitive,
  all.argSortPrimitive,
  all.concatPrimitive,
  all.cumSumPrimitive,
  all.dotPrimitive,
  all.dynamicSlicePrimitive,
  all.dynamicUpdateSlicePrimitive,
  all.flipPrimitive,
  all.gatherPrimitive,
  all.lastWriterPrimitive,
  all.padPrimitive,
  all.reduceAllPrimitive,
  all.reduceAnyPrimitive,
  all.reduceMaxPrimitive,
  all.reduceMinPrimitive,
  all.reduceProdPrimitive,
  all.reduceSumPrimitive,
  all.scatterAddPrimitive,
  all.slicePrimitive,
  all.sortPrimitive,
  all.stopGradientPrimitive,
];

/** Numbers without ties and far from 0, different for every seed. */
function numbers(count: number, seed: number): number[] {
  return Array.from(
    { length: count },
    (_, i) => Math.sin(12.9898 * (i + 1) + 78.233 * seed) * 2 + 0.1,
  );
}

function tensorOf(input: SampleInput, seed: number, dtype: 'float64' | 'bool'): Tensor {
  const values = input.values ?? numbers(sizeOf(input.shape), seed);
  return array([...values], { dtype: input.dtype ?? dtype }).reshape(input.shape);
}

interface Application {
  readonly name: string;
  readonly inputs: readonly Tensor[];
  /** Places of the floats among the inputs. */
  readonly floats: readonly number[];
  /** The primitive as a function of its float inputs alone. */
  f(...floats: Tensor[]): Tensor;
}

function applicationOf(p: Primitive, sample: Sample, index: number): Application {
  const dtype = p.accepts === 'bool' ? 'bool' : 'float64';
  const inputs = sample.inputs.map((input, i) => tensorOf(input, i + 1, dtype));
  const floats = inputs.flatMap((x, i) => (hasTangent(x.type) ? [i] : []));
  return {
    name: `${p.name}, sample ${index}`,
    inputs,
    floats,
    f: (...given) => {
      const operands = inputs.map((x, i) => (floats.includes(i) ? given[floats.indexOf(i)]! : x));
      return bind(p, operands, sample.params)[0]!;
    },
  };
}

const applications = withDefaultDtype('float64', () =>
  STRUCTURAL.flatMap((p) =>
    p.samples.map((sample, i) => [p, sample, applicationOf(p, sample, i)] as const),
  ),
);
const smooth = applications.filter(([p, , a]) => p.zeroSlope === undefined && a.floats.length > 0);

const like = (x: Tensor, seed: number): Tensor =>
  array(numbers(x.size, seed), { dtype: 'float64' }).reshape(x.shape);
const inner = (xs: readonly Tensor[], ys: readonly Tensor[]): number =>
  xs.reduce((sum, x, i) => sum + x.mul(ys[i]!).sum().item(), 0);
const floatsOf = (a: Application): Tensor[] => a.floats.map((i) => a.inputs[i]!);

/** ⟨J v, w⟩ and ⟨v, Jᵀ w⟩. */
function bothModes(f: (...xs: Tensor[]) => Tensor, xs: readonly Tensor[]): [number, number] {
  const vs = xs.map((x, i) => like(x, 10 + i));
  const [y, dy] = jvp(f, xs, vs);
  const w = like(y, 20);
  const [, pull] = vjp(f, xs);
  return [inner([dy], [w]), inner(vs, pull(w))];
}

/** The slope along `vs`, from four values: wrong by O(h⁴) only. */
function difference(
  f: (...xs: Tensor[]) => Tensor,
  xs: readonly Tensor[],
  vs: readonly Tensor[],
): Tensor {
  const h = 1e-3;
  const at = (k: number): Tensor => f(...xs.map((x, i) => x.add(vs[i]!.mul(k * h))));
  const [near, far] = [at(1).sub(at(-1)), at(2).sub(at(-2))];
  return near
    .mul(8)
    .sub(far)
    .div(12 * h);
}

/** Largest error, relative to the largest element. */
function gap(x: Tensor, truth: Tensor): number {
  const scale = 1 + Math.max(0, ...truth.data().map(Math.abs));
  return Math.max(0, ...x.sub(truth).data().map(Math.abs)) / scale;
}

/** A function with curvature, of all float inputs packed into one gradient. */
function gradientOfSquares(
  f: (...xs: Tensor[]) => Tensor,
  which: number,
): (...xs: Tensor[]) => Tensor {
  return (...xs) =>
    grad(
      (...ys: Tensor[]) => {
        const y = f(...ys);
        return y.mul(y).sum();
      },
      { argnums: which },
    )(...xs);
}

describe('structural primitives', () => {
  it.each(smooth.map(([, , a]) => [a.name, a] as const))(
    '%s: tangent and transpose agree',
    (_, a) => {
      const [forward, reverse] = bothModes(a.f, floatsOf(a));
      expect(Math.abs(forward - reverse)).toBeLessThan(1e-12 * (1 + Math.abs(forward)));
    },
  );

  it.each(smooth.map(([, , a]) => [a.name, a] as const))('%s: tangent is the slope', (_, a) => {
    const xs = floatsOf(a);
    const vs = xs.map((x, i) => like(x, 10 + i));
    const [, dy] = jvp(a.f, xs, vs);
    expect(gap(dy, difference(a.f, xs, vs))).toBeLessThan(1e-9);
  });

  it.each(smooth.map(([, , a]) => [a.name, a] as const))('%s: the same at order 2', (_, a) => {
    const xs = floatsOf(a);
    for (let which = 0; which < xs.length; which++) {
      const g = gradientOfSquares(a.f, which);
      const [forward, reverse] = bothModes(g, xs);
      expect(Math.abs(forward - reverse)).toBeLessThan(1e-11 * (1 + Math.abs(forward)));
      const vs = xs.map((x, i) => like(x, 30 + i));
      const [, dg] = jvp(g, xs, vs);
      expect(gap(dg, difference(g, xs, vs))).toBeLessThan(1e-9);
    }
  });

  it.each(applications.map(([p, s, a]) => [a.name, p, s, a] as const))(
    '%s: vmap is the loop, whatever is mapped',
    (_, p, sample, a) => {
      const size = 3;
      const rows = a.inputs.map((x, k) => Array.from({ length: size }, (__, b) => row(x, b, k)));
      for (let mask = 1; mask < 2 ** a.inputs.length; mask++) {
        const mapped = a.inputs.map((__, i) => (mask >> i) % 2 === 1);
        const run = (...xs: Tensor[]): Tensor => bind(p, xs, sample.params)[0]!;
        const stacked = rows.map((r, i) => (mapped[i] ? array(r) : a.inputs[i]!));
        const together = vmap(
          run,
          mapped.map((m) => (m ? 0 : null)),
        )(...stacked);
        for (let b = 0; b < size; b++) {
          const alone = run(...rows.map((r, i) => (mapped[i] ? r[b]! : a.inputs[i]!)));
          const part = together.slice(b);
          expect([part.dtype, part.shape]).toEqual([alone.dtype, alone.shape]);
          expect(close(part, alone)).toBe(true);
        }
      }
    },
  );
});

/** Row b of a batch made from `x`: shuffled for what is no float, so that it stays in range. */
function row(x: Tensor, b: number, k: number): Tensor {
  if (hasTangent(x.type)) return like(x, 40 + 7 * b + k);
  const values = [...x.data()];
  const turned = values.map((__, i) => values[(i + b) % values.length]!);
  return array(turned, { dtype: x.dtype }).reshape(x.shape);
}

function close(x: Tensor, y: Tensor): boolean {
  const [a, b] = [x.data(), y.data()];
  return a.every((v, i) => Math.abs(v - b[i]!) <= 1e-14 * (1 + Math.abs(v)));
}
