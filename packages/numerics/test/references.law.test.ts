/**
 * Special functions, activations and linear algebra against truths from outside: mpmath in both float types
 * (tools/oracle/fixtures/special.json), and values, gradients and JAX's conventions at tricky points
 * (references.json). What the bounds are in ulp stands here, function by function.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  arange,
  array,
  diag,
  log,
  multiply,
  reshape,
  sum,
  withDefaultDtype,
  type FloatDType,
  type Tensor,
} from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import {
  betaln,
  celu,
  cholesky,
  det,
  digamma,
  eigvalsh,
  entr,
  erfinv,
  expi,
  expm,
  gamma,
  gammaln,
  gelu,
  hardSigmoid,
  hardSilu,
  hardTanh,
  i0,
  i0e,
  i1,
  i1e,
  inv,
  logit,
  logmeanexp,
  logNdtr,
  matrixPower,
  mish,
  ndtr,
  ndtri,
  norm,
  polygamma,
  relu6,
  selu,
  slogdet,
  softSign,
  squareplus,
  standardize,
  svdvals,
  ulpDistance,
  xlogx,
} from '../src/index.js';

type Unary = (x: Tensor) => Tensor;
type Binary = (x: Tensor, y: Tensor) => Tensor;

/** Largest distances from the truth in ulp: of the value, and of the slope. */
const bounds: Readonly<Record<string, readonly [value: number, slope: number]>> = {
  ndtr: [4, 4],
  logNdtr: [4, 6],
  ndtri: [4, 8],
  erfinv: [4, 8],
  gammaln: [5, 8],
  gamma: [6, 16],
  digamma: [8, 8],
  i0: [10, 12],
  // Its slope is a difference of terms 2x times as large.
  i0e: [10, 200],
  i1: [12, 16],
  i1e: [12, 200],
  expi: [12, 4],
  logit: [4, 4],
  entr: [4, 4],
  xlogx: [4, 4],
};

interface Row<P> {
  readonly op: string;
  readonly points: readonly P[];
}
interface Point {
  readonly x: readonly [number];
  readonly value: string;
  readonly slopes: readonly [string];
}
interface Reference {
  readonly x: number | readonly number[];
  readonly value: string;
  readonly grad: string | readonly string[] | null;
  readonly jaxGrad?: string | readonly string[];
}

function read<P>(name: string): Row<P>[] {
  const url = new URL(`../../../tools/oracle/fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Row<P>[];
}

const dtypes = ['float32', 'float64'] as const;
const special = read<Point>('special').flatMap(({ op, points }) =>
  dtypes.map((dtype) => [op, dtype, points] as const),
);

function distance(got: number, truth: string, dtype: FloatDType): number {
  const exact = dtype === 'float32' ? Math.fround(Number(truth)) : Number(truth);
  return ulpDistance(got, exact, dtype);
}

describe('special functions are within their bounds of the truth', () => {
  it.each(special)('%s of %s', (op, dtype, points) => {
    const f = functions[op]!;
    const [value, slope] = bounds[op]!;
    const missed = points.flatMap(({ x: [at], value: truth, slopes: [rise] }) => {
      const x = array(at, { dtype });
      const [y, d] = [f(x).item(), grad(f)(x).item()];
      const [far, steep] = [distance(y, truth, dtype), distance(d, rise, dtype)];
      return [
        ...(far <= value ? [] : [`${op}(${at}) = ${y}, not ${truth}: ${far} ulp`]),
        ...(steep <= slope ? [] : [`slope at ${at} = ${d}, not ${rise}: ${steep} ulp`]),
      ];
    });
    expect(missed).toEqual([]);
  });
});

/** Σ k·yₖ over all entries. */
function weighted(y: Tensor): Tensor {
  return sum(multiply(reshape(y, [y.size]), arange(1, y.size + 1)));
}

function square(x: Tensor): Tensor {
  const n = Math.sqrt(x.size);
  return reshape(x, [n, n]);
}

const functions: Readonly<Record<string, Unary>> = {
  logit: (x) => logit(x),
  relu6: (x) => relu6(x),
  selu: (x) => selu(x),
  celu: (x) => celu(x),
  gelu: (x) => gelu(x),
  mish: (x) => mish(x),
  hardTanh: (x) => hardTanh(x),
  hardSigmoid: (x) => hardSigmoid(x),
  hardSilu: (x) => hardSilu(x),
  softSign: (x) => softSign(x),
  squareplus: (x) => squareplus(x),
  erfinv: (x) => erfinv(x),
  gammaln: (x) => gammaln(x),
  gamma: (x) => gamma(x),
  digamma: (x) => digamma(x),
  i0: (x) => i0(x),
  i0e: (x) => i0e(x),
  i1: (x) => i1(x),
  i1e: (x) => i1e(x),
  ndtr: (x) => ndtr(x),
  logNdtr: (x) => logNdtr(x),
  ndtri: (x) => ndtri(x),
  entr: (x) => entr(x),
  xlogx: (x) => xlogx(x),
  expi: (x) => expi(x),
  logmeanexp: (x) => logmeanexp(x),
  geluExact: (x) => gelu(x, { approximate: false }),
  trigamma: (x) => polygamma(1, x),
  norm: (x) => norm(x),
  norm1: (x) => norm(x, { ord: 1 }),
  normInf: (x) => norm(x, { ord: Infinity }),
  norm3: (x) => norm(x, { ord: 3 }),
  frobenius: (x) => norm(square(x)),
  nuclearNorm2: (x) => norm(square(x), { ord: 'nuc' }),
  det: (x) => det(square(x)),
  slogdetLog: (x) => slogdet(square(x))[1],
  inv: (x) => weighted(inv(square(x))),
  cholesky: (x) => weighted(cholesky(square(x))),
  logdetThroughCholesky: (x) => sum(log(diag(cholesky(square(x))))).mul(2),
  eigvalsh: (x) => weighted(eigvalsh(square(x))),
  svdvals: (x) => weighted(svdvals(square(x))),
  matrixPower3: (x) => weighted(matrixPower(square(x), 3)),
  expm: (x) => weighted(expm(square(x))),
  standardize: (x) => weighted(standardize(x)),
};
const pairs: Readonly<Record<string, Binary>> = { betaln: betaln };
/** The signs of its infinite slopes at a singular matrix depend on the order of elimination. */
const undetermined = 'slogdetLog';
const references = read<Reference>('references').filter(({ op }) => op in functions || op in pairs);

function expectNear(got: readonly number[], truth: readonly string[]): void {
  const exact = truth.map((text) => Number(text.replace('inf', 'Infinity')));
  exact.forEach((e, i) => {
    const g = got[i]!;
    if (!Number.isFinite(e)) expect(g).toBe(e);
    else expect(Math.abs(g - e)).toBeLessThanOrEqual(1e-12 * Math.abs(e) + 1e-15);
  });
}

describe('values, gradients and conventions are those of the references', () => {
  it.each(references.map(({ op, points }) => [op, points] as const))('%s', (op, points) => {
    withDefaultDtype('float64', () => {
      for (const { x, value, grad: slopes, jaxGrad } of points) {
        const truth = [slopes ?? (op === undetermined ? [] : jaxGrad) ?? []].flat();
        const make = (v: number | readonly number[]): Tensor => array(v as number[]);
        const two = pairs[op];
        if (two) {
          const [a, b] = (x as readonly number[]).map(make) as [Tensor, Tensor];
          expectNear([two(a, b).item()], [value]);
          const both = grad(two, { argnums: [0, 1] })(a, b);
          expectNear([both[0].item(), both[1].item()], truth);
        } else {
          expectNear([functions[op]!(make(x)).item()], [value]);
          expectNear([grad(functions[op]!)(make(x)).tolist()].flat(2) as number[], truth);
        }
      }
    });
  });
});
