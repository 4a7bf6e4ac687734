"""The operations of gradus as functions of real numbers, with their slopes, for mpmath.

Each entry of OPS: value(*inputs), slopes (one function per input), and edges: what holds at zeros,
infinities and singular points, where a formula of real numbers says nothing. `f`, `d` and `scales` are
evaluated by `accuracy.py` with rising precision until two precisions agree.
"""

from dataclasses import dataclass, field

from mpmath import mp, mpf

INF, NAN = float("inf"), float("nan")
N0 = "-0.0"  # as a key: 0.0 and -0.0 are the same key


@dataclass
class Op:
    """One operation: its formula, the formulas of its slopes, its edges and the largest terms."""

    f: object
    d: list
    # edges: input tuple → (value, slopes); a slope is a number, None, or a convention in a 1-tuple
    edges: dict = field(default_factory=dict)
    # scale(*inputs): the largest term where terms cancel; slope_scales likewise, one per input
    scale: object = None
    slope_scales: list | None = None
    domain: object = None
    # where the function jumps or has a kink: the formula's slopes are then conventions
    jumps: object = None


def constant(value):
    return lambda *x: mpf(value)


ZERO, ONE = constant(0), constant(1)


def reduced(x):
    """x mod 2, in [-1, 1]."""
    return x - 2 * mp.nint(x / 2)


def sin_pi(x):
    r = reduced(x)
    return mpf(0) if r == int(r) else mp.sin(mp.pi * r)


def cos_pi(x):
    r = reduced(x)
    return mpf(0) if abs(r) == mpf(1) / 2 else mp.cos(mp.pi * r)


def sinc(x):
    return mpf(1) if x == 0 else sin_pi(x) / (mp.pi * x)


def sinc_slope(x):
    if x == 0:
        return mpf(0)
    if abs(x) < mpf("1e-20"):
        return -(mp.pi**2) * x / 3 * (1 - (mp.pi * x) ** 2 / 10)
    return (cos_pi(x) - sinc(x)) / x


def softplus(x):
    return max(x, mpf(0)) + mp.log1p(mp.exp(-abs(x)))


def sigmoid(x):
    return 1 / (1 + mp.exp(-x)) if x >= 0 else mp.exp(x) / (1 + mp.exp(x))


def density(x):
    e = mp.exp(-abs(x))
    return e / (1 + e) ** 2


def gauss(x):
    return 2 / mp.sqrt(mp.pi) * mp.exp(-x * x)


def power(x, y):
    """x^y; a negative x needs an integral y."""
    if y == int(y):
        return x ** int(y)
    return mp.exp(y * mp.log(x))


def cbrt(x):
    return mp.sign(x) * mp.cbrt(abs(x))


def half_even(x):
    return mp.nint(x)


def log1mexp(x):
    return mp.log1p(-mp.exp(-x)) if x > 1 else mp.log(-mp.expm1(-x))


def larger(*x):
    return max(abs(v) for v in x)


def odd(low, top, slope_at_inf=0, slope_at_0=1):
    """Edges of an odd function that goes from -top to top with f(-0) = -0."""
    return {
        (0.0,): (0.0, [slope_at_0]),
        (N0,): (-0.0, [slope_at_0]),
        (INF,): (top, [slope_at_inf]),
        (-INF,): (low, [slope_at_inf]),
    }


HALF_PI = "pi/2"  # constants that `accuracy.py` evaluates
C_2_ROOT_PI = "2/sqrt(pi)"


def kink(*slopes):
    """Slopes that follow a convention, since no derivative exists."""
    return [(s,) for s in slopes]


def unary():
    ops = {}

    def op(name, f, d, edges=None, **rest):
        ops[name] = Op(f, [d], edges or {}, **rest)

    def steps(name, f, jumps=lambda x: x == int(x)):
        op(name, f, ZERO, jumps=jumps, edges={(0.0,): (0.0, kink(0)), (N0,): (-0.0, kink(0)), (INF,): (INF, [0]), (-INF,): (-INF, [0])})

    op("negative", lambda x: -x, constant(-1), {(0.0,): (-0.0, [-1]), (N0,): (0.0, [-1]), (INF,): (-INF, [-1])})
    op("abs", abs, lambda x: mp.sign(x), {(0.0,): (0.0, kink(1)), (N0,): (0.0, kink(1)), (INF,): (INF, [1]), (-INF,): (INF, [-1])})
    op("sign", mp.sign, ZERO, {(0.0,): (0.0, kink(0)), (INF,): (1, [0]), (-INF,): (-1, [0])})
    steps("floor", mp.floor)
    steps("ceil", mp.ceil)
    steps("round", half_even, lambda x: 2 * x == int(2 * x) and x != int(x))
    steps("trunc", lambda x: mp.sign(x) * mp.floor(abs(x)), lambda x: x == int(x) and x != 0)
    op("sqrt", mp.sqrt, lambda x: 1 / (2 * mp.sqrt(x)), {(0.0,): (0.0, kink(INF)), (INF,): (INF, [0]), (-1.0,): (NAN, [None])})
    op("cbrt", cbrt, lambda x: 1 / (3 * cbrt(x) ** 2), {(0.0,): (0.0, kink(INF)), (N0,): (-0.0, kink(INF)), (INF,): (INF, [0]), (-INF,): (-INF, [0])})
    op("reciprocal", lambda x: 1 / x, lambda x: -1 / x**2, {(0.0,): (INF, kink(-INF)), (N0,): (-INF, kink(-INF)), (INF,): (0.0, [0]), (-INF,): (-0.0, [0])})
    op("rsqrt", lambda x: 1 / mp.sqrt(x), lambda x: -1 / (2 * x * mp.sqrt(x)), {(0.0,): (INF, kink(-INF)), (INF,): (0.0, [0]), (-1.0,): (NAN, [None])})
    op("square", lambda x: x * x, lambda x: 2 * x, {(0.0,): (0.0, [0]), (N0,): (0.0, [0]), (INF,): (INF, [INF]), (-INF,): (INF, [-INF])})
    op("exp", mp.exp, mp.exp, {(INF,): (INF, [INF]), (-INF,): (0.0, [0])})
    op("exp2", lambda x: mp.power(2, x), lambda x: mp.power(2, x) * mp.log(2), {(INF,): (INF, [INF]), (-INF,): (0.0, [0])})
    op("expm1", mp.expm1, mp.exp, {(0.0,): (0.0, [1]), (N0,): (-0.0, [1]), (INF,): (INF, [INF]), (-INF,): (-1, [0])})
    logs = {(0.0,): (-INF, kink(INF)), (INF,): (INF, [0]), (-1.0,): (NAN, [None]), (-INF,): (NAN, [None])}
    op("log", mp.log, lambda x: 1 / x, logs)
    op("log2", lambda x: mp.log(x, 2), lambda x: 1 / (x * mp.log(2)), logs)
    op("log10", mp.log10, lambda x: 1 / (x * mp.log(10)), logs)
    op("log1p", mp.log1p, lambda x: 1 / (1 + x), {(0.0,): (0.0, [1]), (N0,): (-0.0, [1]), (-1.0,): (-INF, kink(INF)), (INF,): (INF, [0]), (-2.0,): (NAN, [None])})
    waves = {(INF,): (NAN, [None]), (-INF,): (NAN, [None])}
    op("sin", mp.sin, mp.cos, {(0.0,): (0.0, [1]), (N0,): (-0.0, [1]), **waves})
    op("cos", mp.cos, lambda x: -mp.sin(x), waves)
    op("tan", mp.tan, lambda x: 1 / mp.cos(x) ** 2, {(0.0,): (0.0, [1]), (N0,): (-0.0, [1]), **waves})
    outside = {(2.0,): (NAN, [None]), (-2.0,): (NAN, [None])}
    arcs = lambda x: 1 / mp.sqrt((1 - x) * (1 + x))
    op("arcsin", mp.asin, arcs, {(0.0,): (0.0, [1]), (N0,): (-0.0, [1]), (1.0,): (HALF_PI, kink(INF)), (-1.0,): ("-pi/2", kink(INF)), **outside})
    op("arccos", mp.acos, lambda x: -arcs(x), {(1.0,): (0.0, kink(-INF)), (-1.0,): ("pi", kink(-INF)), **outside})
    op("arctan", mp.atan, lambda x: 1 / (1 + x * x), odd("-pi/2", HALF_PI))
    op("sinh", mp.sinh, mp.cosh, odd(-INF, INF, INF))
    op("cosh", mp.cosh, mp.sinh, {(0.0,): (1, [0]), (INF,): (INF, [INF]), (-INF,): (INF, [-INF])})
    op("tanh", mp.tanh, lambda x: 1 / mp.cosh(x) ** 2, odd(-1, 1))
    op("arcsinh", mp.asinh, lambda x: 1 / mp.sqrt(1 + x * x), odd(-INF, INF))
    op("arccosh", mp.acosh, lambda x: 1 / mp.sqrt((x - 1) * (x + 1)), {(1.0,): (0.0, kink(INF)), (INF,): (INF, [0]), (0.5,): (NAN, [None]), (-2.0,): (NAN, [None])})
    op("arctanh", mp.atanh, lambda x: 1 / ((1 - x) * (1 + x)), {(0.0,): (0.0, [1]), (N0,): (-0.0, [1]), (1.0,): (INF, kink(INF)), (-1.0,): (-INF, kink(INF)), **outside})
    op("sigmoid", sigmoid, density, {(INF,): (1, [0]), (-INF,): (0.0, [0])})
    op("softplus", softplus, sigmoid, {(INF,): (INF, [1]), (-INF,): (0.0, [0])})
    op("logSigmoid", lambda x: -softplus(-x), lambda x: sigmoid(-x), {(INF,): (0.0, [0]), (-INF,): (-INF, [1])})
    op("log1mexp", log1mexp, lambda x: 1 / mp.expm1(x), {(0.0,): (-INF, kink(INF)), (INF,): (0.0, [0]), (-1.0,): (NAN, [None])})
    op("erf", mp.erf, gauss, odd(-1, 1, 0, C_2_ROOT_PI))
    op("erfc", mp.erfc, lambda x: -gauss(x), {(INF,): (0.0, [0]), (-INF,): (2, [0])})
    op("sinc", sinc, sinc_slope, {(INF,): (0.0, [0]), (-INF,): (0.0, [0])}, slope_scales=[lambda x: larger(cos_pi(x), sinc(x)) / abs(x) if abs(x) > 0.4 else mpf(0)])
    return ops


def floored(x, y):
    return mp.floor(x / y)


def truncated(x, y):
    return mp.sign(x / y) * mp.floor(abs(x / y))


def cosine(x, y):
    return x / mp.hypot(x, y)


def inverse_radius(x, y):
    return x / (x * x + y * y)


def binary():
    ops = {}
    infinite = lambda value, *slopes: (value, list(slopes))

    def op(name, f, dx, dy, edges=None, **rest):
        ops[name] = Op(f, [dx, dy], edges or {}, **rest)

    op("add", lambda x, y: x + y, ONE, ONE, {(INF, 1.0): infinite(INF, 1, 1), (INF, -INF): infinite(NAN, None, None)})
    op("subtract", lambda x, y: x - y, ONE, constant(-1), {(INF, 1.0): infinite(INF, 1, -1), (INF, INF): infinite(NAN, None, None)})
    op("multiply", lambda x, y: x * y, lambda x, y: y, lambda x, y: x, {(INF, 2.0): infinite(INF, 2, INF), (INF, 0.0): infinite(NAN, None, None)})
    op("divide", lambda x, y: x / y, lambda x, y: 1 / y, lambda x, y: -x / y**2, {
        (1.0, 0.0): (INF, kink(INF, -INF)), (-1.0, 0.0): (-INF, kink(INF, INF)), (0.0, 0.0): (NAN, kink(INF, NAN)),
        (1.0, INF): (0.0, [0, 0]), (INF, 2.0): (INF, [0.5, -INF])})
    op("power", power, lambda x, y: y * power(x, y - 1), lambda x, y: power(x, y) * mp.log(x), {
        (0.0, 0.0): (1, kink(NAN, 0)), (0.0, 2.5): (0.0, kink(0, 0)), (0.0, 0.5): (0.0, kink(INF, 0)), (0.0, 1.0): (0.0, kink(1, 0)),
        (0.0, -1.0): (INF, kink(-INF, NAN)), (-2.0, 2.0): (4, [-4, (NAN,)]), (-2.0, 3.0): (-8, [12, (NAN,)]), (-0.5, -3.0): (-8, [-48, (NAN,)]),
        (-2.0, 0.5): (NAN, [None, None]), (INF, 0.5): (INF, [0, INF]), (INF, -1.0): (0.0, [0, 0]),
        (2.0, INF): (INF, [None, None]), (2.0, -INF): (0.0, [None, None])}, domain=lambda x, y: x > 0)
    first = lambda x, y: mpf(x > y)
    second = lambda x, y: mpf(y > x)
    op("maximum", max, first, second, {(1.0, 1.0): (1, kink(0.5, 0.5)), (0.0, 0.0): (0.0, kink(0.5, 0.5)), (INF, 1.0): (INF, [1, 0]), (-INF, 1.0): (1, [0, 1])})
    op("minimum", min, second, first, {(1.0, 1.0): (1, kink(0.5, 0.5)), (0.0, 0.0): (0.0, kink(0.5, 0.5)), (INF, 1.0): (1, [0, 1]), (-INF, 1.0): (-INF, [1, 0])})
    even = lambda x, y: x / y == int(x / y)
    op("remainder", lambda x, y: x - y * floored(x, y), ONE, lambda x, y: -floored(x, y), jumps=even, edges={
        (4.0, 2.0): (0.0, kink(1, -2)), (5.0, 0.0): (NAN, [None, None]), (INF, 2.0): (NAN, [None, None]), (5.0, INF): (5, [1, 0])})
    op("fmod", lambda x, y: x - y * truncated(x, y), ONE, lambda x, y: -truncated(x, y), jumps=even, edges={
        (4.0, 2.0): (0.0, kink(1, -2)), (5.0, 0.0): (NAN, [None, None]), (5.0, INF): (5, [1, 0]), (-5.0, INF): (-5, [1, 0])})
    op("arctan2", mp.atan2, lambda y, x: inverse_radius(x, y), lambda y, x: -inverse_radius(y, x), {
        (0.0, 0.0): (0.0, kink(NAN, NAN)), (0.0, -1.0): ("pi", kink(-1, 0)), (N0, -1.0): ("-pi", kink(-1, 0)), (0.0, 1.0): (0.0, [1, 0]), (N0, 1.0): (-0.0, [1, 0]),
        (1.0, INF): (0.0, [0, 0]), (1.0, -INF): ("pi", [0, 0]), (INF, 1.0): (HALF_PI, [0, 0])})
    op("hypot", mp.hypot, cosine, lambda x, y: cosine(y, x), {(0.0, 0.0): (0.0, kink(NAN, NAN)), (INF, 1.0): (INF, [1, 0]), (1.0, -INF): (INF, [0, -1])})
    op("logaddexp", lambda x, y: max(x, y) + mp.log1p(mp.exp(-abs(x - y))), lambda x, y: sigmoid(x - y), lambda x, y: sigmoid(y - x), {
        (-INF, -INF): (-INF, kink(NAN, NAN)), (-INF, 1.0): (1, [0, 1]), (INF, 1.0): (INF, [1, 0])}, scale=larger)
    op("xlogy", lambda x, y: x * mp.log(y), lambda x, y: mp.log(y), lambda x, y: x / y, {
        (0.0, 0.0): (0.0, kink(-INF, NAN)), (0.0, 3.0): (0.0, ["log(3)", 0]), (1.0, 0.0): (-INF, kink(-INF, INF)), (2.0, INF): (INF, [INF, 0]), (1.0, -1.0): (NAN, [None, None])})
    op("xlog1py", lambda x, y: x * mp.log1p(y), lambda x, y: mp.log1p(y), lambda x, y: x / (1 + y), {
        (0.0, -1.0): (0.0, kink(-INF, NAN)), (0.0, 3.0): (0.0, ["log(4)", 0]), (1.0, -1.0): (-INF, kink(-INF, INF)), (1.0, -2.0): (NAN, [None, None])})
    return ops


def shares(*x):
    largest = max(x)
    terms = [mp.exp(v - largest) for v in x]
    return [t / mp.fsum(terms) for t in terms]


def log_total(*x):
    """(largest, log of the sum relative to it): the sum of the others without cancellation."""
    largest = max(x)
    index = x.index(largest)
    return largest, mp.log1p(mp.fsum(mp.exp(v - largest) for i, v in enumerate(x) if i != index))


def rows():
    """Functions of a row of numbers: value (a list for softmax), gradient of Σ k·y_k, largest terms."""

    def softmax_gradient(*x):
        s = shares(*x)
        mean = mp.fsum((k + 1) * v for k, v in enumerate(s))
        return [v * (k + 1 - mean) for k, v in enumerate(s)], [v * larger(k + 1, mean) for k, v in enumerate(s)]

    def log_softmax_gradient(*x):
        s, total = shares(*x), mpf(len(x) * (len(x) + 1)) / 2
        return [k + 1 - total * v for k, v in enumerate(s)], [larger(k + 1, total * v) for k, v in enumerate(s)]

    def log_softmax(*x):
        largest, rest = log_total(*x)
        return [v - largest - rest for v in x]

    return {
        "logsumexp": (lambda *x: mp.fsum(log_total(*x)), lambda *x: (shares(*x), None), larger),
        "softmax": (shares, softmax_gradient, None),
        "logSoftmax": (log_softmax, log_softmax_gradient, None),
    }
