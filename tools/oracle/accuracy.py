"""Writes fixtures/accuracy.json: true values and slopes of every elementary operation of gradus.

    python3 tools/oracle/accuracy.py        # needs mpmath; a minute

Inputs are doubles, and exact in float32 unless the point says `only: float64`, so the truth does not
depend on the dtype. Every number is computed with two precisions that must agree to 30 digits; every
slope is checked against a numerical derivative of the value. The fields are described in README.md.
"""

import json
import math
import struct
from pathlib import Path

from mpmath import mp, mpf

import truths
from truths import INF, NAN

HERE = Path(__file__).parent
OUT = HERE / "fixtures/accuracy.json"

TINY = [5e-324, 1e-310, 2.2250738585072014e-308, 1e-200, 1e-45, 1e-40, 1.1754943508222875e-38, 1e-30, 1e-20]
SMALL = [1e-10, 6e-8, 1e-5, 1e-3, 0.03]
MID = [0.1, 0.3, 0.5, 0.7, 0.9, 1.0, 1.1, 1.5, 2.0, 2.7, 3.5, 5.0]
LARGE = [10.0, 30.0, 100.0, 1e3, 1e5]
HUGE = [1e10, 1e20, 1e30, 3.4028234663852886e38, 1e100, 1e160, 1e200, 1.7976931348623157e308]
BELOW_1 = [1 - 2.0**-k for k in (53, 40, 24, 12)]
ABOVE_1 = [1 + 2.0**-k for k in (52, 40, 23, 12)]
TAILS = [8.0, 9.0, 9.1, 15.0, 17.0, 17.4, 20.0, 37.0, 40.0, 50.0, 88.0, 88.7, 90.0, 100.0, 103.5, 105.0, 200.0, 354.0, 360.0, 372.0, 700.0, 709.5, 709.9, 745.0, 746.0, 1000.0]
TURNS = [math.pi / 4, math.pi / 2, math.pi, 2 * math.pi, 22.0, 355.0, 1e22]
ROUNDING = [0.25, 0.49999999999999994, 0.5, 1.5, 2.5, 2.75, 3.5, 4194303.5, 8388607.5, 4503599627370495.5, 9007199254740993.0]


def both_signs(points):
    return [s * x for x in points for s in (1, -1)]


def some_negative(points):
    """Odd and even functions need few negative points."""
    return points + [-x for x in points[::4]]


ALL = TINY + SMALL + MID + LARGE + HUGE
BOUNDED = TINY[::2] + SMALL + MID
POSITIVE_LOG = ALL + BELOW_1 + ABOVE_1
UNARY_POINTS = {
    **dict.fromkeys(["negative", "abs", "square"], some_negative(ALL[::2] + [1e19, 2e19, 1e154, 2e154])),
    **dict.fromkeys(["sign"], both_signs(TINY[::3] + MID[::3] + HUGE[::3])),
    **dict.fromkeys(["floor", "ceil", "round", "trunc"], both_signs([1e-45, 1e-20, *ROUNDING, 1e20, 3.0])),
    **dict.fromkeys(["sqrt", "rsqrt"], ALL),
    "cbrt": some_negative(ALL),
    "reciprocal": some_negative(ALL + [1e19, 2e19, 1e22, 2.9e-39, 1e154, 1e161, 5.6e-309]),
    "exp": both_signs(BOUNDED[::2] + TAILS),
    "exp2": both_signs(BOUNDED[::2] + [20.0, 100.0, 127.9, 128.2, 128.5, 140.5, 149.0, 150.0, 1000.0, 1023.9, 1024.3, 1024.6, 1060.5, 1074.0]),
    "expm1": both_signs(BOUNDED + TAILS[::2]),
    **dict.fromkeys(["log", "log2", "log10"], POSITIVE_LOG + [8.0, 1000.0, 4.5, 1e15]),
    "log1p": ALL + [-x for x in TINY[::3] + SMALL + MID[:5] + BELOW_1],
    **dict.fromkeys(["sin", "cos", "tan"], some_negative(TINY[::3] + SMALL + MID + LARGE + HUGE[::2] + HUGE[-1:] + TURNS + [3 * math.pi / 2, 11 * math.pi])),
    **dict.fromkeys(["arcsin", "arccos", "arctanh"], both_signs(TINY[::3] + SMALL + MID[:5] + BELOW_1)),
    "arctan": some_negative(ALL + [1.8e19, 2e19, 1e22, 1e154, 1.4e154]),
    "arcsinh": some_negative(ALL + [1.8e19, 2e19, 1e154, 1.4e154]),
    "arccosh": ABOVE_1 + MID[6:] + LARGE + HUGE + [1.0078125, 1e19, 2e19, 1e154, 1.4e154],
    "sinh": some_negative(BOUNDED + TAILS[:20]) + [710.3, -710.3, 711.0],
    "cosh": some_negative(BOUNDED + TAILS[:20]) + [710.3, -710.3, 711.0],
    "tanh": some_negative(BOUNDED + TAILS),
    **dict.fromkeys(["sigmoid", "softplus", "logSigmoid"], both_signs(BOUNDED[::2] + TAILS)),
    "log1mexp": BOUNDED + [math.log(2), 0.6, 0.75] + TAILS,
    "erf": some_negative(BOUNDED + [0.8, 1.2, 2.4, 3.0, 3.9, 4.5, 5.8, 5.93, 6.5, 9.0, 9.2, 10.1, 13.0, 26.5, 27.2, 28.0]),
    "erfc": both_signs(BOUNDED[::2] + [0.4769362762044699, 0.48, 0.8, 1.2, 2.4, 3.9, 5.9, 6.5]) + [9.0, 9.2, 10.0, 10.06, 13.0, 20.0, 26.5, 27.2, 28.0],
    "sinc": some_negative(TINY[::3] + SMALL + MID + [0.999, 1.25, 1.4303, 2.4590, 3.0, 7.3, 100.5, 12345.678, 1e10]),
}
PAIRS = {
    "add": [(1.0, 2.0), (1e20, 1.0), (-1.0, 1.0), (0.1, 0.2), (1e-45, -1e-45), (3e38, 3e38), (1.7e308, 1.7e308), (5e-324, 5e-324), (1.0, 5.9e-8)],
    "multiply": [(2.0, 3.0), (0.0, 5.0), (0.1, 0.3), (1e-30, 1e-30), (1e30, 1e30), (1e-200, 1e-200), (1e200, 1e200), (-3.0, 1e-45)],
    "divide": [(1.0, 2.0), (-3.0, 1e-5), (0.0, 2.0), (1.0, 3.0), (1e-45, 0.003), (1e-42, 0.037), (1e-38, 1e-3), (1e30, 1e25), (1e-30, 1e-25), (1e38, 1e20), (3.0, 1e-20), (1e-20, 1e20), (5e-324, 3e-10), (1e-310, 0.3), (1e300, 1e200), (1e-300, 1e-160), (1e-10, 1e-320), (2.0, 1e155), (7.0, 3.0), (-0.75, 0.375), (2.5, -1e10), (1e-20, -1e-10), (-1e15, 0.03), (123.456, 77.0), (1e10, 5e-5), (-2.0, -1e-15)],
    "power": [(2.0, 3.5), (0.5, -2.5), (1e-10, 0.5), (2.0, 0.0), (3.0, 2.0), (10.0, -5.0), (1e-20, 1e-10), (1e30, 1e-10), (1e-30, 1e-7), (3e38, 1.0), (1e-38, 1.5), (2.0, 128.0), (1.9, 138.3), (0.5, 149.5), (0.5, 130.3), (1.0000001192092896, 7e8), (1.0000001192092896, 7.5e8), (0.9999999403953552, -1.4e9), (1.5, 1750.7), (1.5, -1830.3), (1 + 1e-10, 7.1e12), (1 - 1e-12, 7.3e14), (1e300, 1.02), (1e-300, 1.07), (5e-324, 0.7), (1e-310, 1e-3), (7.0, 1e-310), (1.0, 5.0), (20.0, -28.0), (0.1, 45.0), (1e-45, 1.0), (1e-40, 0.9)],
    "maximum": [(1.0, 2.0), (3.0, -1.0), (1e-45, 0.0), (-1e30, 1e30), (1.0, 1.0 + 2**-52)],
    "remainder": [(5.5, 2.0), (-5.5, 2.0), (5.5, -2.0), (-5.5, -2.0), (0.3, 0.1), (-0.3, 0.1), (1.0, 0.1), (1e10, 3.0), (-1e-20, 1.0), (1e-40, 3e-41), (1e30, 7.0), (6.0, 1.9999998807907104), (5e-324, 2.0), (1e308, -1.7e308)],
    "arctan2": [(1.0, 2.0), (-1.0, -1.0), (1e-10, 1.0), (0.1, -0.3), (1e20, 3e20), (1e-25, 3e-25), (1e-45, 2e-45), (3e38, -3e38), (1e-30, 1e30), (1e30, 1e-30), (1e200, 1e201), (1e-200, 3e-200), (5e-324, 5e-324), (1e-310, -2e-309), (1.7e308, 1.7e308), (2.0, -1e-20), (-1.0, 1e19)],
    "logaddexp": [(0.0, 0.0), (1.0, 2.0), (-50.0, 0.0), (500.0, 1.0), (0.1, 0.3), (100.0, 13.3), (-87.3, 15.1), (-100.0, -3.1), (-0.7, -0.69), (-1e-5, -11.5), (300.0, -400.0), (-745.0, 0.0), (1e-10, -700.3), (1e4, 1e4 + 0.5), (1e30, -1e30), (123456.78, 123456.1), (12.3, -12.3)],
    "xlogy": [(2.0, 3.0), (0.5, 1e-10), (1e-30, 1e30), (3.0, 1.0000001192092896), (-2.0, 0.9999999403953552), (1e-45, 1e-45), (2.0, 1.0), (1e300, 1e-300), (5e-324, 10.0), (0.3, 0.7)],
    "xlog1py": [(2.0, 3.0), (0.5, 1e-10), (1e-30, 1e30), (3.0, -0.9999999403953552), (-2.0, 1e-45), (7.0, -1e-10), (2.0, 0.0), (1e300, 1e-300), (5e-324, 10.0), (0.3, 0.7)],
}
PAIRS["subtract"] = [(x, -y) for x, y in PAIRS["add"]]
PAIRS["minimum"] = PAIRS["maximum"]
PAIRS["fmod"] = PAIRS["remainder"]
PAIRS["hypot"] = PAIRS["arctan2"] + [(3.0, 4.0), (1e200, 1e200), (1e154, 1e155)]
ROWS = [[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [1000.0, 1001.0], [-1000.0, 0.0], [100.0, 0.0, 0.0], [0.1, -0.3], [-0.25, -1.0, -1.75], [88.7, 3.3, -12.1, -60.7], [-100.3, -99.1, -45.7], [30.0, 0.0], [-0.7, -0.69], [1e4, 1e4 - 700.3], [-1e5, 17.0, -20.0], [3.0], [123456.78, 123456.1, 123400.0], [1e30, -1e30]]
ROW_EDGES = {
    "logsumexp": [([-INF, -INF], -INF, [(NAN,), (NAN,)]), ([-INF, 1.0], 1, [0, 1]), ([INF, 1.0], INF, [1, 0])],
    "softmax": [([-INF, 1.0], [0.0, 1], None), ([-INF, -INF], [NAN, NAN], None), ([INF, 1.0], [1, 0.0], None)],
    "logSoftmax": [([-INF, 1.0], [-INF, 0.0], None), ([-INF, -INF], [NAN, NAN], None), ([INF, 1.0], [0.0, -INF], None)],
}


def float32(x):
    """x rounded to float32; infinite where it overflows."""
    try:
        return struct.unpack("f", struct.pack("f", x))[0]
    except OverflowError:
        return math.copysign(INF, x)


def is_float32(x):
    return x != x or float32(x) == x


def roundings(point):
    """The point as float32 rounds it (where nothing vanishes or overflows), and itself."""
    short = tuple(float32(x) for x in point)
    lost = any(math.isinf(s) or (s == 0 and x != 0) for s, x in zip(short, point))
    return [tuple(point)] if lost or short == tuple(point) else [short, tuple(point)]


def agreed(f, *x):
    """f(x) with rising precision until two agree to 30 digits; lists element by element."""
    previous = None
    for digits in (60, 120, 240, 480, 960, 1920, 3840):
        with mp.workdps(digits):
            result = f(*(mpf(v) for v in x))
        if previous is not None and close(previous, result):
            return result
        previous = result
    raise ArithmeticError(f"no agreement at {x}")


def close(a, b):
    if isinstance(a, (list, tuple)):
        return all(close(p, q) for p, q in zip(a, b))
    return a is b or a == b or abs(a - b) <= abs(b) * mpf(10) ** -30


def text(x, digits=20):
    """A truth as a string of 20 digits."""
    if x is None:
        return None
    if isinstance(x, (list, tuple)):
        return [text(v, digits) for v in x]
    if isinstance(x, str):
        names = {"pi": mp.pi, "sqrt": mp.sqrt, "log": mp.log}
        return text(eval(x, {"__builtins__": {}}, names), digits)
    if mp.isnan(x):
        return "nan"
    if mp.isinf(x):
        return "inf" if x > 0 else "-inf"
    if x == 0:
        return "-0" if isinstance(x, float) and math.copysign(1, x) < 0 else "0"
    return mp.nstr(mpf(x), digits, strip_zeros=True, min_fixed=-4, max_fixed=17).removesuffix(".0").replace("e+", "e")


def json_input(x):
    return x if math.isfinite(x) else text(x)


def check_slope(name, op, x, k, slope):
    """Compares a slope with a numerical derivative, where the point leaves room for one."""
    if not all(1e-3 < abs(v) < 50 for v in x) or abs(slope) > 1e10 or abs(slope) < mpf(10) ** -20:
        return
    with mp.workdps(80):
        point = [mpf(v) for v in x]
        step = mpf(10) ** -30

        def shifted(h):
            return op.f(*[v + h if i == k else v for i, v in enumerate(point)])

        numeric = (shifted(step) - shifted(-step)) / (2 * step)
    assert abs(numeric - slope) <= abs(slope) * mpf(10) ** -12, (name, x, k, numeric, slope)


def regular(name, op, x):
    """A point where the formulas hold."""
    point = {"x": [json_input(v) for v in x]}
    if not all(is_float32(v) for v in x):
        point["only"] = "float64"
    point["value"] = text(agreed(op.f, *x))
    slopes = [agreed(d, *x) for d in op.d]
    for k, slope in enumerate(slopes):
        check_slope(name, op, x, k, slope)
    point["slopes"] = text(slopes)
    if op.jumps and op.jumps(*map(mpf, x)):
        point.update(slopes=[None] * len(slopes), conventions=text(slopes))
    if op.scale:
        point["scale"] = text(agreed(op.scale, *x), 3)
    if op.slope_scales:
        point["slopeScales"] = text([agreed(s, *x) for s in op.slope_scales], 3)
    return point


def edge(x, value, slopes):
    """A point given by hand. A slope in a 1-tuple is a convention: no derivative exists there."""
    point = {"x": [json_input(v) for v in x], "value": text(value)}
    if slopes is None:
        return point
    conventions = [s[0] if isinstance(s, tuple) else None for s in slopes]
    point["slopes"] = [None if isinstance(s, tuple) else text(s) for s in slopes]
    if any(isinstance(s, tuple) for s in slopes):
        point["conventions"] = text(conventions)
    return point


def key(x):
    return tuple(repr(float(v)) for v in x)


def points_of(name, op, inputs, references):
    edges = {key([float(v) for v in x]): edge([float(v) for v in x], *rest) for x, rest in op.edges.items()}
    seen, points = set(edges), list(edges.values())
    for candidate in inputs + references:
        for x in roundings(candidate):
            singular = any(math.isinf(v) for v in x) or (op.domain and not op.domain(*x))
            if key(x) in seen or singular:
                continue
            seen.add(key(x))
            points.append(regular(name, op, x))
    return points


def row_points(name, references):
    f, gradient, scale = truths.rows()[name]
    points, seen = [edge(*e) for e in ROW_EDGES[name]], set()
    for row in ROWS + references:
        for x in roundings(row):
            if key(x) in seen or any(math.isinf(v) for v in x):
                continue
            seen.add(key(x))
            point = {"x": list(x)} if all(map(is_float32, x)) else {"x": list(x), "only": "float64"}
            point["value"] = text(agreed(f, *x))
            point["slopes"] = text(agreed(lambda *v: gradient(*v)[0], *x))
            if scale:
                point["scale"] = text(agreed(scale, *x), 3)
            else:
                point["slopeScales"] = text(agreed(lambda *v: gradient(*v)[1], *x), 3)
            points.append(point)
    return points


def reference_inputs(name, table):
    """The inputs of references.json, as tuples of numbers."""
    xs = [p["x"] for p in table.get(name, {"points": []})["points"]]
    return [tuple(float(v) for v in (x if isinstance(x, list) else [x])) for x in xs]


def write(entries):
    blocks = []
    for name, points in entries:
        lines = ",\n".join("    " + json.dumps(p, ensure_ascii=False, separators=(", ", ": ")) for p in points)
        blocks.append(f'  {{"op": "{name}", "points": [\n{lines}\n  ]}}')
    OUT.write_text("[\n" + ",\n".join(blocks) + "\n]\n")
    print(f"{sum(len(p) for _, p in entries)} points of {len(entries)} operations, {OUT.stat().st_size} bytes")


def main():
    table = {r["op"]: r for r in json.loads((HERE / "fixtures/references.json").read_text())}
    entries = []
    for name, op in truths.unary().items():
        inputs = [(x,) for x in UNARY_POINTS[name]]
        entries.append((name, points_of(name, op, inputs, reference_inputs(name, table))))
    for name, op in truths.binary().items():
        entries.append((name, points_of(name, op, PAIRS[name], reference_inputs(name, table))))
    for name in truths.rows():
        entries.append((name, row_points(name, reference_inputs(name, table))))
    write(entries)


if __name__ == "__main__":
    main()
