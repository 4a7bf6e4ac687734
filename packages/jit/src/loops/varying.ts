/**
 * Which variables change from turn to turn of a loop, and whether its turns depend on one another.
 */
import type { Expression, Index, Local, Statement } from '@gradus/tensor/code';

/**
 * The variables that are set in a loop and depend on its counter.
 *
 * @param body - what the loop repeats
 * @param index - its counter
 * @param carried - variables that are known to change
 * @returns the variables, those among them
 */
export function varyingIn(
  body: readonly Statement[],
  index: Index,
  carried: readonly Local[] = [],
): ReadonlySet<Local> {
  const found = new Set<Local>(carried);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    eachSet(body, (local, value) => {
      if (varies(value, index, found)) found.add(local);
    });
  }
  return found;
}

/**
 * Whether the value of an expression changes from turn to turn of a loop.
 *
 * @param e - the expression
 * @param index - the counter of the loop
 * @param locals - the variables that change
 * @returns false where it is the same in all turns
 */
export function varies(e: Expression, index: Index, locals: ReadonlySet<Local>): boolean {
  if (e.kind === 'local') return locals.has(e.local);
  if (e.kind === 'load') return e.place.terms.some((t) => t.index === index);
  return 'args' in e && e.args.some((x) => varies(x, index, locals));
}

function eachSet(
  body: readonly Statement[],
  visit: (local: Local, value: Expression) => void,
): void {
  for (const s of body) {
    if (s.kind === 'set') visit(s.local, s.value);
    else if ('body' in s) eachSet(s.body, visit);
  }
}

/**
 * Whether the turns of a loop could run in any order: no variable comes from the turn before.
 *
 * @param body - what the loop repeats
 * @returns true where every variable that it sets is set before it is read, in every turn
 */
export function independent(body: readonly Statement[]): boolean {
  const set = new Set<Local>();
  eachSet(body, (local) => set.add(local));
  const known = new Set<Local>();
  const fine = (e: Expression): boolean => {
    if (e.kind === 'local') return !set.has(e.local) || known.has(e.local);
    return !('args' in e) || e.args.every(fine);
  };
  const check = (s: Statement): boolean => {
    if (s.kind === 'loop') return s.body.every(check);
    if (s.kind === 'if' || s.kind === 'run') return false;
    if (!fine(s.value)) return false;
    if (s.kind === 'set') known.add(s.local);
    return true;
  };
  return body.every(check);
}
