/**
 * sin(πx)/(πx), NumPy's normalised sinc, and its slope of any order.
 *
 * πx is never formed before the argument is reduced: x mod 2 is exact, so the zeros at the integers
 * are zeros here, and large x keep their digits. sincSlope(x, n) is the n-th derivative; the slope
 * of sincSlope(x, n) is sincSlope(x, n + 1). With z = πx: near 0 by the series of ∫₀¹ cos⁽ⁿ⁾(zt)
 * dt, elsewhere by Leibniz' rule for z·sinc = sin: z·s⁽ⁿ⁾ + n·s⁽ⁿ⁻¹⁾ = sin(z + nπ/2), which is
 * stable for z ≥ n.
 *
 * | function        | largest error                                                    |
 * |-----------------|------------------------------------------------------------------|
 * | sinPi, cosPi    | 1.8 ulp                                                          |
 * | sinc            | 2.6 ulp                                                          |
 * | sincSlope(x, 1) | 4 ulp, or 2.7 ε of the larger of its two terms where they cancel |
 */

/**
 * sin(πx), with exact zeros at the integers, which have the sign of x.
 *
 * @param x - any number
 * @returns the sine; NaN at ±∞
 */
export function sinPi(x: number): number {
  if (Number.isInteger(x)) return 0 * x;
  const r = x - 2 * Math.round(x / 2);
  const size = Math.abs(r);
  const sign = r < 0 ? -1 : 1;
  if (size < 0.25) return Math.sin(Math.PI * r);
  if (size <= 0.75) return sign * Math.cos(Math.PI * (0.5 - size));
  return sign * Math.sin(Math.PI * (1 - size));
}

/**
 * cos(πx), with exact zeros halfway between the integers.
 *
 * @param x - any number
 * @returns the cosine; NaN at ±∞
 */
export function cosPi(x: number): number {
  const size = Math.abs(x - 2 * Math.round(x / 2));
  if (size < 0.25) return Math.cos(Math.PI * size);
  if (size <= 0.75) return Math.sin(Math.PI * (0.5 - size));
  return -Math.cos(Math.PI * (1 - size));
}

/**
 * sin(πx)/(πx); 1 at 0, 0 at ±∞.
 *
 * @param x - any number
 * @returns a number of [−0.22, 1]
 */
export function sinc(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) === Infinity) return 0;
  return sinPi(x) / (Math.PI * x);
}

/**
 * The derivative of sinc of order n.
 *
 * @param x - any number
 * @param order - a positive integer
 * @returns the derivative; 0 at ±∞
 */
export function sincSlope(x: number, order: number = 1): number {
  if (Math.abs(x) === Infinity) return 0;
  const z = Math.PI * x;
  if (Math.abs(z) < order + 0.9) return Math.PI ** order * series(z, order);
  let slope = sinc(x);
  for (let n = 1; n <= order; n++) slope = (Math.PI ** (n - 1) * waves[n & 3]!(x) - n * slope) / x;
  return slope;
}

/** sin(πx + nπ/2) for n mod 4. */
const waves: readonly ((x: number) => number)[] = [
  sinPi,
  cosPi,
  (x) => -sinPi(x),
  (x) => -cosPi(x),
];

/** The n-th derivative of sin(z)/z by its Taylor series, n ≥ 1. */
function series(z: number, n: number): number {
  const first = n & 1; // Σ over m of ±z^p / (p!·(p + n + 1)), where p = 2m + first
  const terms = 12 + n;
  let sum = 0;
  for (let m = terms; m >= 0; m--) {
    const power = 2 * m + first;
    sum = 1 / (power + n + 1) - (sum * z * z) / ((power + 1) * (power + 2));
  }
  const sign = (n + first) & 2 ? -1 : 1;
  return sign * (first === 1 ? z * sum : sum);
}
