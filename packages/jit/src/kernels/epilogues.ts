/**
 * Walks over the results of a contraction, done while a tile of results is in the nearest cache: a gradient that is
 * a product of matrices need not go through memory to be taken from the weights. The contraction moves
 * to where everything else that the walk needs is there, and nobody before the walk needs it any more, so that
 * weights that were given away can be written in place. Linear in the number of kernels.
 */
import { madeOnce, sizeOf, stridesOf } from '@gradus/tensor';
import { buffersOf, loadsOf } from './accesses.js';
import { withTile } from './tilesPlan.js';
import {
  operandsOf,
  type Access,
  type Buffer,
  type ContractKernel,
  type Epilogue,
  type HostValue,
  type Kernel,
  type Nest,
  type Scalar,
  type Store,
} from './kernel.js';

/**
 * Lets contractions do the walks over their results.
 *
 * @param kernels - kernels in order
 * @param outputs - what the caller reads
 * @returns the kernels, with fewer walks among them
 */
export function withEpilogues(kernels: readonly Kernel[], outputs: readonly HostValue[]): Kernel[] {
  const merging: Merging = {
    users: usersOf(kernels),
    returned: new Set(outputs.flatMap((o) => (o.kind === 'buffer' ? [o.buffer] : []))),
    placed: kernels.map((kernel, at) => ({ at, kernel })),
    fixed: new Set(),
  };
  kernels.forEach((kernel, i) => {
    if (kernel.kind === 'contract' && hasResults(kernel)) merge(merging, kernel, i);
  });
  return merging.placed
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ kernel }) => (kernel === null ? [] : [kernel]));
}

/** Kernels on their way to other places. */
interface Merging {
  readonly users: ReadonlyMap<Buffer, readonly number[]>;
  readonly returned: ReadonlySet<Buffer>;
  /** Which kernel stands where in the end; null for none any more. */
  readonly placed: { readonly at: number; readonly kernel: Kernel | null }[];
  /** What walks that were moved read: it must be in memory when they come. */
  readonly fixed: Set<Buffer>;
}

/** Whether there is a time at which results are whole and at hand: a part of a sum is no result. */
function hasResults({ plan }: ContractKernel): boolean {
  return plan.kind === 'tiles' && plan.depths === null;
}

/** Lets a contraction do the part of the first walk over its result that depends on it. */
function merge(
  { users, returned, placed, fixed }: Merging,
  kernel: ContractKernel,
  i: number,
): void {
  const { result } = kernel;
  const [first, ...others] = users.get(result)!.filter((at) => at !== i);
  if (first === undefined || fixed.has(result)) return;
  const { at, kernel: walk } = placed[first]!;
  if (walk?.kind !== 'map') return;
  const cut = cutOff(walk.nests, result);
  if (cut === null) return;
  const { scalars, stores, rest } = cut;
  const loads = loadsOf(scalars).filter((a) => a.buffer !== result);
  for (const { buffer } of loads) fixed.add(buffer);
  placed[first] = { at, kernel: rest === null ? null : { ...walk, nests: [rest] } };
  placed[i] = {
    at: Math.max(i, lastUse(loads, users, first)) + 0.5,
    kernel: withWalk(kernel, { stays: returned.has(result) || others.length > 0, scalars, stores }),
  };
}

function withWalk(kernel: ContractKernel, epilogue: Epilogue): ContractKernel {
  const { plan, result } = kernel;
  const isPassing = plan.kind === 'tiles' && !epilogue.stays;
  return { ...kernel, plan: isPassing ? withTile(plan, result) : plan, epilogue };
}

/** The kernels that read or write a buffer, in order. */
function usersOf(kernels: readonly Kernel[]): Map<Buffer, number[]> {
  const users = new Map<Buffer, number[]>();
  kernels.forEach((kernel, i) => {
    const { reads, writes } = buffersOf(kernel);
    for (const buffer of new Set([...reads, ...writes])) {
      madeOnce(users, buffer, () => []).push(i);
    }
  });
  return users;
}

/** The last kernel before a walk that touches one of these places. */
function lastUse(
  loads: readonly Access[],
  users: ReadonlyMap<Buffer, readonly number[]>,
  walk: number,
): number {
  const before = loads.map(({ buffer }) => users.get(buffer)!.findLast((at) => at < walk) ?? -1);
  return Math.max(-1, ...before);
}

/** What of a walk depends on a buffer, and what is left. */
interface Cut {
  readonly scalars: readonly Scalar[];
  readonly stores: readonly Store[];
  readonly rest: Nest | null;
}

/** Cuts a walk in two; null where something that depends on the buffer needs other elements than its own. */
function cutOff([nest, ...more]: readonly Nest[], buffer: Buffer): Cut | null {
  if (nest === undefined || more.length > 0 || sizeOf(nest.shape) !== buffer.size) return null;
  const depends = new Set<Scalar>();
  for (const s of nest.scalars) {
    if (s.kind === 'load' ? s.access.buffer === buffer : operandsOf(s).some((x) => depends.has(x)))
      depends.add(s);
  }
  const stores = nest.stores.filter((s) => depends.has(s.value));
  const others = nest.stores.filter((s) => !depends.has(s.value));
  const scalars = neededBy(stores, nest.scalars);
  const row = stridesOf(nest.shape);
  const isSame = ({ offset, strides }: Access): boolean =>
    offset === 0 && strides.every((s, axis) => s === row[axis] || nest.shape[axis] === 1);
  const places = [...loadsOf(scalars), ...stores.map((s) => s.access)];
  if (stores.length === 0 || !places.every(isSame)) return null;
  const rest =
    others.length === 0
      ? null
      : { ...nest, scalars: neededBy(others, nest.scalars), stores: others };
  return { scalars, stores, rest };
}

/** The scalars from which stores are computed, operands first. */
function neededBy(stores: readonly Store[], scalars: readonly Scalar[]): Scalar[] {
  const needed = new Set<Scalar>(stores.map((s) => s.value));
  for (const s of scalars.toReversed()) {
    if (needed.has(s)) for (const x of operandsOf(s)) needed.add(x);
  }
  return scalars.filter((s) => needed.has(s));
}
