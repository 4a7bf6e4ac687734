/**
 * Any value whatsoever as a word or two of a message. Messages are written about values of the wrong kind,
 * and `${value}` itself throws on symbols, on tensors and on objects without a prototype.
 */
import { printType, type TensorType } from '../type.js';

/** How many items of a list a message shows. */
const SHOWN = 8;
/** How many lists inside of each other: one may hold itself. */
const DEEPEST = 4;

/**
 * What was given, in words.
 *
 * @param value - anything
 * @returns `2`, `'rows'`, `[1, null]`, `float32[3]`, `a function`, `an object`
 */
export function shown(value: unknown): string {
  return shownInside(value, DEEPEST);
}

function shownInside(value: unknown, levels: number): string {
  const kind = typeof value;
  if (kind === 'string') return `'${value as string}'`;
  if (kind === 'symbol' || kind === 'function') return `a ${kind}`;
  if (Array.isArray(value)) return listShown(value, levels);
  if (kind !== 'object' || value === null) return String(value);
  const { type } = value as { readonly type?: Partial<TensorType> };
  return type?.dtype === undefined ? 'an object' : printType(type as TensorType);
}

function listShown(list: readonly unknown[], levels: number): string {
  if (levels === 0) return '[…]';
  const items = list.slice(0, SHOWN).map((item) => shownInside(item, levels - 1));
  return `[${items.join(', ')}${list.length > SHOWN ? ', …' : ''}]`;
}
