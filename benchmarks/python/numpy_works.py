"""
The works in NumPy.
"""

import numpy as np


def start(threads):
    pass


def finish(result):
    return result


def matmul(a, b, ta=False, tb=False):
    return lambda: (a.T if ta else a) @ (b.T if tb else b)


def chain(x):
    return lambda: np.tanh(2 * x + 1) * np.exp(-x * x)


def chain_gradient(x):
    def run():
        t = np.tanh(2 * x + 1)
        return np.exp(-x * x) * (2 * (1 - t * t) - 2 * x * t)

    return run


def softmax(x):
    def run():
        e = np.exp(x - x.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    return run


def logsumexp(x):
    def run():
        m = x.max(axis=1, keepdims=True)
        return np.log(np.exp(x - m).sum(axis=1)) + m[:, 0]

    return run


def axes_of(axis):
    return tuple(axis) if isinstance(axis, list) else axis


def sum(x, axis):
    return lambda: x.sum(axis=axes_of(axis))


def mean(x, axis):
    return lambda: x.mean(axis=axes_of(axis))


def max(x, axis):
    return lambda: x.max(axis=axes_of(axis))


def mlp(x, y, *params, rate):
    params = list(params)
    n = x.shape[0]

    def run():
        nonlocal params
        w1, b1, w2, b2, w3, b3 = params
        h1 = np.maximum(x @ w1 + b1, 0)
        h2 = np.maximum(h1 @ w2 + b2, 0)
        logits = h2 @ w3 + b3
        e = np.exp(logits - logits.max(axis=1, keepdims=True))
        d3 = (e / e.sum(axis=1, keepdims=True) - y) / np.float32(n)
        d2 = (d3 @ w3.T) * (h2 > 0)
        d1 = (d2 @ w2.T) * (h1 > 0)
        grads = [x.T @ d1, d1.sum(0), h1.T @ d2, d2.sum(0), h2.T @ d3, d3.sum(0)]
        params = [p - np.float32(rate) * g for p, g in zip(params, grads)]
        return params

    return run


def addition(x):
    y = x.copy()
    return lambda: x + y


def small_call(x):
    return lambda: (x * x).sum() + x


def recurrent(xs, u, w, b):
    def run():
        hs = [np.zeros((xs.shape[1], w.shape[0]), xs.dtype)]
        for x in xs:
            hs.append(np.tanh(x @ u + hs[-1] @ w + b))
        du, dw, db = np.zeros_like(u), np.zeros_like(w), np.zeros_like(b)
        slope = 2 * hs[-1]
        for t in range(len(xs) - 1, -1, -1):
            before = slope * (1 - hs[t + 1] ** 2)
            du += xs[t].T @ before
            dw += hs[t].T @ before
            db += before.sum(axis=0)
            slope = before @ w.T
        return [du, dw, db]

    return run
