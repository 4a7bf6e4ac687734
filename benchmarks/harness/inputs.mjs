/**
 * Inputs that are the same in every process: numbers of a small generator (Mulberry32, by Tommy Ettinger),
 * spread evenly over [−1, 1).
 */

/**
 * Random numbers.
 *
 * @param shape - lengths of the axes
 * @param options - seed, scale, dtype
 * @returns data and shape
 */
export function random(shape, { seed = 1, scale = 1, dtype = 'float32' } = {}) {
  const size = shape.reduce((n, length) => n * length, 1);
  const data = dtype === 'float64' ? new Float64Array(size) : new Float32Array(size);
  let state = seed;
  for (let i = 0; i < size; i++) {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    data[i] = scale * (((x ^ (x >>> 14)) >>> 0) / 2 ** 31 - 1);
  }
  return { data, shape };
}
