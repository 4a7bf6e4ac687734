/**
 * Quotients that are 0/0 at 0, by a short series there: (eᶻ − 1)/z and log(1 + z)/z. Beside the series they are
 * quotients of functions that keep their digits; what is not taken gets a harmless operand, so the slope is right on both
 * sides. (eᶻ − 1)/z = e^(z/2)·sinh(z/2)/(z/2), and log(1 + z)/z = 2·artanh(s)/(s·(2 + z)) with s = z/(2 + z): what remains
 * are series of squares, so few terms are enough for all digits of a double.
 */
import {
  abs,
  add,
  clip,
  divide,
  exp,
  expm1,
  full,
  less,
  log1p,
  multiply,
  select,
  square,
  type Tensor,
} from '@gradus/tensor';

/** Where the series are used: four terms are exact up to 2⁻⁵⁴ there. */
const NEAR = { expm1: 0.1, log1p: 0.01 } as const;

/** sinh(√q/2)/(√q/2): 1/(4ᵏ·(2k + 1)!) for k = 0 … 3. */
const SINH = [1, 1 / 24, 1 / 1920, 1 / 322_560];

/** artanh(√q)/√q. */
const ARTANH = [1, 1 / 3, 1 / 5, 1 / 7];

/** By the scheme of Horner. */
function polynomial(coefficients: readonly number[], q: Tensor): Tensor {
  const [first, ...others] = coefficients.toReversed();
  return others.reduce<Tensor>(
    (sum, c) => add(c, multiply(q, sum)),
    full(q.shape, first!, { dtype: q.dtype }),
  );
}

/** Near 0 by a series, elsewhere by a quotient. */
function patched(
  z: Tensor,
  limit: number,
  by: Readonly<Record<'series' | 'numerator', (x: Tensor) => Tensor>>,
): Tensor {
  const isNear = less(abs(z), limit);
  const far = select(isNear, full(z.shape, 1, { dtype: z.dtype }), z);
  return select(isNear, by.series(z), divide(by.numerator(far), far));
}

/**
 * (eᶻ − 1)/z.
 *
 * @param z - any tensor of floats
 * @returns 1 at 0, where the slope is ½
 */
export const expm1Quotient = (z: Tensor): Tensor =>
  patched(z, NEAR.expm1, {
    series: (y) => {
      const x = clip(y, -NEAR.expm1, NEAR.expm1); // where it is not taken, nothing overflows
      return multiply(exp(multiply(x, 0.5)), polynomial(SINH, square(x)));
    },
    numerator: expm1,
  });

/**
 * log(1 + z)/z.
 *
 * @param z - any tensor of floats
 * @returns 1 at 0, where the slope is −½
 */
export const log1pQuotient = (z: Tensor): Tensor =>
  patched(z, NEAR.log1p, {
    series: (x) => multiply(divide(2, add(2, x)), polynomial(ARTANH, square(divide(x, add(2, x))))),
    numerator: log1p,
  });

const quotientCode = (z: string, limit: number, series: string, name: string): string => {
  const far = `where(less(abs(${z}), ${limit}), 1, ${z})`;
  return `where(less(abs(${z}), ${limit}), ${series}, divide(${name}(${far}), ${far}))`;
};

const polynomialCode = (coefficients: readonly string[], q: string): string =>
  coefficients.reduceRight((sum, c) => `add(${c}, multiply(${q}, ${sum}))`);

/**
 * (eᶻ − 1)/z as code.
 *
 * @param z - code of the operand
 * @returns an expression
 */
export function expm1QuotientCode(z: string): string {
  const x = `clip(${z}, -${NEAR.expm1}, ${NEAR.expm1})`;
  const sinh = polynomialCode(['1', '1 / 24', '1 / 1920', '1 / 322560'], `square(${x})`);
  return quotientCode(z, NEAR.expm1, `multiply(exp(multiply(${x}, 0.5)), ${sinh})`, 'expm1');
}

/**
 * log(1 + z)/z as code.
 *
 * @param z - code of the operand
 * @returns an expression
 */
export function log1pQuotientCode(z: string): string {
  const s = `square(divide(${z}, add(2, ${z})))`;
  const artanh = polynomialCode(['1', '1 / 3', '1 / 5', '1 / 7'], s);
  return quotientCode(z, NEAR.log1p, `multiply(divide(2, add(2, ${z})), ${artanh})`, 'log1p');
}
