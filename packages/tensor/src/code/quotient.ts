/**
 * The slope of a quotient by its divisor, −x / y²; the host is asked where y² is not normal in double precision.
 */
import { abs, both, div, less, mul, neg, type Write } from './formula.js';

/** The range of y in which y² has all its digits. */
const [SMALL, LARGEST] = [1e-150, 1e150];

const quotientSlope: Write = (w, x, y) => {
  const slope = neg(div(x, mul(y, y)));
  if (w.spare) return slope;
  const size = w.let(abs(y));
  const fine = both(less(SMALL, size), less(size, LARGEST));
  return w.unless(fine, slope, { f: w.host, args: [x, y] });
};

export { quotientSlope };
