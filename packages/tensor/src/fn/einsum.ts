/**
 * Einstein summation: axes are named by letters, equal letters run together, and letters that the result
 * lacks are summed. Operands are contracted two at a time from the left; every step is one contraction, so
 * slopes follow. The order is the user's: for n operands cost depends on it.
 */
import { wrongKind } from '../arguments.js';
import { unreachable, type GradusError } from '../errors/GradusError.js';
import { shown } from '../errors/shown.js';
import { contractAxes } from '../ops/dot.js';
import { sumOver } from '../ops/reduceSum.js';
import { reshape } from '../ops/reshape.js';
import { transpose } from '../ops/transpose.js';
import { promote, type TensorLike } from '../promote.js';
import { broadcastShapes, type Shape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { diagonal } from './matrices.js';
import { badSubscripts, isDotted, parseSubscripts } from './subscripts.js';

/** A tensor and the letters of its axes. */
interface Named {
  readonly x: Tensor;
  readonly letters: readonly string[];
}

/**
 * Sums of products over named axes, as NumPy's `einsum`: `einsum('ij,jk->ik', a, b)` is a matrix product,
 * `'ii->i'` a diagonal, `'ij->ji'` a transpose. Without an arrow the result has the letters that occur
 * once, in alphabetical order. Three dots stand for leading axes that broadcast: `'...ij,...jk->...ik'`.
 *
 * @param subscripts - letters of every operand, an arrow, letters of the result
 * @param operands - as many tensors; dtypes are promoted
 * @returns the sums; throws GR130 for subscripts that do not fit
 *
 * @example
 * ```ts
 * import { array, einsum } from '@gradus/tensor';
 * console.log(einsum('ij,j->i', array([[1, 2], [3, 4]]), array([5, 6])).tolist()); // => [17, 39]
 * ```
 */
export function einsum(subscripts: string, ...operands: readonly TensorLike[]): Tensor {
  if (typeof subscripts !== 'string') {
    throw wrongKind('einsum', shown(subscripts), "subscripts, as 'ij,jk->ik'");
  }
  const given = promote(operands, 'einsum');
  const { inputs, output } = parseSubscripts(
    subscripts,
    given.map((x) => x.ndim),
  );
  const tensors = unstretched(given.map((x, i) => named(x, inputs[i]!, subscripts)));
  let rest = tensors.slice(1);
  let value = tensors[0]!;
  while (rest.length > 0) {
    const [next, ...others] = rest;
    const later = new Set([...output, ...others.flatMap((t) => t.letters)]);
    value = product(value, next!, later);
    rest = others;
  }
  const summed = sumLetters(value, new Set(output));
  return transpose(
    summed.x,
    output.map((letter) => summed.letters.indexOf(letter)),
  );
}

/** Axes of length 1 that others stretch are dropped: a product with them is one with a factor. */
function unstretched(all: readonly Named[]): Named[] {
  const longest = new Map<string, number>();
  for (const { x, letters } of all) {
    letters.forEach((c, i) => {
      if (x.shape[i] !== 1 || !longest.has(c)) longest.set(c, x.shape[i]!);
    });
  }
  return all.map(({ x, letters }) => {
    const kept = letters.map((c, i) => !isDotted(c) || x.shape[i] === longest.get(c));
    if (letters.some((_, i) => !kept[i] && x.shape[i] !== 1)) throw notAligned(all);
    return {
      x: reshape(
        x,
        x.shape.filter((_, i) => kept[i]),
      ),
      letters: letters.filter((_, i) => kept[i]),
    };
  });
}

function notAligned(all: readonly Named[]): GradusError {
  const [first, ...others] = all.map(({ x, letters }) =>
    x.shape.filter((_, i) => isDotted(letters[i]!)),
  );
  others.reduce<Shape>((lead, shape) => broadcastShapes(lead, shape, 'einsum'), first!);
  return unreachable('axes that broadcast are aligned');
}

/** Names axes; repeated letters become one axis, the diagonal. */
function named(x: Tensor, letters: readonly string[], text: string): Named {
  const second = letters.findIndex((c, i) => letters.indexOf(c) !== i);
  if (second < 0) return { x, letters };
  const first = letters.indexOf(letters[second]!);
  if (x.shape[first] !== x.shape[second]) {
    throw badSubscripts(
      text,
      `'${letters[second]}' names lengths ${x.shape[first]} and ${x.shape[second]}`,
    );
  }
  const others = letters.filter((_, i) => i !== first && i !== second);
  return named(diagonal(x, 0, first, second), [...others, letters[second]!], text);
}

/** One contraction: letters of both are kept side by side if they are needed later, else summed. */
function product(a: Named, b: Named, later: ReadonlySet<string>): Named {
  const [p, q] = [
    sumLetters(a, new Set([...later, ...b.letters])),
    sumLetters(b, new Set([...later, ...a.letters])),
  ];
  const shared = p.letters.filter((c) => q.letters.includes(c));
  const batch = shared.filter((c) => later.has(c));
  const contract = shared.filter((c) => !later.has(c));
  const axes = (t: Named, names: readonly string[]): number[] =>
    names.map((c) => t.letters.indexOf(c));
  const alone = (t: Named): string[] => t.letters.filter((c) => !shared.includes(c));
  return {
    x: contractAxes(p.x, q.x, {
      contract: [axes(p, contract), axes(q, contract)],
      batch: [axes(p, batch), axes(q, batch)],
    }),
    letters: [...batch, ...alone(p), ...alone(q)],
  };
}

/** Sums over the letters that nobody needs. */
function sumLetters({ x, letters }: Named, needed: ReadonlySet<string>): Named {
  const axes = [...letters.keys()].filter((i) => !needed.has(letters[i]!));
  return { x: sumOver(x, axes), letters: letters.filter((c) => needed.has(c)) };
}
