"""
The works in JAX, jitted.
"""

import jax
import jax.numpy as jnp


def start(threads):
    jax.config.update("jax_enable_x64", True)


def finish(result):
    return jax.block_until_ready(result)


def matmul(a, b, ta=False, tb=False):
    f = jax.jit(lambda x, y: (x.T if ta else x) @ (y.T if tb else y))
    x, y = jnp.asarray(a), jnp.asarray(b)
    return lambda: f(x, y)


def jitted(f, *arguments):
    compiled = jax.jit(f)
    arrays = jax.tree.map(jnp.asarray, list(arguments))
    return lambda: compiled(*arrays)


def chain_of(x):
    return jnp.tanh(2 * x + 1) * jnp.exp(-x * x)


def chain(x):
    return jitted(chain_of, x)


def chain_gradient(x):
    return jitted(jax.grad(lambda v: chain_of(v).sum()), x)


def softmax(x):
    return jitted(lambda v: jax.nn.softmax(v, axis=-1), x)


def logsumexp(x):
    return jitted(lambda v: jax.nn.logsumexp(v, axis=-1), x)


def axes_of(axis):
    return tuple(axis) if isinstance(axis, list) else axis


def sum(x, axis):
    return jitted(lambda v: v.sum(axis=axes_of(axis)), x)


def mean(x, axis):
    return jitted(lambda v: v.mean(axis=axes_of(axis)), x)


def max(x, axis):
    return jitted(lambda v: v.max(axis=axes_of(axis)), x)


def mlp(x, y, *params, rate):
    def loss(params, x, y):
        w1, b1, w2, b2, w3, b3 = params
        h1 = jax.nn.relu(x @ w1 + b1)
        h2 = jax.nn.relu(h1 @ w2 + b2)
        logits = h2 @ w3 + b3
        return -(y * jax.nn.log_softmax(logits)).sum() / x.shape[0]

    @jax.jit
    def step(params, x, y):
        return [p - rate * g for p, g in zip(params, jax.grad(loss)(params, x, y))]

    x, y = jnp.asarray(x), jnp.asarray(y)
    params = [jnp.asarray(p) for p in params]

    def run():
        nonlocal params
        params = step(params, x, y)
        return params

    return run


def addition(x):
    x = jnp.asarray(x)
    return lambda: x + x


def curve(x):
    return x * jnp.sin(x) + jnp.exp(-x)


def curve_slope(x, compiled):
    x = jnp.asarray(x).reshape(())
    slope = jax.grad(curve)
    f = jax.jit(slope) if compiled else slope
    return lambda: f(x)


def small_call(x):
    return jitted(lambda v: (v * v).sum() + v, x)


def recurrent(xs, u, w, b):
    def loss(params, rows):
        u, w, b = params
        start = jnp.zeros((rows.shape[1], w.shape[0]), rows.dtype)
        last, _ = jax.lax.scan(lambda h, x: (jnp.tanh(x @ u + h @ w + b), None), start, rows)
        return (last * last).sum()

    return jitted(jax.grad(loss), [jnp.asarray(p) for p in (u, w, b)], jnp.asarray(xs))


def long_chain(x, turns):
    def f(x):
        y = x
        for _ in range(turns):
            y = y * x + 0.5
        return y

    return jitted(f, x)


def layers(x, w, count):
    def f(x, w):
        y = x
        for _ in range(count):
            z = jnp.tanh(y @ w)
            y = z - z.sum(axis=0)
        return y

    return jitted(f, x, w)
