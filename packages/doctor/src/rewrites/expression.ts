/**
 * What was rewritten, as code: the old expression and the new one, with the same names in both. Operands that
 * would make it too long to read are called z. What a loop did again and again at one place is told once, with letters
 * for what changed from step to step.
 */
import { formatNumber, positionOf } from '@gradus/tensor';
import type { Atom, Equation, Var } from '@gradus/ir';
import { Letters } from './letters.js';
import { axesOf, reductionOf, SPREAD } from './pattern.js';
import type { Rewriting, Rewritten } from './rewriting.js';
import { softmaxOf } from './softmaxes.js';
import type { Phrase } from './workshop.js';

/** What users call an operation, where that is not the name of the primitive. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  add: 'add',
  sub: 'subtract',
  mul: 'multiply',
  div: 'divide',
  neg: 'negative',
  pow: 'power',
  reduceSum: 'sum',
  reduceProd: 'prod',
  reduceMax: 'max',
  reduceMin: 'min',
  acos: 'arccos',
  acosh: 'arccosh',
  asin: 'arcsin',
  asinh: 'arcsinh',
  atan: 'arctan',
  atan2: 'arctan2',
  atanh: 'arctanh',
  select: 'where',
};

const TOO_LONG = 64;

/** The old and the new form of an expression. */
export interface Exchange {
  readonly before: string;
  readonly after: string;
  /** What letters in them stand for, in words. */
  readonly letters: readonly string[];
}

type NameOf = (variable: Var) => string | undefined;

interface Writing {
  readonly form: 'before' | 'after';
  readonly rewritten: Rewritten;
  /** What the user calls a variable. */
  readonly nameOf: NameOf;
  /** Letters for operands that are too long to be written out. */
  readonly letters: Letters;
  /** Longest operand that is written out. */
  readonly longest: number;
}

/**
 * The rewrites whose results are used, as code. One whose result went into another is part of that one.
 *
 * @param rewritten - a program after rewriting
 * @param nameOf - what the user calls a variable
 * @returns one exchange for each that is seen
 */
export function exchanges(rewritten: Rewritten, nameOf: NameOf): Exchange[] {
  const { made, program } = rewritten;
  const inner = new Set<Atom>([...made.values()].flatMap(({ match }) => [...match.atoms.values()]));
  const used = new Set<Atom>(program.outputs);
  for (const equation of program.equations) for (const atom of equation.args) used.add(atom);
  const outermost = [...made.keys()].filter((y) => used.has(y) && !inner.has(y));
  const variables = [...program.inputs, ...program.captures.map(({ variable }) => variable)];
  const taken = new Set(variables.map(nameOf));
  return byPlace(outermost, made).map((alike) => {
    const letters = new Letters(taken);
    const longest = alike.length > 1 ? 0 : TOO_LONG;
    const writing = { rewritten, nameOf, letters };
    const after = textOf(alike.at(-1)!, { form: 'after', ...writing, longest });
    const before = textOf(alike.at(-1)!, { form: 'before', ...writing, longest: TOO_LONG });
    return { before, after, letters: letters.inWords(rewritten.producers) };
  });
}

/** What was made by one rule from one place of the user's code. */
function byPlace(variables: readonly Var[], made: Rewritten['made']): Var[][] {
  if (variables.length === 1) return [[...variables]]; // reading a line takes as long as a gradient or two
  const groups = new Map<string, Var[]>();
  for (const variable of variables) {
    const { rule, replaced } = made.get(variable)!;
    const place = positionOf(replaced.origin.site);
    const key = place === null ? `%${variable.id}` : `${rule.name} ${Object.values(place).join()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [variable]);
    else group.push(variable);
  }
  return [...groups.values()];
}

function textOf(atom: Atom, writing: Writing): string {
  if (atom.kind === 'literal') return formatNumber(atom.value, atom.type.dtype === 'float32');
  const { made, producers, phrases } = writing.rewritten;
  const rewriting = made.get(atom);
  if (rewriting === undefined || writing.form === 'after') {
    const phrase = phrases.get(atom);
    if (rewriting !== undefined && rewriting.rule.code !== '') return filledIn(rewriting, writing);
    if (phrase !== undefined) return spoken(phrase, writing);
    return madeBy(producers.get(atom), atom, writing);
  }
  return madeBy(rewriting.replaced, atom, writing);
}

/** What made an atom; its name, its number or a letter where nothing did. */
function madeBy(equation: Equation | undefined, atom: Var, writing: Writing): string {
  if (equation !== undefined) return callOf(equation, writing);
  const constant = writing.rewritten.constants.get(atom);
  const name = writing.nameOf(atom);
  if (name !== undefined || constant === undefined) return name ?? writing.letters.of(atom);
  return formatNumber(constant, atom.type.dtype === 'float32');
}

/** An expression that was said, with its operands in it. */
const spoken = ({ code, atoms }: Phrase, writing: Writing): string =>
  code.replace(/\$(\d)/g, (_, i: string) => operand(atoms[Number(i)]!, writing));

/** The better form with its operands in it. */
function filledIn({ rule, match }: Rewriting, writing: Writing): string {
  const alone = match.atoms.get(rule.code);
  if (alone !== undefined) return textOf(alone, writing);
  const axes = axesOf(match);
  const all = axes.length === reductionOf(match)?.args[0]!.type.shape.length;
  const code = all ? rule.code.replace(/, axes\b/g, '') : rule.code;
  const text = (name: string): string =>
    name === 'axes' ? axesText(axes) : operand(match.atoms.get(name)!, writing);
  return code.replace(NAMES, (_, negated?: string, name?: string) =>
    negated === undefined ? text(name!) : negativeOf(text(negated)),
  );
}

/** Variables in the code of a rule, and their negatives: two of those are none. */
const NAMES = /\bnegative\((z|a|b)\)|\b(z|a|b|axes)\b/g;

const negativeOf = (text: string): string =>
  /^negative\(([^()]*(?:\([^()]*\))*[^()]*)\)$/.exec(text)?.[1] ?? `negative(${text})`;

const axesText = (axes: readonly number[]): string =>
  axes.length === 1 ? String(axes[0]) : `[${axes.join(', ')}]`;

/** The text of an operand; a letter where it is long. */
function operand(atom: Atom, writing: Writing): string {
  const { letters, longest } = writing;
  const known = letters.get(atom);
  if (known !== undefined) return known;
  const { size } = letters;
  const text = textOf(atom, writing);
  if (text.length <= longest || IS_WORD.test(text) || isNew(atom, writing)) return text;
  letters.keep(size); // those inside of it
  return letters.of(atom);
}

/** What stands nowhere in the user's code has to be written out. */
function isNew(atom: Atom, { form, rewritten: { made, phrases } }: Writing): boolean {
  return form === 'after' && atom.kind === 'var' && (made.has(atom) || phrases.has(atom));
}

const IS_WORD = /^[\w.]+$/;

/** One element, picked by its index: `x.slice(0)`; null for anything else. */
function pickOf({ primitive, args, params }: Equation, writing: Writing): string | null {
  if (primitive.name === 'slice') {
    const { start, limit } = params as Readonly<Record<'start' | 'limit', readonly number[]>>;
    const isOne = start.every((s, i) => limit[i] === s + 1);
    return isOne ? `${operand(args[0]!, writing)}.slice(${start.join(', ')})` : null;
  }
  const [x, index] = args;
  if (primitive.name !== 'gather' || index?.kind !== 'literal' || x!.type.shape.length > 1) {
    return null;
  }
  return `${operand(x!, writing)}.slice(${index.value})`;
}

function callOf(equation: Equation, writing: Writing): string {
  const { primitive, args, results, params } = equation;
  const special = softmaxText(equation, writing) ?? pickOf(equation, writing);
  if (special !== null) return special;
  if (SPREAD.has(primitive.name)) return operand(args[0]!, writing);
  if (!isCall(equation)) return writing.letters.of(results[0]!);
  const name = FUNCTIONS[primitive.name] ?? primitive.name;
  const operands = operandsOf(args, writing);
  const { axes } = params as { axes?: readonly number[] };
  if (axes !== undefined && axes.length < args[0]!.type.shape.length) operands.push(axesText(axes));
  return `${name}(${operands.join(', ')})`;
}

/** Texts of operands. The same thing spread in two ways is two things: x along rows, and along columns. */
function operandsOf(args: readonly Atom[], writing: Writing): string[] {
  const texts = args.map((atom) => operand(atom, writing));
  const isTwice = (text: string, i: number): boolean =>
    args[i]!.kind === 'var' && texts.some((other, k) => other === text && args[k] !== args[i]);
  return texts.map((text, i) => (isTwice(text, i) ? writing.letters.of(args[i]!) : text));
}

/** Whether an operation is written as a function of its operands alone. */
function isCall({ primitive, args }: Equation): boolean {
  const { kind } = primitive.lower;
  if (kind === 'elementwise' || kind === 'reduce') return true;
  return primitive.name === 'dot' && args.every((a) => a.type.shape.length === 1);
}

function softmaxText(equation: Equation, writing: Writing): string | null {
  const softmax = softmaxOf(equation, writing.rewritten);
  if (softmax === null || softmax.isPlain) return null;
  return softmax.call('softmax').replace('$0', operand(softmax.z, writing));
}
