/**
 * Law 2: the derivative that the rules give equals a numerical one. It needs nothing but values of the
 * function, so it is the law that ties the rules to calculus; the others compare rules with rules. All is
 * done in double precision. Entries at a kink, or where the numerical derivative finds no limit, are
 * left out; the answer says how many were compared sharply.
 */
import { contiguous, fromData, hasTangent, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { jvp } from '@gradus/autodiff';
import { coarsest } from './adjoint.js';
import { breach } from './breach.js';
import { isSmooth, slopesOf, type Curve, type Estimate } from './difference.js';
import { directions } from './directions.js';
import { describeSubject, floatResults, subjectOf, type Subject } from './flatFunction.js';

/** How many entries were compared, and for how many of them the numerical derivative was sharp. */
export interface Coverage {
  readonly entries: number;
  readonly sharp: number;
}

/** Options of law 2. */
export interface TangentOptions {
  /** 2 compares the derivative of the derivative too, and so on; 1 when left out. */
  readonly order?: 1 | 2 | 3 | 4;
  /** Another seed looks in another direction. */
  readonly seed?: number;
  /** What terms that cancel inside the function may leave; nothing when left out. */
  readonly atol?: number;
}

/**
 * Checks that forward-mode derivatives of `f` equal finite differences.
 *
 * @param f - a function of trees
 * @param args - the point; floats are taken to double precision
 * @param options - order 1 (the default) to 4
 * @returns how much was compared; throws GR701 where the derivative is wrong
 *
 * @example
 * ```ts
 * import { sin, type Tensor } from '@gradus/tensor';
 * import { checkTangent } from '@gradus/testing';
 * const { sharp } = checkTangent((x: Tensor) => sin(x).mul(x), [0.5], { order: 2 });
 * console.log(sharp > 0); // => true
 * ```
 */
export function checkTangent<A extends readonly unknown[]>(
  f: (...args: never[]) => unknown,
  args: readonly [...A],
  options: TangentOptions = {},
): Coverage {
  return withDefaultDtype('float64', () => tangentAgrees(subjectOf(f, args), options));
}

/**
 * Law 2 for a function of lists.
 *
 * @param subject - function and point
 * @param options - order and seed
 * @returns how much was compared; throws GR701
 */
export function tangentAgrees(subject: Subject, options: TangentOptions = {}): Coverage {
  const { order = 1, seed = 1, atol = 0 } = options;
  const f = floatResults({ ...subject, primals: subject.primals.map(inDouble) });
  let [entries, sharp] = [0, 0];
  for (const reach of reaches(f.primals)) {
    const tangents = directions(f.primals, seed).map(
      (v, i) => v && scaled(v, f.primals[i]!, reach),
    );
    const found = compare(f, tangents, atol);
    entries += found.entries;
    sharp += found.sharp;
    if (order > 1) {
      const next = { order: (order - 1) as 1 | 2 | 3, seed: seed + 1, atol };
      tangentAgrees(derivativeAlong(f, tangents), next);
    }
  }
  return { entries, sharp };
}

function inDouble(x: Tensor): Tensor {
  if (!hasTangent(x.type)) return x;
  return fromData({ ...x.type, dtype: 'float64', weak: false }, Float64Array.from(contiguous(x)));
}

/** How far a step goes for an entry of this size. */
type Reach = (size: number) => number;
const absolute: Reach = (size) => Math.min(size, 1) || 1;
const relative: Reach = (size) => size || 1;

/** Periodic functions want steps of size 1, quotients and powers want steps of the size of x. */
function reaches(primals: readonly Tensor[]): Reach[] {
  const large = primals.some((x) => contiguous(x).some((u) => Math.abs(u) > 1));
  return large ? [absolute, relative] : [absolute];
}

function scaled(v: Tensor, x: Tensor, reach: Reach): Tensor {
  const xs = contiguous(x);
  return fromData(
    v.type,
    contiguous(v).map((u, i) => u * reach(Math.abs(xs[i]!))),
  );
}

function derivativeAlong(f: Subject, tangents: readonly (Tensor | null)[]): Subject {
  return {
    name: `the derivative of ${f.name}`,
    primals: f.primals,
    run: (...inputs) => jvp(f.run, inputs, tangents)[1],
  };
}

function curveOf(f: Subject, tangents: readonly (Tensor | null)[]): Curve {
  const rows = f.primals.map((x) => contiguous(x));
  return (t) => {
    const moved = f.primals.map((x, k) => {
      const v = tangents[k];
      if (!v) return x;
      const steps = contiguous(v);
      return fromData(
        x.type,
        rows[k]!.map((u, i) => u + t * steps[i]!),
      );
    });
    return Float64Array.from(f.run(...moved).flatMap((y) => [...contiguous(y)]));
  };
}

/** How much the steps of a numerical derivative magnify a rounding of the values it is made of. */
const NOISE = 5e4;

function compare(f: Subject, tangents: readonly (Tensor | null)[], atol: number): Coverage {
  const curve = curveOf(f, tangents);
  const slopes = jvp(f.run, f.primals, tangents)[1];
  const analytic = slopes.flatMap((t) => [...contiguous(t)]);
  const numeric = slopesOf(curve);
  const values = curve(0);
  const eps = coarsest(slopes);
  let sharp = 0;
  analytic.forEach((slope, i) => {
    const found = numeric.slope[i]!;
    const noise = atol + NOISE * eps * Math.abs(values[i]!);
    const bound = noise + 10 * numeric.error[i]!;
    if (Math.abs(slope - found) <= bound + (1e-8 + 64 * eps) * Math.abs(slope)) {
      if (bound < 1e-4 * (Math.abs(slope) + Math.abs(found)) || bound < 1e-8) sharp++;
      return;
    }
    if (!isConclusive(curve, i, { ...numeric, noise })) return;
    throw breach(
      'tangent',
      describeSubject(f),
      `entry ${i} of the tangent is ${slope}, the finite difference ${found} ± ${numeric.error[i]!.toPrecision(2)}`,
    );
  });
  return { entries: analytic.length, sharp };
}

/**
 * A difference counts only where it has settled, where the function is smooth, and where other steps give the
 * same slope.
 */
function isConclusive(
  curve: Curve,
  i: number,
  { slope, error, noise }: Estimate & { readonly noise: number },
): boolean {
  const [found, apart] = [Math.abs(slope[i]!), error[i]!];
  if (!(apart <= 1e-3 * found + noise) || !isSmooth(curve, i)) return false;
  const again = slopesOf(curve, 1 / 40);
  const moved = Math.abs(again.slope[i]! - slope[i]!);
  return moved <= 1e-4 * found + 100 * (apart + again.error[i]!);
}
