"""Writes the coefficients of packages/tensor/src/code, from definitions alone, with 50 digits.

    python3 tools/oracle/formulas.py && oxfmt packages/tensor    # needs mpmath

Of every polynomial the greatest error, relative to the function that is computed with it, is the least
possible; the degree is the least with which it stays below the given bound. Coefficients are doubles, lowest power first,
with as many digits as matter: dropping the others adds a sixteenth of the bound at most.
"""

from pathlib import Path

from mpmath import atan, cos, erf, erfc, exp, expm1, log, lu_solve, matrix, mp, mpf, pi, polyval, sin, sqrt, tan

mp.dps = 50
GRID = 1000
TARGET = Path(__file__).resolve().parents[2] / "packages/tensor/src/code/coefficients.table.ts"


def fit(f, low, high, weight, bound):
    """The shortest polynomial p with |p − f|·weight ≤ bound on [low, high]."""
    points = [(low + high - (high - low) * cos(pi * i / GRID)) / 2 for i in range(GRID + 1)]
    most = max(weight(x) for x in points)
    values = [(x, f(x), weight(x)) for x in points if weight(x) > most / GRID**2]
    for terms in range(2, 24):
        coefficients, error = best(values, terms)
        if error <= bound:
            short = shortened(coefficients, values, bound / 16)
            return [repr(c) for c in short], greatest(errors_of(short, values))
    raise ArithmeticError("no polynomial is short enough")


def best(values, terms):
    """The polynomial of so many terms whose greatest weighted error is least (E. Remez, 1934)."""
    count = len(values) - 1
    chosen = [values[round(i * count / terms)] for i in range(terms + 1)]
    for _ in range(40):
        rows = [[x**j for j in range(terms)] + [(-1) ** i / w] for i, (x, _, w) in enumerate(chosen)]
        *coefficients, level = lu_solve(matrix(rows), matrix([y for _, y, _ in chosen]))
        errors = errors_of(coefficients, values)
        # The greatest error between two changes of sign; as many neighbours of these as there are points.
        tops = [max(run, key=lambda i: abs(errors[i])) for run in runs_of_one_sign(errors)]
        while len(tops) > terms + 1:
            tops.remove(min((tops[0], tops[-1]), key=lambda i: abs(errors[i])))
        chosen = [values[i] for i in tops]
        most = greatest(errors)
        if most < abs(level) * mpf("1.001"):
            break
    return coefficients, most


def errors_of(coefficients, values):
    """The weighted errors of a polynomial."""
    return [(polyval([mpf(c) for c in coefficients[::-1]], x) - y) * w for x, y, w in values]


def greatest(errors):
    return max(abs(e) for e in errors)


def shortened(coefficients, values, more):
    """The coefficients as doubles with few digits; all of them together add no more than that to the error."""
    share = more / len(coefficients)
    return [
        shortest(c, share / max(abs(x) ** j * w for x, _, w in values))
        for j, c in enumerate(coefficients)
    ]


def shortest(c, tolerance):
    """The double of the fewest digits that is near enough, or the nearest one."""
    for digits in range(1, 17):
        double = float(mp.nstr(c, digits))
        if abs(double - c) <= tolerance:
            return double
    return float(c)


def runs_of_one_sign(errors):
    """Neighbours of one sign, as lists of places."""
    runs = []
    for i, e in enumerate(errors):
        if not runs or (errors[runs[-1][-1]] > 0) != (e > 0):
            runs.append([])
        runs[-1].append(i)
    return runs


def exponential(r):
    """(eʳ − 1 − r) / r²"""
    if abs(r) < mpf("1e-8"):
        return mpf(1) / 2 + r / 6 + r * r / 24
    return (exp(r) - 1 - r) / r**2


def difference(r):
    """(eʳ − 1 − r) / r², also where eʳ − 1 is the result"""
    return exponential(r)


def logarithm(z):
    """(log((1 + s) / (1 − s)) − 2s) / (s·z) with z = s²"""
    if z < mpf("1e-16"):
        return mpf(2) / 3 + 2 * z / 5
    s = sqrt(z)
    return (log((1 + s) / (1 - s)) - 2 * s) / (s * z)


def sine(z):
    """(sin r − r) / r³ with z = r²"""
    if z < mpf("1e-16"):
        return -mpf(1) / 6 + z / 120
    r = sqrt(z)
    return (sin(r) - r) / r**3


def cosine(z):
    """(cos r − 1 + z/2) / z² with z = r²"""
    if z < mpf("1e-12"):
        return mpf(1) / 24 - z / 720
    return (cos(sqrt(z)) - 1 + z / 2) / z**2


def error(z):
    """erf x / x − 1 with z = x², up to x = 1"""
    if z < mpf("1e-16"):
        return 2 / sqrt(pi) * (1 - z / 3) - 1
    x = sqrt(z)
    return erf(x) / x - 1


def error_tail(t):
    """exp(x²)·erfc x with t = 1 / (x + 2), from x = 1 on"""
    x = 1 / t - 2
    return exp(x * x) * erfc(x)


def arc(z):
    """(atan u − u) / u³ with z = u², up to u = tan π/8"""
    if z < mpf("1e-16"):
        return -mpf(1) / 3 + z / 5
    u = sqrt(z)
    return (atan(u) - u) / u**3


def complement(t):
    """exp(x²)·erfc x with t = 1 / (x + 2), from x = 1 on, relative to itself"""
    return error_tail(t)


HALF_LN2 = log(2) / 2 + mpf("1e-6")
LARGEST_Z = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2
EIGHTH = (pi / 4) ** 2 + mpf("1e-6")
# Up to x = 4 in float32 and x = 6 in float64, the least at which erf x rounds to 1; the weight is that of
# the complement, 0.16 at x = 1 and less behind, in 1 − erfc x.
TAIL = (mpf(1) / 8, mpf(1) / 3)
SINGLE, DOUBLE = mpf(2) ** -26.5, mpf(2) ** -56
FITS = {
    # name: function, interval, the weight of its error in the relative error of the result
    "EXPONENTIAL": (exponential, -HALF_LN2, HALF_LN2, lambda r: r**2 / exp(r)),
    "DIFFERENCE": (difference, -HALF_LN2, HALF_LN2, lambda r: abs(r**2 / expm1(r))),
    "LOGARITHM": (logarithm, mpf(0), LARGEST_Z, lambda z: z / 2),
    "SINE": (sine, mpf(0), EIGHTH, lambda z: z),
    "COSINE": (cosine, mpf(0), EIGHTH, lambda z: z**2 / cos(sqrt(z))),
    "ERROR": (error, mpf(0), mpf(1), lambda z: 1 / (1 + error(z))),
    "ARC": (arc, mpf(0), tan(pi / 8) ** 2, lambda z: z),
    "ERROR_TAIL": (error_tail, *TAIL, lambda t: exp(-((1 / t - 2) ** 2)) / erf(1 / t - 2)),
    # Only in float32: up to x = 10.5, where erfc x rounds to 0. It is multiplied by another function with an
    # error of its own, so less is allowed here.
    "COMPLEMENT": (complement, mpf(2) / 25, mpf(1) / 3, lambda t: 1 / error_tail(t), SINGLE / 8),
}


def cut(x, bits):
    """x with so many leading bits."""
    unit = mpf(2) ** (mp.floor(log(x, 2)) + 1 - bits)
    return mp.floor(x / unit) * unit


def parts(x, bits, count):
    """x as a sum: pieces of so many bits, and a rest of 53."""
    pieces = []
    for _ in range(count - 1):
        pieces.append(cut(x, bits))
        x -= pieces[-1]
    return [repr(float(p)) for p in [*pieces, x]]


# Quotients of neighbours are near the fourth root of 2, and there are few digits: so differences are exact.
NEAR_NUMBERS = [mpf(27) / 32, mpf(1), mpf(19) / 16, mpf(181) / 128]


def near(x):
    """x, and log x in two parts, the first in the steps that the first part of log 2 has."""
    unit = mpf(2) ** -41
    high = mp.nint(log(x) / unit) * unit
    return f"  [{', '.join(repr(float(p)) for p in (x, high, log(x) - high))}],"


def main():
    lines = [
        "/**",
        " * Coefficients of the formulas, lowest power first; written by tools/oracle/formulas.py, which says",
        " * what each polynomial approximates and how well.",
        " */",
        "",
    ]
    for name, (f, low, high, weight, *single) in FITS.items():
        doc = f.__doc__.strip()
        lines += [f"/** {doc}. */", f"export const {name} = {{"]
        for dtype, bound in zip(("float32", "float64"), single or (SINGLE, DOUBLE)):
            coefficients, error = fit(f, low, high, weight, bound)
            lines += [
                f"  /** Relative error of the result below 2^{float(log(error, 2)):.1f}. */",
                f"  {dtype}: [{', '.join(coefficients)}],",
            ]
        lines += ["} as const;", ""]
    lines += [
        "/** log 2 as a sum: times a whole number below 2048, all parts but the last are exact. */",
        "export const LN2 = {",
        f"  float32: [{', '.join(parts(log(2), 15, 2))}],",
        f"  float64: [{', '.join(parts(log(2), 41, 2))}],",
        "} as const;",
        "",
        "/** Numbers near powers of the fourth root of 2, and their logarithms as sums, such as that of 2. */",
        "export const NEAR = [",
        *(near(x) for x in NEAR_NUMBERS),
        "] as const;",
        "",
        "/** π/2 as a sum: times a whole number below 2²⁰, all parts but the last are exact. */",
        f"export const HALF_PI = [{', '.join(parts(pi / 2, 33, 4))}] as const;",
        "",
    ]
    TARGET.write_text("\n".join(lines))


if __name__ == "__main__":
    main()
