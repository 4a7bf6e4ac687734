/**
 * Kernels as they are, but with other places in memory, or with scalars in other words: what they compute is the
 * same, where they find and leave it, or how it is written, is not.
 */
import type { Shape } from '@gradus/tensor';
import type { Access, MapKernel, ReduceKernel, RowKernel, Scalar, Store } from './kernel.js';

/** The place to take instead of another. */
export type Move = (access: Access) => Access;

/** The scalar to take instead of another of a walk over an index space. */
export type Reword = (scalar: Scalar, shape: Shape) => Scalar;

const asItIs: Reword = (scalar) => scalar;

/**
 * A kernel with other places.
 *
 * @param kernel - the kernel
 * @param moved - which place is taken instead of which
 * @param reworded - which scalar is taken instead of which
 * @returns the kernel that reads and writes there
 */
export function relocated(kernel: RowKernel, moved: Move, reworded: Reword = asItIs): RowKernel {
  return kernel.kind === 'reduce'
    ? reduceAt(kernel, moved, reworded)
    : mapAt(kernel, moved, reworded);
}

function reduceAt(kernel: ReduceKernel, moved: Move, reworded: Reword): ReduceKernel {
  const { scalars, of } = scalarsAt(kernel, moved, reworded);
  const own = { ...kernel, scalars, value: of(kernel.value), result: moved(kernel.result) };
  return kernel.stores === undefined ? own : { ...own, stores: storesAt(kernel.stores, moved, of) };
}

function mapAt(kernel: MapKernel, moved: Move, reworded: Reword): MapKernel {
  const nests = kernel.nests.map((nest) => {
    const { scalars, of } = scalarsAt(nest, moved, reworded);
    return { ...nest, scalars, stores: storesAt(nest.stores, moved, of) };
  });
  return { ...kernel, nests };
}

function storesAt(stores: readonly Store[], moved: Move, of: (scalar: Scalar) => Scalar): Store[] {
  return stores.map((s) => ({ access: moved(s.access), value: of(s.value) }));
}

/** Scalars that load from elsewhere, and which of them stands for which. */
function scalarsAt(
  { scalars, shape }: { readonly scalars: readonly Scalar[]; readonly shape: Shape },
  moved: Move,
  reworded: Reword,
): Remade {
  return remade(scalars, (s) => {
    if (s.kind === 'load') return { ...s, access: moved(s.access) };
    return 'args' in s ? reworded(s, shape) : s;
  });
}

/** Scalars, and which of them stands for which of those before. */
export interface Remade {
  readonly scalars: Scalar[];
  of(scalar: Scalar): Scalar;
}

/**
 * Takes other scalars.
 *
 * @param scalars - all of a walk, operands first
 * @param change - the scalar to take instead of one whose operands are those that are taken
 * @returns the scalars to take
 */
export function remade(scalars: readonly Scalar[], change: (scalar: Scalar) => Scalar): Remade {
  const made = new Map<Scalar, Scalar>();
  const of = (s: Scalar): Scalar => made.get(s) ?? s;
  for (const s of scalars) made.set(s, change('args' in s ? { ...s, args: s.args.map(of) } : s));
  return { scalars: scalars.map(of), of };
}
