/**
 * The language of `einsum`: a group of letters an operand, an arrow, the letters of the result. Three dots
 * stand for the axes that have no letter; they get names here, counted from the right, so that the axes of
 * several operands meet as in broadcasting.
 */
import { GradusError } from '../errors/GradusError.js';

/** Names of axes: of every operand, and of the result. */
export interface Subscripts {
  readonly inputs: readonly (readonly string[])[];
  readonly output: readonly string[];
}

/**
 * Reads subscripts.
 *
 * @param text - as the user wrote them
 * @param ranks - number of axes of each operand
 * @returns a name an axis; throws GR130 where text and operands do not fit
 */
export function parseSubscripts(text: string, ranks: readonly number[]): Subscripts {
  const [left, right, ...more] = text.replaceAll(' ', '').split('->');
  const groups = left!.split(',');
  const count = ranks.length;
  if (more.length > 0 || groups.length !== count) {
    throw badSubscripts(text, `there ${count === 1 ? 'is 1 operand' : `are ${count} operands`}`);
  }
  const inputs = groups.map((group, i) => axesOf(group, ranks[i]!, text));
  const all = inputs.flat();
  const dots = [...new Set(all.filter(isDotted))].toSorted().toReversed();
  const once = [...new Set(all)].filter(
    (c) => !isDotted(c) && all.indexOf(c) === all.lastIndexOf(c),
  );
  const output = right === undefined ? [...dots, ...once.toSorted()] : resultOf(right, dots, text);
  const known = output.every((c, i) => all.includes(c) && output.indexOf(c) === i);
  if (!known)
    throw badSubscripts(text, 'the result has a letter twice, or one that no operand has');
  if (!dots.every((c) => output.includes(c))) {
    throw badSubscripts(text, 'the result lacks the axes that `...` stands for');
  }
  return { inputs, output };
}

/**
 * Whether an axis came of three dots.
 *
 * @param name - the name of an axis
 * @returns true for axes without a letter
 */
export function isDotted(name: string): boolean {
  return name.startsWith('.');
}

/** The name of the axis that is the `i`-th from the right among those without a letter. */
function dotted(i: number): string {
  return `.${String.fromCodePoint(48 + i)}`;
}

function axesOf(group: string, rank: number, text: string): string[] {
  const [before = '', after, ...more] = group.split('...');
  const letters = before + (after ?? '');
  if (more.length > 0 || !/^[a-z]*$/i.test(letters)) {
    throw badSubscripts(text, `'${group}' is no group of letters`);
  }
  const count = rank - letters.length;
  if (after === undefined ? count !== 0 : count < 0) {
    throw badSubscripts(text, `the operand of '${group}' has ${rank} axes`);
  }
  const dots = Array.from({ length: count }, (_, i) => dotted(count - 1 - i));
  return [...Array.from(before), ...dots, ...Array.from(after ?? '')];
}

function resultOf(right: string, dots: readonly string[], text: string): string[] {
  const [before = '', after = '', ...more] = right.split('...');
  if (more.length > 0) throw badSubscripts(text, 'the result has `...` twice');
  return right.includes('...')
    ? [...Array.from(before), ...dots, ...Array.from(after)]
    : Array.from(right);
}

/**
 * The error for subscripts that do not fit.
 *
 * @param text - the subscripts
 * @param fact - what they do not fit
 * @returns the error to throw
 */
export function badSubscripts(text: string, fact: string): GradusError {
  return new GradusError('GR130', {
    what: `einsum was given the subscripts '${text}', and ${fact}.`,
    why: 'There is one group of letters an operand, one letter an axis, `...` for axes without one; equal letters name equal lengths, and the result names each letter once.',
    instead: "Write them as in `einsum('ij,jk->ik', a, b)` or `einsum('...j,jk->...k', a, b)`.",
  });
}
