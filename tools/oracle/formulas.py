"""Writes the coefficients of packages/jit/src/math, from definitions alone, with 50 digits.

    python3 tools/oracle/formulas.py && oxfmt packages/jit    # needs mpmath

Every polynomial interpolates its function in Chebyshev points, which is within a small factor of the
best one; the degree is the least whose error, relative to the function that is computed with it,
stays below the given bound. Coefficients are doubles, lowest power first.
"""

from pathlib import Path

from mpmath import chebyfit, cos, erf, erfc, exp, log, mp, mpf, pi, sin, sqrt

mp.dps = 50
TARGET = Path(__file__).resolve().parents[2] / "packages/jit/src/math/coefficients.table.ts"


def fit(f, low, high, weight, bound):
    """The shortest polynomial p with |p − f|·weight ≤ bound on [low, high]."""
    for terms in range(2, 24):
        coefficients, error = chebyfit(f, [low, high], terms, error=True)
        if error * weight <= bound:
            return [repr(float(c)) for c in reversed(coefficients)], error * weight
    raise ArithmeticError("no polynomial is short enough")


def exponential(r):
    """(eʳ − 1 − r) / r²"""
    if abs(r) < mpf("1e-8"):
        return mpf(1) / 2 + r / 6 + r * r / 24
    return (exp(r) - 1 - r) / r**2


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


HALF_LN2 = log(2) / 2 + mpf("1e-6")
LARGEST_Z = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2
EIGHTH = (pi / 4) ** 2 + mpf("1e-6")
# Up to x = 4 in float32 and x = 6 in float64, the least at which erf x rounds to 1; the weight is that of
# the complement, 0.16 at x = 1 and less behind, in 1 − erfc x.
TAIL = (mpf(1) / 8, mpf(1) / 3)
SINGLE, DOUBLE = mpf(2) ** -26.5, mpf(2) ** -56
FITS = {
    # name: function, interval, largest weight of the error in the relative error of the result
    "EXPONENTIAL": (exponential, -HALF_LN2, HALF_LN2, HALF_LN2),
    "LOGARITHM": (logarithm, mpf(0), LARGEST_Z, LARGEST_Z / 2),
    "SINE": (sine, mpf(0), EIGHTH, EIGHTH),
    "COSINE": (cosine, mpf(0), EIGHTH, EIGHTH**2 / cos(pi / 4)),
    "ERROR": (error, mpf(0), mpf(1), 1 / erf(1)),
    "ERROR_TAIL": (error_tail, *TAIL, exp(-1) / erf(1)),
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


def main():
    lines = [
        "/**",
        " * Coefficients of the formulas, lowest power first; written by tools/oracle/formulas.py, which says",
        " * what each polynomial approximates and how well.",
        " */",
        "",
    ]
    for name, (f, low, high, weight) in FITS.items():
        doc = f.__doc__.strip()
        lines += [f"/** {doc}. */", f"export const {name} = {{"]
        for dtype, bound in (("float32", SINGLE), ("float64", DOUBLE)):
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
        "/** π/2 as a sum: times a whole number below 2²⁰, all parts but the last are exact. */",
        f"export const HALF_PI = [{', '.join(parts(pi / 2, 33, 4))}] as const;",
        "",
    ]
    TARGET.write_text("\n".join(lines))


if __name__ == "__main__":
    main()
