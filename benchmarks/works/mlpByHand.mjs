/**
 * The training step as loops over typed arrays, the backward pass written by hand.
 */

/** out += a·b; a is m×k, read at `a[i·rowStep + p·columnStep]`. */
function addProduct(out, { a, rowStep, columnStep }, b, [m, k, n]) {
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const factor = a[i * rowStep + p * columnStep];
      if (factor === 0) continue;
      for (let j = 0; j < n; j++) out[i * n + j] += factor * b[p * n + j];
    }
  }
}

/** out = a·bᵀ for a of m×n and b of k×n. */
function productWithTransposed(a, b, [m, n, k]) {
  const out = new Float32Array(m * k);
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += a[i * n + j] * b[p * n + j];
      out[i * k + p] = sum;
    }
  }
  return out;
}

function dense(input, weights, bias, [m, k, n]) {
  const out = new Float32Array(m * n);
  for (let i = 0; i < m; i++) out.set(bias, i * n);
  addProduct(out, { a: input, rowStep: k, columnStep: 1 }, weights, [m, k, n]);
  return out;
}

/** softmax(logits) − labels, divided by the number of rows. */
function lossSlope(logits, labels, [m, n]) {
  const out = new Float32Array(m * n);
  for (let i = 0; i < m; i++) {
    const row = logits.subarray(i * n, (i + 1) * n);
    const largest = Math.max(...row);
    let sum = 0;
    for (const value of row) sum += Math.exp(value - largest);
    for (let j = 0; j < n; j++) {
      out[i * n + j] = (Math.exp(row[j] - largest) / sum - labels[i * n + j]) / m;
    }
  }
  return out;
}

/** p ← p − rate·slope, in new arrays. */
function descend(p, slope, rate) {
  return p.map((value, i) => value - rate * slope[i]);
}

/**
 * A trainer.
 *
 * @param inputs - images, labels, then weights and biases of three layers
 * @param rate - how far a step goes
 * @returns what makes a step and returns the parameters
 */
export function trainByHand([images, labels, ...start], rate) {
  let params = start.map((p) => p.data);
  const m = images.shape[0];
  const shapes = [0, 2, 4].map((i) => start[i].shape);
  return () => {
    const activations = [images.data];
    shapes.forEach(([k, n], layer) => {
      const [w, b] = [params[2 * layer], params[2 * layer + 1]];
      const out = dense(activations[layer], w, b, [m, k, n]);
      activations.push(layer < 2 ? out.map((value) => Math.max(value, 0)) : out);
    });
    let slope = lossSlope(activations[3], labels.data, [m, shapes[2][1]]);
    const next = [];
    for (let layer = 2; layer >= 0; layer--) {
      const [k, n] = shapes[layer];
      const [w, b] = [params[2 * layer], params[2 * layer + 1]];
      const [dw, db] = [new Float32Array(k * n), new Float32Array(n)];
      addProduct(dw, { a: activations[layer], rowStep: 1, columnStep: k }, slope, [k, m, n]);
      slope.forEach((value, i) => (db[i % n] += value));
      next.unshift(descend(w, dw, rate), descend(b, db, rate));
      if (layer === 0) break;
      const back = productWithTransposed(slope, w, [m, n, k]);
      slope = back.map((value, i) => (activations[layer][i] > 0 ? value : 0));
    }
    params = next;
    return params;
  };
}
