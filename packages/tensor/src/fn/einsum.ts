/**
 * Einstein summation: axes are named by letters, equal letters run together, and letters that the result
 * lacks are summed. Operands are contracted two at a time from the left; every step is one contraction, so
 * slopes follow. The order is the user's: for n operands cost depends on it.
 */
import { GradusError } from '../errors/GradusError.js';
import { contractAxes } from '../ops/dot.js';
import { sumOver } from '../ops/reduceSum.js';
import { transpose } from '../ops/transpose.js';
import { promote, type TensorLike } from '../promote.js';
import type { Tensor } from '../tensor.js';
import { diagonal } from './matrices.js';

/** A tensor and the letters of its axes. */
interface Named {
  readonly x: Tensor;
  readonly letters: readonly string[];
}

/**
 * Sums of products over named axes, as NumPy's `einsum`: `einsum('ij,jk->ik', a, b)` is a matrix product,
 * `'ii->i'` a diagonal, `'ij->ji'` a transpose. Without an arrow the result has the letters that occur
 * once, in alphabetical order.
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
  const { inputs, output } = parse(subscripts, operands.length);
  const tensors = promote(operands, 'einsum').map((x, i) => named(x, inputs[i]!, subscripts));
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

function parse(text: string, count: number): { inputs: string[][]; output: string[] } {
  const [left, right, ...more] = text.replaceAll(' ', '').split('->');
  const inputs = left!.split(',').map((letters) => Array.from(letters));
  const all = inputs.flat();
  const once = [...new Set(all)].filter((c) => all.indexOf(c) === all.lastIndexOf(c));
  const output = right === undefined ? once.toSorted() : Array.from(right);
  const known = output.every((c, i) => all.includes(c) && output.indexOf(c) === i);
  if (more.length > 0 || inputs.length !== count || !known || !/^[a-z,]*$/i.test(left!)) {
    throw badSubscripts(text, `there ${count === 1 ? 'is 1 operand' : `are ${count} operands`}`);
  }
  return { inputs, output };
}

function badSubscripts(text: string, fact: string): GradusError {
  return new GradusError('GR130', {
    what: `einsum was given the subscripts '${text}', and ${fact}.`,
    why: 'There is one group of letters an operand, one letter an axis; equal letters name equal lengths, and the result names each letter once.',
    instead: "Write them as in `einsum('ij,jk->ik', a, b)`; batch axes get letters of their own.",
  });
}

/** Names axes; repeated letters become one axis, the diagonal. */
function named(x: Tensor, letters: readonly string[], text: string): Named {
  if (letters.length !== x.ndim) throw badSubscripts(text, `an operand has ${x.ndim} axes`);
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
