/**
 * `inAxes` and `outAxes`: a number or null for everything, or a tree that is a prefix of the arguments,
 * spread over the leaves below.
 */
import { GradusError, normalizeAxis, type Tensor, type TreeShape } from '@gradus/tensor';

/** Axis numbers, null where nothing is mapped, or trees of them. */
export type Axes = number | null | readonly Axes[] | { readonly [key: string]: Axes };

/**
 * One axis a leaf.
 *
 * @param axes - what the user wrote
 * @param shape - nesting of the leaves
 * @param leaves - the leaves
 * @param name - 'inAxes' or 'outAxes', for messages
 * @returns normalised axes in the order of the leaves; throws GR504 where the trees do not fit
 */
export function axesOf(
  axes: Axes,
  shape: TreeShape,
  leaves: readonly Tensor[],
  name: string,
): (number | null)[] {
  const found: (number | null)[] = [];
  spread(axes, shape, name, found);
  return found.map((axis, i) =>
    axis === null ? null : normalizeAxis(axis, leaves[i]!.shape.length, name),
  );
}

function spread(axes: Axes, shape: TreeShape, path: string, found: (number | null)[]): void {
  if (shape.kind === 'leaf') {
    if (axes !== null && typeof axes !== 'number') throw misfit(path);
    found.push(axes);
  } else if (shape.kind === 'array') {
    if (Array.isArray(axes) && axes.length !== shape.children.length) throw misfit(path);
    shape.children.forEach((child, i) => {
      const below = Array.isArray(axes) ? (axes as readonly Axes[])[i]! : axes;
      spread(below, child, `${path}[${i}]`, found);
    });
  } else if (shape.kind === 'object') {
    for (const [key, child] of shape.children) {
      spread(under(axes, key, path), child, `${path}.${key}`, found);
    }
  } else if (shape.kind === 'custom') {
    spread(axes, shape.content, path, found);
  }
}

function under(axes: Axes, key: string, path: string): Axes {
  if (axes === null || typeof axes === 'number') return axes;
  const below = (axes as { readonly [key: string]: Axes })[key];
  if (Array.isArray(axes) || below === undefined) throw misfit(`${path}.${key}`);
  return below;
}

function misfit(path: string): GradusError {
  return new GradusError('GR504', {
    what: `${path} does not fit the arguments.`,
    why: 'Axes are given as one number (or null) for everything, or as a tree that begins like the arguments.',
    instead: 'Give one entry an argument: `vmap(f, [0, null])`.',
  });
}
