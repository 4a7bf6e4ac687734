/**
 * The gradient of the recurrent network as loops over typed arrays, the backward pass written by hand. All
 * steps of x·U are one product, as all steps of each weight's slope are.
 */

/** out += a·b for rows of a of length k, read from element `from` on. */
function addProduct(out, a, b, { rows, k, n, from = 0, to = 0 }) {
  for (let i = 0; i < rows; i++) {
    for (let p = 0; p < k; p++) {
      const factor = a[from + i * k + p];
      for (let j = 0; j < n; j++) out[to + i * n + j] += factor * b[p * n + j];
    }
  }
}

/** out += aᵀ·b over all rows of both. */
function addTransposed(out, a, b, { rows, k, n }) {
  for (let i = 0; i < rows; i++) {
    for (let p = 0; p < k; p++) {
      const factor = a[i * k + p];
      for (let j = 0; j < n; j++) out[p * n + j] += factor * b[i * n + j];
    }
  }
}

function transposed(w, n) {
  return w.map((_, i) => w[(i % n) * n + Math.floor(i / n)]);
}

/** All states, the first of them zero; row t + 1 is the state after step t. */
function forward([xs, u, w, b], { steps, batch, inner, hidden }) {
  const size = batch * hidden;
  const h = new Float32Array((steps + 1) * size);
  for (let i = size; i < h.length; i++) h[i] = b[i % hidden];
  addProduct(h, xs, u, { rows: steps * batch, k: inner, n: hidden, to: size });
  for (let t = 0; t < steps; t++) {
    const to = (t + 1) * size;
    addProduct(h, h, w, { rows: batch, k: hidden, n: hidden, from: t * size, to });
    for (let i = to; i < to + size; i++) h[i] = Math.tanh(h[i]);
  }
  return h;
}

/** The slopes of what goes into each tanh. */
function backward(h, w, { steps, batch, hidden }) {
  const size = batch * hidden;
  const back = transposed(w, hidden);
  const before = new Float32Array(steps * size);
  let slope = h.slice(steps * size).map((x) => 2 * x);
  for (let t = steps - 1; t >= 0; t--) {
    for (let i = 0; i < size; i++) {
      const state = h[(t + 1) * size + i];
      before[t * size + i] = slope[i] * (1 - state * state);
    }
    slope = new Float32Array(size);
    addProduct(slope, before, back, { rows: batch, k: hidden, n: hidden, from: t * size });
  }
  return before;
}

/**
 * The gradient of Σh² at the end.
 *
 * @param inputs - rows, then the weights U, W and b
 * @param sizes - steps, batch, inner and hidden
 * @returns what computes the slopes of U, W and b
 */
export function gradientByHand(inputs, sizes) {
  const data = inputs.map((input) => input.data);
  const { steps, batch, inner, hidden } = sizes;
  const rows = steps * batch;
  return () => {
    const h = forward(data, sizes);
    const before = backward(h, data[2], sizes);
    const du = new Float32Array(inner * hidden);
    const dw = new Float32Array(hidden * hidden);
    const db = new Float32Array(hidden);
    addTransposed(du, data[0], before, { rows, k: inner, n: hidden });
    addTransposed(dw, h, before, { rows, k: hidden, n: hidden });
    before.forEach((value, i) => (db[i % hidden] += value));
    return [du, dw, db];
  };
}
