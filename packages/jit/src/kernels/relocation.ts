/**
 * Kernels as they are, but with other places in memory: what they compute is the same, where they find and
 * leave it is not.
 */
import type { Access, MapKernel, ReduceKernel, RowKernel, Scalar, Store } from './kernel.js';

/** The place to take instead of another. */
export type Move = (access: Access) => Access;

/**
 * A kernel with other places.
 *
 * @param kernel - the kernel
 * @param moved - which place is taken instead of which
 * @returns the kernel that reads and writes there
 */
export function relocated(kernel: RowKernel, moved: Move): RowKernel {
  return kernel.kind === 'reduce' ? reduceAt(kernel, moved) : mapAt(kernel, moved);
}

function reduceAt(kernel: ReduceKernel, moved: Move): ReduceKernel {
  const { scalars, of } = scalarsAt(kernel.scalars, moved);
  const own = { ...kernel, scalars, value: of(kernel.value), result: moved(kernel.result) };
  return kernel.stores === undefined ? own : { ...own, stores: storesAt(kernel.stores, moved, of) };
}

function mapAt(kernel: MapKernel, moved: Move): MapKernel {
  const nests = kernel.nests.map((nest) => {
    const { scalars, of } = scalarsAt(nest.scalars, moved);
    return { ...nest, scalars, stores: storesAt(nest.stores, moved, of) };
  });
  return { ...kernel, nests };
}

function storesAt(stores: readonly Store[], moved: Move, of: (scalar: Scalar) => Scalar): Store[] {
  return stores.map((s) => ({ access: moved(s.access), value: of(s.value) }));
}

/** Scalars that load from elsewhere, and which of them stands for which. */
function scalarsAt(
  scalars: readonly Scalar[],
  moved: Move,
): { readonly scalars: Scalar[]; of(scalar: Scalar): Scalar } {
  const made = new Map<Scalar, Scalar>();
  const of = (s: Scalar): Scalar => made.get(s) ?? s;
  for (const s of scalars) {
    if (s.kind === 'load') made.set(s, { ...s, access: moved(s.access) });
    else if ('args' in s) made.set(s, { ...s, args: s.args.map(of) });
  }
  return { scalars: scalars.map(of), of };
}
