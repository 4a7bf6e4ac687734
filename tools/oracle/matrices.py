"""Functions of a 3 by 3 matrix for orders.py, each a number: a weighted sum of what an algorithm finds.

Where a sign is a convention (of eigenvectors, singular vectors, the factors of qr) the sum is over something
that has none: projections on single vectors. Algorithms are mpmath's; none is one of gradus.
"""

from mpmath import mp, mpf

# A and B of A + s B, row by row: the eigenvalues and singular values are far apart, and nothing is symmetric.
POINT = ([3.0, 0.5, -0.25, 0.75, -2.0, 0.5, 0.25, -0.5, 1.0], [0.5, -0.25, 1.0, 0.25, 0.75, -0.5, -0.75, 0.5, 0.25])
WEIGHTS = [1.0, -0.5, 0.75, 0.25, -1.0, 0.5, -0.75, 1.5, 0.25]
RIGHT = [1.0, -2.0, 0.5]
# For the factors of qr: with those above the sum itself cancels.
FACTORS = [2.0, 1.0, -0.5]
SHIFT = 6


def weighted(m):
    return mp.fsum(mpf(w) * v for w, v in zip(WEIGHTS, list(m)))


def square(x):
    return mp.matrix([list(x[0:3]), list(x[3:6]), list(x[6:9])])


def symmetric(x):
    m = square(x)
    return m + m.T


def definite(x):
    return symmetric(x) + SHIFT * mp.eye(3)


def lower(x):
    m = square(x)
    return mp.matrix([[m[i, j] if j <= i else mpf(0) for j in range(3)] for i in range(3)])


def spread(columns, rows, by=RIGHT):
    """Sum of k-th weight times k-th column times k-th row: without the sign that the two share."""
    out = mp.matrix(3, 3)
    for k, c in enumerate(by):
        out += mpf(c) * (columns[:, k] * rows[k, :])
    return out


def eigenprojections(x):
    _, vectors = mp.eigsy(symmetric(x))
    return weighted(spread(vectors, vectors.T))


def singular_projections(x):
    u, _, v = mp.svd_r(square(x))
    return weighted(spread(u, v))


def factors(x):
    q, r = mp.qr(square(x))
    return weighted(spread(q, r, FACTORS))


def pseudoinverse(x):
    tall = mp.matrix([list(x[0:2]), list(x[2:4]), list(x[4:6])])
    return mp.fsum(mpf(w) * v for w, v in zip(WEIGHTS, list((tall.T * tall) ** -1 * tall.T)))


def functions():
    """By the names that the test knows them by."""
    right = mp.matrix(RIGHT)
    dot = lambda values: mp.fsum(mpf(w) * v for w, v in zip(RIGHT, list(values)))
    return {
        "det": lambda *x: mp.det(square(x)),
        "logDet": lambda *x: mp.log(abs(mp.det(square(x)))),
        "inverse": lambda *x: weighted(mp.inverse(square(x))),
        "solution": lambda *x: dot(mp.lu_solve(square(x), right)),
        "lowerSolution": lambda *x: dot(mp.inverse(lower(x)) * right),
        "choleskyFactor": lambda *x: weighted(mp.cholesky(definite(x))),
        "eigenvalues": lambda *x: dot(mp.eigsy(symmetric(x), eigvals_only=True)),
        "eigenprojections": lambda *x: eigenprojections(x),
        "singularValues": lambda *x: dot(mp.svd_r(square(x), compute_uv=False)),
        "singularProjections": lambda *x: singular_projections(x),
        "qrFactors": lambda *x: factors(x),
        "pseudoinverse": lambda *x: pseudoinverse(x),
        "matrixExponential": lambda *x: weighted(mp.expm(square(x))),
    }
