/**
 * Instructions at other places in memory. An expression that is used twice stays one expression, since what
 * is emitted once is known by identity.
 */
import type { Expression, Place, Statement } from '../loops/loop.js';

/** The place to take instead of another. */
export type Move = (place: Place) => Place;

/**
 * Instructions with other places.
 *
 * @param body - the instructions
 * @param move - which place is taken instead of which
 * @returns instructions that do the same there
 */
export function movedTo(body: readonly Statement[], move: Move): readonly Statement[] {
  const known = new Map<Expression, Expression>();
  const expression = (e: Expression): Expression => {
    let found = known.get(e);
    if (found === undefined) known.set(e, (found = made(e)));
    return found;
  };
  const made = (e: Expression): Expression => {
    if (e.kind === 'load') return { ...e, place: move(e.place) };
    return 'args' in e ? ({ ...e, args: e.args.map(expression) } as Expression) : e;
  };
  const statement = (s: Statement): Statement => {
    switch (s.kind) {
      case 'loop':
        return { ...s, body: s.body.map(statement) };
      case 'if':
        return { ...s, condition: expression(s.condition), body: s.body.map(statement) };
      case 'set':
        return { ...s, value: expression(s.value) };
      case 'store':
        return { ...s, place: move(s.place), value: expression(s.value) };
    }
  };
  return body.map(statement);
}
