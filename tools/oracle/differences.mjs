// Where gradus and JAX differ on purpose, as data: what, why, and which numbers of the table of functions
// the row explains. From it comes docs/reference/differences-from-jax.md; a test finds every number that no row explains
// and every row that explains nothing.

const tail =
  'A slope that is computed from a rounded value loses its digits in the tails; gradus has a formula of its own for it.';
const limit =
  'At an infinite input gradus has the limit, JAX NaN or an accident of ∞ − ∞ and 0 · ∞.';
const outside =
  'Outside of the domain the value is NaN, and so is every slope; the formula of the slope has meaningless numbers there.';
const squares =
  'JAX squares an intermediate number, which overflows or underflows in its dtype; gradus does not.';
const nan = 'NaN in, NaN out, also in slopes: a zero or a one would hide it.';
const subnormal = 'XLA flushes subnormal numbers to 0.';
const accident =
  'No derivative exists there; JAX has what its composition happens to give, gradus NaN, or the other side.';

/** Rows that explain numbers of the table. `of`: names; `parts`: which of value, tangent, gradients, second. */
export const tableRows = [
  { of: ['expm1', 'elu'], what: 'slope for x ≪ 0', gradus: 'eˣ', jax: '(eˣ − 1) + 1: 0 from x = −37 on', why: tail },
  { of: ['tanh', 'sigmoid', 'silu', 'softplus', 'logSigmoid'], what: 'slopes and second derivatives in the tails and near 0', gradus: 'full precision', jax: '1 − tanh², σ(1 − σ): 0 where σ rounds to 1', why: tail },
  { of: ['erf', 'erfc', 'exp', 'exp2', 'log', 'xlog1py'], what: 'numbers below 1e-38 (float32), last digits', gradus: 'subnormal numbers, at most 4 ulp off', jax: '0, or some 60 ulp off for exp2 in float64', why: `${subnormal} Its approximations of large powers lose digits.` },
  { of: ['arcsinh', 'arctan', 'divide', 'xlogy'], what: 'slopes at large and tiny numbers', gradus: 'no overflow: −(x/y)/y', jax: '−x/y², 1/√(x² + 1): 0 or NaN', why: squares },
  { of: ['arccosh', 'arctanh', 'power'], what: 'slopes where the value is NaN, or at the end of the domain', gradus: 'NaN or ±∞', jax: 'finite numbers', why: outside },
  { of: ['abs', 'copysign'], what: 'slope at NaN', gradus: 'that of the positive side', jax: 'that of the negative side', why: accident },
  { of: ['sinc'], what: 'values at whole numbers, slopes near 0', gradus: 'exactly 0; a series near 0', jax: 'sin(πx)/(πx) as rounded: 4e-17, slopes off by 30 % at 1e-8', why: tail },
  { of: ['floorDivide', 'mod', 'fmod'], what: 'at y = 0', gradus: 'NaN', jax: '±∞', why: accident },
  { of: ['hypot'], what: 'at (0, 0), at infinities, for large numbers; second slopes where |x| = |y|', gradus: 'NaN at (0, 0), where no derivative exists; true slopes elsewhere', jax: 'x/√(x² + y²) by way of the larger: ½, 1.06; 0', why: `${accident} ${squares}` },
  { of: ['arctan2'], what: 'slopes at infinities, and where x² + y² overflows', gradus: '0', jax: 'NaN', why: `${limit} ${squares}` },
  { of: ['logaddexp', 'logaddexp2', 'cumlogsumexp of large', 'cumlogsumexp with NaN'], what: 'slopes at infinities and at equal large numbers; last digits of large numbers and of values near 0', gradus: 'shares that sum to 1', jax: 'exp of a difference of infinities; shares that sum to 2', why: limit },
  { of: ['relEntr of what one lacks', 'klDiv of what one lacks'], what: 'slopes where one of two probabilities is 0', gradus: 'those that the value has, ∓∞', jax: '0', why: 'The value leaves 0 infinitely steeply, or is ∞ itself: a slope of 0 would call that a minimum.' },
  { of: ['max with NaN', 'min with NaN', 'ptp with NaN', 'median with NaN', 'cummax with NaN', 'cummin with NaN'], what: 'slopes in a row with NaN', gradus: 'NaN', jax: '0', why: nan },
  { of: ['cummax of ties', 'cummin of ties'], what: 'slopes at ties', gradus: 'each of k equal leaders gets 1/k, as in max', jax: '½, ¼, … in the order in which its scan meets them', why: 'The share of an element should not depend on its place.' },
  { of: ['reduceWindow of ties'], what: 'slopes at ties', gradus: 'each of two equal largest gets ½, as in maximum', jax: 'the first of them gets all', why: 'The share of an element should not depend on its place.' },
  { of: ['cumprod with NaN', 'scatterMul with NaN'], what: 'entries beside an infinite one', gradus: 'a number where the limit exists', jax: 'NaN', why: limit },
  { of: ['var of large', 'var of none'], what: 'slopes for numbers that overflow, and of nothing', gradus: 'finite where its terms are; NaN as the value is', jax: 'an accident of overflow; 0', why: `${squares} ${nan}` },
]; // prettier-ignore

/** The row that explains a number of the table that differs; undefined for none. */
export const rowOf = ({ name }) =>
  tableRows.find(({ of }) => of.some((each) => name === each || name.startsWith(`${each} `)));

/** Rows that explain differences of the table of integers and booleans. `of`: names; `part`: of which kind. */
export const wholeRows = [
  { of: /^(add|multiply|floorDivide|mod|fmod|maximum|minimum|leftShift|rightShift|abs|square) of bool(, bool)?$/, part: 'error', what: 'arithmetic of booleans alone', gradus: 'GR111', jax: 'or, and; or int32', why: 'Whether true + true is true or 2 has to be said: `logicalOr`, or `astype`.' },
  { of: /^floorDivide of /, part: 'value', what: 'floorDivide by 0', gradus: '0 for integers, NaN for floats', jax: '−1, −2 or 4294967295; ±∞', why: 'One answer on every path: eager, compiled, batched.' },
  { of: /^(round of|cummax along an axis of) bool$/, part: 'error', what: 'round and cummax of booleans', gradus: 'booleans', jax: 'TypeError, ValueError', why: 'Nothing speaks against it.' },
  { of: /^astype from u?int32 to u?int32$/, part: 'value', what: 'int32 to uint32 and back, outside of the range', gradus: 'the nearest number of the other kind', jax: 'modulo 2³²', why: 'As from floats, where JAX does so too; a wrapped number is silently wrong.' },
  { of: /^(add|multiply|mod) of bool and 3$/, part: 'dtype', what: 'a boolean and a number', gradus: 'float32', jax: 'int32', why: 'JavaScript cannot tell 3 from 3.0, so a number is of the default float where nothing else says what it is.' },
  { of: /^(add of int32 and 2.5|subtract of uint32 and -1)$/, part: 'error', what: 'an integer tensor and a number that it cannot hold', gradus: 'GR110', jax: 'float32; modulo 2³²', why: 'The number takes the dtype of the tensor, which has no 2.5 and no −1.' },
]; // prettier-ignore

/** The row that explains a difference of the table of integers and booleans; undefined for none. */
export const wholeRowOf = ({ name, part }) =>
  wholeRows.find((row) => row.part === part && row.of.test(name));

/** Differences of behaviour; the test `differences.test.ts` has one of each title. JAX's side was observed in 0.10.2. */
export const behaviours = [
  { what: 'int32 and uint32 in one operation', gradus: 'GR110', jax: 'int32, which does not hold 2³² − 1 (without x64)', why: 'No dtype of gradus holds both ranges; a wrapped number is silently wrong.' },
  { what: 'an index outside of an axis, as a number', gradus: 'GR123', jax: 'the nearest element', why: 'A number that is known can be checked; JAX cannot, under jit.' },
  { what: 'reverse mode of whileLoop', gradus: 'works eagerly, and under jit with maxSteps', jax: 'ValueError', why: 'An eager loop can write every step on the tape.' },
  { what: 'integers to negative powers', gradus: 'the quotient cut off: 0 for 2⁻¹', jax: 'TypeError', why: 'As for integer division: one answer on every path.' },
  { what: 'the smallest and largest of nothing', gradus: 'GR127', jax: 'ValueError', why: 'The same, said with the shape and what to write instead.' },
  { what: 'the slope of norm at tiny vectors (1e-30, float32)', gradus: '0.7071068, the truth', jax: '∞', why: squares },
  { what: 'gelu in the lower tail (float32)', gradus: 'gelu(−5.5) = −5.93e-9, slope −2.76e-36 at −10', jax: '−0 and 0', why: tail },
  { what: 'squareplus at −10⁴ (float32)', gradus: '1e-4, slope 1e-8', jax: '0, slope 1.263e-8', why: tail },
]; // prettier-ignore
