/**
 * Scalars of a kernel → instructions inside its loops. A scalar that is used more than once becomes a
 * variable; one that does not change in the inner loops is computed outside of them; all others are
 * written where they are used. Values are computed before anything is stored, so a result may take the
 * place of an operand. Linear.
 */
import { operandsOf, type Access, type Scalar } from '../kernels/kernel.js';
import {
  type Expression,
  type Index,
  type Local,
  type Place,
  type Statement,
  set,
} from '@gradus/tensor/code';

/** What a body is made of. */
export interface BodyParts {
  /** Everything that is computed, operands first. */
  readonly scalars: readonly Scalar[];
  /** What is wanted in the innermost loop. */
  readonly wanted: readonly Scalar[];
  readonly indices: readonly Index[];
  /** Where an access is in these loops. */
  placeOf(access: Access): Place;
}

/** The body of loops. */
export interface Body {
  /** Variables to be set inside the first d loops, for d = 0, 1, …, number of loops. */
  readonly levels: readonly (readonly Statement[])[];
  /** One expression a wanted scalar. */
  readonly values: readonly Expression[];
}

/**
 * Writes scalars as instructions.
 *
 * @param parts - scalars, what is wanted of them, and the loops
 * @returns variables by level, and the wanted values
 */
export function bodyOf(parts: BodyParts): Body {
  const { scalars, wanted, indices } = parts;
  const places = new Map<Access, Place>();
  for (const s of scalars) if (s.kind === 'load') places.set(s.access, parts.placeOf(s.access));
  const depths = depthsOf(scalars, places, indices);
  const named = variables(parts, depths);
  const levels: Statement[][] = Array.from({ length: indices.length + 1 }, () => []);
  const known = new Map<Scalar, Expression>();
  const valueOf = (s: Scalar): Expression => known.get(s) ?? write(s);
  const write = (s: Scalar): Expression => {
    switch (s.kind) {
      case 'constant':
        return s;
      case 'load':
        return { kind: 'load', dtype: s.dtype, place: places.get(s.access)! };
      default:
        return { ...s, args: s.args.map(valueOf) };
    }
  };
  let next = 0;
  for (const s of scalars) {
    if (!named.has(s)) continue;
    const local: Local = { name: `v${next++}`, dtype: s.dtype };
    levels[depths.get(s)!]!.push(set(local, write(s)));
    known.set(s, { kind: 'local', dtype: s.dtype, local });
  }
  return { levels, values: wanted.map(valueOf) };
}

/** Inside how many loops a scalar changes. */
function depthsOf(
  scalars: readonly Scalar[],
  places: ReadonlyMap<Access, Place>,
  indices: readonly Index[],
): Map<Scalar, number> {
  const depths = new Map<Scalar, number>();
  for (const s of scalars) {
    const inside =
      s.kind === 'load'
        ? places.get(s.access)!.terms.map(({ index }) => indices.indexOf(index) + 1)
        : operandsOf(s).map((x) => depths.get(x) ?? 0);
    depths.set(s, Math.max(0, ...inside));
  }
  return depths;
}

/** Scalars that become variables. */
function variables(
  { scalars, wanted, indices }: BodyParts,
  depths: ReadonlyMap<Scalar, number>,
): Set<Scalar> {
  const uses = new Map<Scalar, number>();
  const named = new Set<Scalar>();
  const use = (s: Scalar, depth: number): void => {
    const count = (uses.get(s) ?? 0) + 1;
    uses.set(s, count);
    if (s.kind !== 'constant' && (count > 1 || depths.get(s)! < depth)) named.add(s);
  };
  for (const s of wanted) use(s, indices.length);
  if (wanted.length > 1) for (const s of wanted) if (s.kind !== 'constant') named.add(s);
  for (const s of scalars.toReversed()) {
    if (uses.has(s)) for (const x of operandsOf(s)) use(x, depths.get(s)!);
  }
  return cut(scalars, named);
}

/** Emitters call themselves for every operand: expressions may not nest deeper than this. */
const NESTED = 100;

/** Makes variables of what would otherwise nest too deep. */
function cut(scalars: readonly Scalar[], named: Set<Scalar>): Set<Scalar> {
  const nesting = new Map<Scalar, number>();
  for (const s of scalars) {
    const inside = operandsOf(s).map((x) => (named.has(x) ? 0 : (nesting.get(x) ?? 0)));
    const depth = 1 + Math.max(0, ...inside);
    if (depth > NESTED) named.add(s);
    nesting.set(s, depth > NESTED ? 0 : depth);
  }
  return named;
}
