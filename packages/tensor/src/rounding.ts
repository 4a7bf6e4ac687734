/**
 * Rounding to the nearest integer with ties to the even one (IEEE 754 roundTiesToEven), which is what
 * NumPy, JAX and wasm's `nearest` do; JavaScript's `Math.round` takes ties upwards.
 */

/**
 * The nearest integer; a tie goes to the even neighbour. Keeps −0, infinities and NaN.
 *
 * @param x - any number
 * @returns the rounded number
 */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return x < 0 && floor === 0 ? -0 : floor;
  if (rest > 0.5 || Math.abs(floor % 2) === 1) return x < 0 && floor === -1 ? -0 : floor + 1;
  return floor;
}
