"""
The works in PyTorch.
"""

import torch


def start(threads):
    torch.set_num_threads(threads)


def finish(result):
    return result


def matmul(a, b, ta=False, tb=False):
    x, y = torch.from_numpy(a), torch.from_numpy(b)
    return lambda: (x.T if ta else x) @ (y.T if tb else y)


def chain_of(x):
    return torch.tanh(2 * x + 1) * torch.exp(-x * x)


def chain(x):
    x = torch.from_numpy(x)
    return lambda: chain_of(x)


def chain_gradient(x):
    x = torch.from_numpy(x).requires_grad_()
    return lambda: torch.autograd.grad(chain_of(x).sum(), x)[0]


def softmax(x):
    x = torch.from_numpy(x)
    return lambda: torch.softmax(x, -1)


def logsumexp(x):
    x = torch.from_numpy(x)
    return lambda: torch.logsumexp(x, -1)


def sum(x, axis):
    x = torch.from_numpy(x)
    return lambda: x.sum(dim=axis)


def mean(x, axis):
    x = torch.from_numpy(x)
    return lambda: x.mean(dim=axis)


def max(x, axis):
    x = torch.from_numpy(x)
    return lambda: x.amax(dim=axis)


def mlp(x, y, *params, rate):
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    params = [torch.from_numpy(p).clone().requires_grad_() for p in params]

    def run():
        w1, b1, w2, b2, w3, b3 = params
        h1 = torch.relu(x @ w1 + b1)
        h2 = torch.relu(h1 @ w2 + b2)
        logits = h2 @ w3 + b3
        loss = -(y * torch.log_softmax(logits, -1)).sum() / x.shape[0]
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for p, g in zip(params, grads):
                p.sub_(g, alpha=rate)
        return [p.detach() for p in params]

    return run


def addition(x):
    x = torch.from_numpy(x)
    return lambda: x + x


def curve_slope(x, compiled):
    if compiled:
        raise NotImplementedError("not compiled here")
    x = torch.from_numpy(x).requires_grad_()
    return lambda: torch.autograd.grad(x * torch.sin(x) + torch.exp(-x), x)[0]


def small_call(x):
    x = torch.from_numpy(x)
    return lambda: (x * x).sum() + x


def recurrent(xs, u, w, b):
    rows = torch.from_numpy(xs)
    params = [torch.from_numpy(p).requires_grad_() for p in (u, w, b)]

    def run():
        u, w, b = params
        h = torch.zeros(rows.shape[1], w.shape[0], dtype=rows.dtype)
        for x in rows:
            h = torch.tanh(x @ u + h @ w + b)
        return list(torch.autograd.grad((h * h).sum(), params))

    return run
