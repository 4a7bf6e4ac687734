/**
 * Instructions at other places in memory. An expression that is used twice stays one expression, since what
 * is emitted once is known by identity.
 */
import { madeOnce } from '@gradus/tensor';
import type { Expression, Index, Place, Statement } from '@gradus/tensor/code';

/** The place to take instead of another. */
export type Move = (place: Place) => Place;

const same = (index: Index): Index => index;

/**
 * Instructions with other places.
 *
 * @param body - the instructions
 * @param move - which place is taken instead of which
 * @param counter - which counter is taken instead of which
 * @returns instructions that do the same there
 */
export function movedTo(
  body: readonly Statement[],
  move: Move,
  counter: (index: Index) => Index = same,
): readonly Statement[] {
  const known = new Map<Expression, Expression>();
  const expression = (e: Expression): Expression => madeOnce(known, e, made);
  const made = (e: Expression): Expression => {
    if (e.kind === 'load') return { ...e, place: move(e.place) };
    return 'args' in e ? ({ ...e, args: e.args.map(expression) } as Expression) : e;
  };
  const statement = (s: Statement): Statement => {
    switch (s.kind) {
      case 'loop':
        return { ...s, index: counter(s.index), body: s.body.map(statement) };
      case 'if':
        return { ...s, condition: expression(s.condition), body: s.body.map(statement) };
      case 'set':
        return { ...s, value: expression(s.value) };
      case 'store':
        return { ...s, place: move(s.place), value: expression(s.value) };
      case 'run':
        return { ...s, at: s.at.map(move) };
    }
  };
  return body.map(statement);
}
