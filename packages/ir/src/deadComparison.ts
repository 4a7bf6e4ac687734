/**
 * The search for comparisons that nobody used. JavaScript cannot tell us of `if (x.greater(0))`, but a
 * staged function in which somebody compares and nobody reads the answer almost surely holds one.
 */
import { context, positionOf, printSite, warn, type Context } from '@gradus/tensor';
import type { Atom, Equation, Origin, Program } from './program.js';

/** Places told already, by listener: each hears of each place once. */
const told = new WeakMap<Context['warn'], Set<string>>();

/**
 * Warns (GR303) of every true/false result that is neither used nor returned, once a place.
 *
 * @param program - a program just staged from a user's function
 */
export function warnDeadComparisons(program: Program): void {
  const used = new Set<Atom>(program.outputs);
  for (const equation of program.equations) for (const arg of equation.args) used.add(arg);
  for (const equation of program.equations) {
    if (isDeadComparison(equation, used)) tell(equation.origin, program.name);
  }
}

function isDeadComparison({ args, results }: Equation, used: ReadonlySet<Atom>): boolean {
  if (results.length === 0 || !args.some((a) => a.kind === 'var')) return false;
  return results.every((r) => r.type.dtype === 'bool' && !used.has(r));
}

function tell({ op, site }: Origin, name: string): void {
  const position = positionOf(site);
  const key =
    position === null ? `${op} ${name}` : `${position.file}:${position.line}:${position.column}`;
  let places = told.get(context.warn);
  if (places === undefined) told.set(context.warn, (places = new Set()));
  if (places.has(key)) return;
  places.add(key);
  warn('GR303', {
    what: `a true/false result of ${name} (made by \`${op}\`) was never used.`,
    where: printSite(site),
    why: '`if (x.greater(0))` cannot see inside a traced value: a tensor is an object, and an object always counts as true, so the same branch was taken whatever the numbers are.',
    instead: 'Use `where(condition, x, y)` or `cond(condition, ifTrue, ifFalse)`.',
  });
}
