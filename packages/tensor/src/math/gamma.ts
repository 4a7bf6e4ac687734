/**
 * The gamma function's family. For arguments from 10 on the series of Stirling and Euler–Maclaurin in Bernoulli's numbers
 * (Abramowitz and Stegun 6.1.40, 6.3.18, 23.1.30); below, the recurrence leads there, and log Γ near its zeros 1 and 2
 * goes by its Taylor series, whose coefficients are values of the zeta function (6.1.33), so that no digit
 * is lost. Negative arguments by reflection.
 *
 * | function       | formula                 | largest error                                              |
 * |----------------|-------------------------|------------------------------------------------------------|
 * | gammaln        | log |Γ(x)|              | 4 ulp for x \> 0; 6 ε of the larger term below             |
 * | gamma          | Γ(x)                    | 5 ulp for x \> 0; 2·|x| ulp below                          |
 * | digamma        | Γ′/Γ                    | 4 ulp; 4 ε near its zero 1.46; 8 ε of the terms below 0    |
 * | trigamma       | Σ 1/(x + k)²            | 4 ulp for x \> 0                                           |
 * | hurwitzZeta    | Σ 1/(q + k)ˢ            | 8 ulp + s ulp for q \> 0, s up to 30                       |
 */
import { cosPi, sinPi } from './sinc.js';
import { pow } from './power.js';

/** B₂, B₄, … B₂₀. */
const BERNOULLI: readonly number[] = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
];
const FAR = 10;
const HALF_LOG_2_PI = 0.9189385332046728;
const ROOT_2_PI = 2.5066282746310002;
/** 1 − γ. */
const SLOPE_AT_2 = 0.42278433509846713;

/** log Γ(x) − ((x − ½)·log x − x + ½·log 2π) for x ≥ 10. */
function stirlingRest(x: number): number {
  const square = x * x;
  let sum = 0;
  for (let k = 8; k >= 1; k--) sum = BERNOULLI[k - 1]! / (2 * k * (2 * k - 1)) + sum / square;
  return sum / x;
}

/** (ζ(n) − 1)/n for n = 2, 3, …, as they are asked for. */
const coefficients: number[] = [];
function coefficientOf(n: number): number {
  return (coefficients[n] ??= hurwitzZeta(n, 2) / n);
}

/** log Γ(2 + z) for |z| ≤ ½. */
function nearTwo(z: number): number {
  let sum = 0;
  for (let n = 28; n >= 2; n--) sum = coefficientOf(n) - z * sum;
  return z * (SLOPE_AT_2 + z * sum);
}

/**
 * log |Γ(x)|.
 *
 * @param x - any number
 * @returns the logarithm; ∞ at 0, −1, −2, …
 */
export function gammaln(x: number): number {
  if (x < 0.5) return x > -0.5 ? nearTwo(x) - Math.log1p(x) - Math.log(Math.abs(x)) : reflected(x);
  if (x < 1.5) return nearTwo(x - 1) - Math.log1p(x - 1);
  if (x < FAR) {
    let product = 1;
    let rest = x;
    while (rest > 2.5) product *= rest -= 1;
    return nearTwo(rest - 2) + Math.log(product);
  }
  if (x > 1e300) return x * (Math.log(x) - 1);
  return (x - 0.5) * Math.log(x) - x + (HALF_LOG_2_PI + stirlingRest(x));
}

/** Γ(x)·Γ(1 − x) = π/sin(πx). */
function reflected(x: number): number {
  if (Number.isInteger(x) || x === -Infinity) return Infinity;
  return Math.log(Math.PI / Math.abs(sinPi(x))) - gammaln(1 - x);
}

/**
 * Γ(x).
 *
 * @param x - any number
 * @returns (x − 1)! for whole x; ±∞ at ±0, NaN at −1, −2, …
 */
export function gamma(x: number): number {
  if (x < 0.5) return gammaBelow(x);
  if (x >= FAR) {
    if (x > 172) return Infinity;
    const root = pow(x, x / 2 - 0.25);
    return root * Math.exp(-x) * root * (ROOT_2_PI * Math.exp(stirlingRest(x)));
  }
  let product = 1;
  let rest = x;
  while (rest > 1.5) product *= rest -= 1;
  return product * Math.exp(nearTwo(rest - 1) - Math.log1p(rest - 1));
}

function gammaBelow(x: number): number {
  if (x === 0) return 1 / x;
  if (Number.isInteger(x) || x === -Infinity) return Number.NaN;
  if (x > -0.5) return Math.exp(nearTwo(x) - Math.log1p(x)) / x;
  return Math.PI / (sinPi(x) * gamma(1 - x));
}

/**
 * The logarithmic derivative of Γ.
 *
 * @param x - any number
 * @returns Γ′(x)/Γ(x); NaN at 0, −1, −2, …
 */
export function digamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x) || x === -Infinity) return Number.NaN;
    return digamma(1 - x) - (Math.PI * cosPi(x)) / sinPi(x);
  }
  let below = 0;
  let z = x;
  for (; z < FAR; z += 1) below += 1 / z;
  const square = z * z;
  let sum = 0;
  for (let k = 8; k >= 1; k--) sum = BERNOULLI[k - 1]! / (2 * k) + sum / square;
  return Math.log(z) - (below + (0.5 / z + sum / square));
}

/**
 * Slope of digamma.
 *
 * @param x - any number
 * @returns Σ 1/(x + k)²; ∞ at 0, −1, −2, …
 */
export function trigamma(x: number): number {
  return hurwitzZeta(2, x);
}

/**
 * Hurwitz' zeta function, Σ 1/(q + k)ˢ over k ≥ 0.
 *
 * @param s - a number above 1
 * @param q - any number; negative ones for whole s, down to −1000
 * @returns the sum; ∞ at q = 0, −1, …; NaN where it is undefined
 */
export function hurwitzZeta(s: number, q: number): number {
  if (!isDefined(s, q)) return Number.NaN;
  if (q === Infinity) return 0;
  let before = 0;
  let z = q;
  for (; z < FAR + s; z += 1) before += pow(z, -s);
  let sum = 0;
  for (let k = BERNOULLI.length; k >= 1; k--) {
    const ratio = ((s + 2 * k - 1) * (s + 2 * k)) / ((2 * k + 1) * (2 * k + 2));
    sum = BERNOULLI[k - 1]! + (ratio * sum) / (z * z);
  }
  // s/2·z^(−s−1) times the series, whose terms are B₂ₖ·(s + 1)…(s + 2k − 2)·2/(2k)!·z^(2−2k).
  const tail = 1 / (s - 1) + (0.5 + ((s / 2) * sum) / z) / z;
  return before + pow(z, 1 - s) * tail;
}

function isDefined(s: number, q: number): boolean {
  return s > 1 && (q > 0 || (Number.isInteger(s) && q > -1000));
}

// One function a parameter, kept, so that machines may know it by identity.
const zetas: Map<number, (q: number) => number> = new Map([[2, trigamma]]);
const polygammas: ((x: number) => number)[] = [digamma, trigamma];

/**
 * Hurwitz' zeta function of one s.
 *
 * @param s - a number above 1
 * @returns the function of q
 */
export function hurwitzZetaOf(s: number): (q: number) => number {
  const known = zetas.get(s) ?? ((q: number): number => hurwitzZeta(s, q));
  zetas.set(s, known);
  return known;
}

/**
 * The derivative of digamma of an order.
 *
 * @param n - the order, a whole number
 * @returns (−1)ⁿ⁺¹·n!·ζ(n + 1, x) as a function of x; digamma for 0
 */
export function polygammaOf(n: number): (x: number) => number {
  return (polygammas[n] ??= (x) => {
    let factor = n % 2 === 0 ? -1 : 1;
    for (let k = 2; k <= n; k++) factor *= k;
    return factor * hurwitzZeta(n + 1, x);
  });
}
