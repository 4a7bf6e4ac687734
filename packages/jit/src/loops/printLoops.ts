/**
 * Loops as text, in the manner of a small programming language.
 */
import { formatNumber } from '@gradus/tensor';
import { addressText } from './addressText.js';
import { LANES, type Expression, type LoopFunction, type Place, type Statement } from './loop.js';

/**
 * The loops of a kernel as lines of text.
 *
 * @param loops - the loops
 * @returns name and instructions
 */
export function loopLines({ name, body }: LoopFunction): string[] {
  return [`${name}:`, ...body.flatMap((s) => lines(s, '  '))];
}

function lines(statement: Statement, indent: string): string[] {
  switch (statement.kind) {
    case 'loop': {
      const { name, count } = statement.index;
      const inner = statement.body.flatMap((s) => lines(s, `${indent}  `));
      return [`${indent}for ${name} < ${count}`, ...inner];
    }
    case 'if': {
      const inner = statement.body.flatMap((s) => lines(s, `${indent}  `));
      return [`${indent}if ${show(statement.condition)}`, ...inner];
    }
    case 'set':
      return [`${indent}${statement.local.name} = ${show(statement.value)}`];
    case 'store':
      return [`${indent}${showPlace(statement.place, statement.value)} = ${show(statement.value)}`];
  }
}

function show(expression: Expression): string {
  switch (expression.kind) {
    case 'constant':
      return formatNumber(expression.value, expression.dtype === 'float32');
    case 'local':
      return expression.local.name;
    case 'load':
      return showPlace(expression.place, expression);
    case 'call':
      return `${expression.f.name}(${expression.args.map(show).join(', ')})`;
    case 'apply': {
      const word = expression.op === 'cast' ? expression.dtype : expression.op;
      return `${word}(${expression.args.map(show).join(', ')})`;
    }
    case 'lane':
      return `lane${expression.lane}(${show(expression.args[0])})`;
    default:
      return `${expression.kind}(${expression.args.map(show).join(', ')})`;
  }
}

/** A place; for vectors followed by how many elements there are from there on: `x[4i]:4`. */
function showPlace({ buffer, offset, terms }: Place, { lanes }: Expression): string {
  const first = addressText(
    buffer.name,
    terms.map(({ index, stride }) => [index.name, stride] as const),
    offset,
  );
  return lanes === undefined ? first : `${first}:${LANES}`;
}
