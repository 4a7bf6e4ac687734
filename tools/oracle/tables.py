"""Writes the numeric tables of packages/tensor/src/math, from definitions alone, with 60 digits.

    python3 tools/oracle/tables.py && oxfmt packages/tensor    # needs mpmath

Nothing in the tables is fitted by hand or taken from another library: logarithms and powers are
split into a high and a low double, the error function's series is a Chebyshev interpolation.
"""

from pathlib import Path

from mpmath import mp, mpf

mp.dps = 60
TENSOR = Path(__file__).resolve().parents[2] / "packages/tensor"


def number(x):
    """The shortest decimal that reads back as the double nearest to x."""
    digits, _, exponent = repr(float(x)).removesuffix(".0").partition("e")
    return f"{digits}e{int(exponent)}" if exponent else digits


def split(x, unit):
    """x as [multiple of unit, rest]."""
    high = mp.nint(x / unit) * unit
    return [number(high), number(x - high)]


def pair(x):
    """x as [nearest double, rest]."""
    return [number(float(x)), number(x - mpf(float(x)))]


def rows(pairs):
    return "".join(f"  [{a}, {b}],\n" for a, b in pairs)


def write(name, text, folder="src/math"):
    (TENSOR / folder / name).write_text(text)
    print("wrote", name)


def logarithms():
    """-log(j / 64) for j = 45 … 91, the high part a multiple of 2^-42."""
    unit = mpf(2) ** -42
    table = rows(split(-mp.log(mpf(j) / 64), unit) for j in range(45, 92))
    ln2 = split(mp.log(2), unit)
    return f"""/**
 * −log(j / 64) for j = 45 … 91 as a high part (a multiple of 2⁻⁴², so that sums with multiples of
 * log 2 are exact) and the rest; log 2 alike. Written by tools/oracle/tables.py.
 */
export const LOG_2: readonly [number, number] = [{ln2[0]}, {ln2[1]}];
export const MINUS_LOG: readonly (readonly [number, number])[] = [
{table}];
"""


def powers():
    """2^(i / 16) for i = 0 … 15."""
    table = rows(pair(mp.power(2, mpf(i) / 16)) for i in range(16))
    step = split(mp.log(2) / 16, mpf(2) ** -38)
    return f"""/**
 * 2^(i / 16) for i = 0 … 15 as the nearest double and the rest, and (log 2) / 16 as a multiple of
 * 2⁻³⁸ and the rest. Written by tools/oracle/tables.py.
 */
export const STEP: readonly [number, number] = [{step[0]}, {step[1]}];
export const POWER: readonly (readonly [number, number])[] = [
{table}];
"""


def scaled_erfc(x):
    """(1 + 2x) exp(x²) erfc(x)."""
    return (1 + 2 * x) * mp.exp(x * x) * mp.erfc(x)


def error_function(terms=22, centre=mpf(3), low=mpf(1) / 2, high=mpf(28)):
    """Chebyshev coefficients of scaled_erfc in u, where u maps (x - c) / (x + c) onto [-1, 1]."""
    t_low, t_high = (low - centre) / (low + centre), (high - centre) / (high + centre)
    scale, shift = 2 / (t_high - t_low), -(t_high + t_low) / (t_high - t_low)

    def at(u):
        t = (u - shift) / scale
        return scaled_erfc(centre * (1 + t) / (1 - t))

    n = 96
    nodes = [mp.cos(mp.pi * (k + mpf(1) / 2) / n) for k in range(n)]
    values = [at(u) for u in nodes]

    def coefficient(j):
        angle = lambda k: mp.pi * j * (k + mpf(1) / 2) / n
        return 2 * mp.fsum(v * mp.cos(angle(k)) for k, v in enumerate(values)) / n

    coefficients = [coefficient(j) for j in range(terms + 1)]
    coefficients[0] /= 2
    print("first neglected coefficient:", mp.nstr(coefficients.pop(), 3))
    table = "".join(f"  {number(c)},\n" for c in coefficients)
    series = "".join(
        f"  {number((-1) ** n * 2 / (mp.sqrt(mp.pi) * mp.factorial(n) * (2 * n + 1)))},\n" for n in range(1, 14)
    )
    return f"""/**
 * Chebyshev coefficients of (1 + 2x)·exp(x²)·erfc(x) on ½ ≤ x ≤ 28 in the variable
 * u = SCALE·(x − CENTRE)/(x + CENTRE) + SHIFT. Written by tools/oracle/tables.py.
 */
export const CENTRE = {number(centre)};
export const SCALE = {number(scale)};
export const SHIFT = {number(shift)};
export const COEFFICIENTS: readonly number[] = [
{table}];

/** 2/√π · (−1)ⁿ / (n! (2n + 1)) for n = 1 … 13: erf x / x as a series in x². */
export const SERIES: readonly number[] = [
{series}];
"""


if __name__ == "__main__":
    write("extendedLog.table.ts", logarithms(), "test/math")
    write("extendedExp.table.ts", powers(), "test/math")
    write("erf.table.ts", error_function())
