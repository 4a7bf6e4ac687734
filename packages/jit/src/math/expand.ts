/**
 * Formulas in the place of calls. The steps of a formula come before the instruction that calls it; its
 * result gets a variable of its own, so that one instruction may call it twice. Done last, when loops are
 * already laid out, so that they print as what was written.
 */
import { madeOnce } from '@gradus/tensor';
import {
  type Expression,
  type Local,
  type LoopFunction,
  type Statement,
  get,
  set,
  type Formula,
  type Step,
} from '@gradus/tensor/code';
import { wideLocals, widened } from '../loops/widen.js';
import { formulaOf } from './formulas.js';

type Call = Extract<Expression, { readonly kind: 'call' }>;

/**
 * Puts formulas in.
 *
 * @param loops - loops that call functions
 * @returns loops that call only functions without a formula
 */
export function expandFormulas(loops: LoopFunction): LoopFunction {
  return loops.body.some(calls) ? { ...loops, body: loops.body.flatMap(expanded) } : loops;
}

/** Whether an instruction calls a function, or one inside it does. */
function calls(statement: Statement): boolean {
  if (statement.kind === 'loop') return statement.body.some(calls);
  if (statement.kind === 'if') return isCalling(statement.condition) || statement.body.some(calls);
  return statement.kind !== 'run' && isCalling(statement.value);
}

function isCalling(e: Expression): boolean {
  return e.kind === 'call' || ('args' in e && e.args.some(isCalling));
}

function expanded(statement: Statement): readonly Statement[] {
  if (statement.kind === 'loop') {
    return [{ ...statement, body: statement.body.flatMap(expanded) }];
  }
  if (statement.kind === 'run') return [statement];
  const before: Statement[] = [];
  if (statement.kind === 'if') {
    const condition = rewritten(statement.condition, before);
    return [...before, { ...statement, condition, body: statement.body.flatMap(expanded) }];
  }
  const value = rewritten(statement.value, before);
  return before.length === 0 ? [statement] : [...before, { ...statement, value }];
}

/** The expression with its calls computed before it. */
function rewritten(e: Expression, before: Statement[]): Expression {
  if (!('args' in e)) return e;
  const args = e.args.map((x) => rewritten(x, before));
  const same = args.every((x, i) => x === e.args[i]);
  const made = same ? e : ({ ...e, args } as Expression);
  return made.kind === 'call' ? putIn(made, before) : made;
}

function putIn(call: Call, before: Statement[]): Expression {
  const formula = formulaOf(call.f, call.dtype, call.args.length);
  if (formula === null) return call;
  const { params, body, result } = call.lanes === undefined ? formula : overVectors(formula);
  params.forEach((param, i) => before.push(set(param, call.args[i]!)));
  before.push(...body);
  const { dtype, lanes } = call;
  const local: Local = { name: `call${before.length}`, dtype, ...(lanes && { lanes }) };
  before.push(set(local, result));
  return get(local);
}

const vectorForms = /* @__PURE__ */ new WeakMap<Formula, Formula>();

/** The formula of vectors. */
function overVectors(formula: Formula): Formula {
  return madeOnce(vectorForms, formula, withLanes);
}

function withLanes({ params, body, result }: Formula): Formula {
  const wide = wideLocals();
  const step = (s: Step): Step =>
    s.kind === 'set'
      ? { ...s, local: wide(s.local), value: widened(s.value, wide) }
      : { ...s, condition: widened(s.condition, wide), body: s.body.map(step) };
  return { params: params.map(wide), body: body.map(step), result: widened(result, wide) };
}
