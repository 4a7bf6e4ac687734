/**
 * Loops as text, in the manner of a small programming language.
 */
import { formatNumber } from '@gradus/tensor';
import { addressText } from './addressText.js';
import {
  LANES,
  type Expression,
  type Index,
  type LoopFunction,
  type Place,
  type Statement,
} from '@gradus/tensor/code';

/**
 * The loops of a kernel as lines of text.
 *
 * @param loops - the loops
 * @returns name and instructions
 */
export function loopLines({ name, body }: LoopFunction): string[] {
  const own = [`${name}:`, ...body.flatMap((s) => lines(s, '  '))];
  return [...own, ...runIn(body).flatMap(functionLines)];
}

/** Loops that a kernel has in common with others, each once. */
function runIn(body: readonly Statement[]): LoopFunction[] {
  const all = body.flatMap((s): readonly LoopFunction[] => {
    if (s.kind === 'run') return [s.loops];
    return 'body' in s ? runIn(s.body) : [];
  });
  return [...new Set(all)];
}

function functionLines({ name, ports = [], counted, body }: LoopFunction): string[] {
  const params = [...ports, ...(counted === undefined ? [] : [{ name: TURNS }])];
  const inner = body.flatMap((s) => lines(s, '  ', counted));
  return [`${name}(${params.map((p) => p.name).join(', ')}):`, ...inner];
}

/** What the count is called that loops are handed. */
const TURNS = 'turns';

function lines(statement: Statement, indent: string, counted?: Index): string[] {
  switch (statement.kind) {
    case 'loop': {
      const { name, count } = statement.index;
      const inner = statement.body.flatMap((s) => lines(s, `${indent}  `, counted));
      const turns = statement.index === counted ? TURNS : count;
      return [`${indent}for ${name} < ${turns}`, ...inner];
    }
    case 'if': {
      const inner = statement.body.flatMap((s) => lines(s, `${indent}  `, counted));
      return [`${indent}if ${show(statement.condition)}`, ...inner];
    }
    case 'set':
      return [`${indent}${statement.local.name} = ${show(statement.value)}`];
    case 'store':
      return [`${indent}${showPlace(statement.place, statement.value)} = ${show(statement.value)}`];
    case 'run': {
      const { loops, at, turns } = statement;
      const args = at.map((place) => showPlace(place, {}));
      const counts = loops.counted === undefined ? [] : [turns];
      return [`${indent}run ${loops.name}(${[...args, ...counts].join(', ')})`];
    }
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
function showPlace({ buffer, offset, terms }: Place, { lanes }: Pick<Expression, 'lanes'>): string {
  const first = addressText(
    buffer.name,
    terms.map(({ index, stride }) => [index.name, stride] as const),
    offset,
  );
  return lanes === undefined ? first : `${first}:${LANES}`;
}
