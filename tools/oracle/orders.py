"""Writes fixtures/orders.json: derivatives of order 0 to 4 of every smooth operation of gradus.

    python3 tools/oracle/orders.py        # needs mpmath; some seconds

Along a line: d^k/ds^k f(x + s v) at s = 0. The formulas are those of truths.py; their derivatives are
quotients of differences with 200 and with 260 digits, which must agree to 20.
"""

import json
from pathlib import Path

from mpmath import mp, mpc, mpf

import matrices
import truths

OUT = Path(__file__).parent / "fixtures/orders.json"
ORDER = 4
UNARY = [-3.25, -1.5, -0.625, -0.125, 0.0, 0.25, 0.6875, 1.375, 2.5, 7.0]
BINARY = [
    ([1.5, 0.75], [1.0, 0.0]),
    ([1.5, 0.75], [0.0, 1.0]),
    ([0.625, 2.25], [1.0, -0.5]),
    ([0.375, 0.875], [0.25, 1.0]),
    ([2.75, 1.125], [-1.0, 0.75]),
]
STEPS = {"sign", "floor", "ceil", "round", "trunc"}
ROW = ([0.75, -1.25, 0.5, 2.0], [1.0, 0.5, -0.75, 0.25])
ONE = ([-1.25], [1.0])


def rows():
    """Functions of a row of numbers."""
    total = truths.rows()["logsumexp"][0]
    return {
        "prod": lambda *x: mp.fprod(x),
        "dot": lambda a, b, c, d: a * c + b * d,
        "norm": lambda *x: mp.sqrt(mp.fsum(v * v for v in x)),
        "logsumexp": total,
        "cube": lambda x: x**3,
        "inverseSquare": lambda x: 1 / x**2,
        "smallest": min,
    }


def derivatives(f, x, v, digits):
    with mp.workdps(digits):
        point = [(mpf(a), mpf(b)) for a, b in zip(x, v)]

        def line(s):
            return mpf(f(*[a + s * b for a, b in point]))

        return [mp.diff(line, 0, k, h=mpf(10) ** (-digits // 8)) for k in range(ORDER + 1)]


def is_regular(op, x, v):
    """Whether the formula is real and smooth around x: no pole, kink or edge of the domain."""
    try:
        with mp.workdps(40):
            near = [[mpf(a) + s * mpf(b) / 64 for a, b in zip(x, v)] for s in (-1, 0, 1)]
            if any(op.domain and not op.domain(*p) for p in near):
                return False
            if any(op.jumps and op.jumps(*p) for p in near):
                return False
            values = [op.f(*p) for p in near]
            slopes = [d(*p) for p in near for d in op.d]
        numbers = [mpc(n) for n in values + slopes]
        real = all(n.imag == 0 and mp.isfinite(n.real) for n in numbers)
        kinks = any(
            isinstance(s, tuple) for key, (_, given) in op.edges.items() for s in given or [] if key == tuple(x)
        )
        return real and not kinks
    except (ZeroDivisionError, ValueError, TypeError):
        return False


def entry(f, x, v):
    rough, fine = (derivatives(f, x, v, digits) for digits in (200, 260))
    for a, b in zip(rough, fine):
        assert abs(a - b) <= max(abs(b), mpf(10) ** -25) * mpf(10) ** -20, (x, v, a, b)
    tiny = mpf(10) ** -25
    return {"x": x, "v": v, "derivatives": [mp.nstr(b, 20) if abs(b) > tiny else "0" for b in fine]}


def main():
    entries = []
    for name, op in truths.unary().items():
        if name in STEPS:
            continue
        points = [entry(op.f, [x], [1.0]) for x in UNARY if is_regular(op, [x], [1.0])]
        entries.append((name, points))
    for name, op in truths.binary().items():
        entries.append((name, [entry(op.f, x, v) for x, v in BINARY if is_regular(op, x, v)]))
    entries += [(name, [entry(f, *(ONE if name in ("cube", "inverseSquare") else ROW))]) for name, f in rows().items()]
    entries += [(name, [entry(f, *matrices.POINT)]) for name, f in matrices.functions().items()]
    blocks = []
    for name, points in entries:
        assert points, name
        lines = ",\n".join("    " + json.dumps(p) for p in points)
        blocks.append(f'  {{"op": "{name}", "points": [\n{lines}\n  ]}}')
    OUT.write_text("[\n" + ",\n".join(blocks) + "\n]\n")
    print(f"{sum(len(p) for _, p in entries)} points of {len(entries)} operations")


if __name__ == "__main__":
    main()
