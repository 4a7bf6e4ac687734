"""Writes fixtures/special.json: true values and slopes of the special functions of gradus.

    python3 tools/oracle/special.py        # needs mpmath

The format is that of accuracy.json, without edges: inputs are exact in float32, values and slopes have 20
digits, computed with 60; slopes are mpmath's numerical derivatives of the value.
"""

import json
import struct
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 60
OUT = Path(__file__).parent / "fixtures/special.json"


def short(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def ndtr(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def bessel(n, scaled):
    return lambda x: mp.besseli(n, x) * (mp.exp(-abs(x)) if scaled else 1)


SHARES = [1e-30, 1e-6, 0.001, 0.02, 0.2, 0.26, 0.4, 0.49, 0.51, 0.6, 0.74, 0.76, 0.9, 0.99]
LINE = [-30, -12, -5.5, -2, -1.1, -0.9, -0.3, -0.001, 0.001, 0.4, 0.6, 1.5, 3, 5.2]
GAMMA = [1e-10, 0.01, 0.3, 0.6, 0.999, 1.01, 1.8, 2.001, 2.3, 3.7, 9.5, 12, 20.25, 33]
BESSEL = [-25, -3, -0.25, 0.01, 0.5, 2, 8, 19, 29.5, 31, 60]
OPS = {
    "ndtr": (ndtr, LINE),
    "logNdtr": (lambda x: mp.log(ndtr(x)) if x < 1 else mp.log1p(-ndtr(-x)), LINE),
    "ndtri": (lambda p: mp.sqrt(2) * mp.erfinv(2 * p - 1), SHARES[1:]),
    "erfinv": (mp.erfinv, [-0.99, -0.6, -0.49, -0.1, -1e-10, 1e-20, 0.02, 0.4, 0.51, 0.9, 0.9999]),
    "gammaln": (lambda x: mp.re(mp.loggamma(x)), GAMMA + [100.5, 1e6, 1e20]),
    "gamma": (mp.gamma, GAMMA),
    "digamma": (mp.digamma, [x for x in GAMMA if not 1.1 < x < 1.9] + [1e6]),
    "i0": (bessel(0, False), BESSEL),
    "i0e": (bessel(0, True), BESSEL),
    "i1": (bessel(1, False), BESSEL),
    "i1e": (bessel(1, True), BESSEL),
    "expi": (mp.ei, [-60, -12, -3, -1.01, -0.99, -0.2, 0.01, 0.2, 0.8, 2, 9, 30, 39, 41, 80]),
    "logit": (lambda x: mp.log(x) - mp.log1p(-x), SHARES),
    "entr": (lambda x: -x * mp.log(x), SHARES + [1.5, 100]),
    "xlogx": (lambda x: x * mp.log(x), SHARES + [1.5, 100]),
}


def text(x):
    return mp.nstr(mpf(x), 20, strip_zeros=True, min_fixed=-4, max_fixed=17).removesuffix(".0").replace("e+", "e")


def slope(f, x):
    """A central difference with a third of the digits in the step."""
    with mp.workdps(180):
        h = abs(x) * mpf(10) ** -60
        return (f(x + h) - f(x - h)) / (2 * h)


def point(f, raw):
    x = mpf(short(raw))
    with mp.workdps(90):
        return {"x": [short(raw)], "value": text(f(x)), "slopes": [text(slope(f, x))]}


def main():
    rows = [{"op": op, "points": [point(f, x) for x in points]} for op, (f, points) in OPS.items()]
    lines = [
        '  {"op": "%s", "points": [\n%s\n  ]}' % (r["op"], ",\n".join("    " + json.dumps(p) for p in r["points"]))
        for r in rows
    ]
    OUT.write_text("[\n" + ",\n".join(lines) + "\n]\n")


main()
