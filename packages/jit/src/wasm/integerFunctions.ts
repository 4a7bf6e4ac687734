/**
 * Operations on integers that are more than one instruction, as functions inside the module; added when
 * first used. Where the instruction traps, they have the value that eager evaluation gives: x/0 is 0, and
 * the most negative number over −1 wraps to itself.
 */
import { madeOnce, unreachable } from '@gradus/tensor';
import type { Callable, FunctionBuilder, ModuleBuilder, MnemonicOf } from './assembler.js';

type Pair = FunctionBuilder<{ x: 'i32'; y: 'i32' }>;

/** Whether integers are read as signed. */
type Sign = 's' | 'u';

/** The operations. */
export type IntegerOperation = 'abs' | 'min' | 'max' | 'quotient' | 'remainder';

/** What each of them pushes. */
const BODIES: Readonly<Partial<Record<IntegerOperation, (f: Pair, sign: Sign) => unknown>>> = {
  abs: (f) => {
    minus(f).localGet(f.params.x);
    f.localGet(f.params.x).const('i32', 0).op('i32.lt_s').op('select');
  },
  min: (f, sign) => chosen(f, `i32.lt_${sign}`),
  max: (f, sign) => chosen(f, `i32.gt_${sign}`),
  quotient: (f, sign) => {
    const quotient = (): FunctionBuilder => both(f).op(`i32.div_${sign}`);
    unless(f, 0, zero, () => (sign === 's' ? unless(f, -1, minus, quotient) : quotient()));
  },
  remainder: (f, sign) => unless(f, 0, zero, () => both(f).op(`i32.rem_${sign}`)),
};

function zero(f: Pair): FunctionBuilder {
  return f.const('i32', 0);
}

function minus(f: Pair): FunctionBuilder {
  return zero(f).localGet(f.params.x).op('i32.sub');
}

function both(f: Pair): FunctionBuilder {
  return f.localGet(f.params.x).localGet(f.params.y);
}

/** x where the comparison holds, else y. */
function chosen(f: Pair, better: MnemonicOf<'none'>): void {
  both(f);
  both(f).op(better).op('select');
}

/** What is emitted, but something else where y is one number. */
function unless(
  f: Pair,
  number: number,
  other: (f: Pair) => FunctionBuilder,
  emit: () => unknown,
): void {
  f.localGet(f.params.y)
    .const('i32', number)
    .op('i32.eq')
    .if({ results: ['i32'] });
  other(f).else();
  emit();
  f.end();
}

function build(
  module: ModuleBuilder,
  name: string,
  { op, sign }: { readonly op: IntegerOperation; readonly sign: Sign },
): Callable {
  const params = op === 'abs' ? { x: 'i32' } : { x: 'i32', y: 'i32' };
  const f = module.function(name, params as { x: 'i32'; y: 'i32' }, ['i32']);
  (BODIES[op] ?? unreachable(`${op} of integers`))(f, sign);
  return f;
}

/**
 * The functions of one module.
 *
 * @param module - the module to which they are added
 * @returns the function of an operation on integers with or without a sign, added when first asked for
 */
export function integerFunctions(
  module: ModuleBuilder,
): (op: IntegerOperation, sign: Sign) => Callable {
  const known = new Map<string, Callable>();
  return (op, sign) => {
    const name = `${op}_${sign}`;
    return madeOnce(known, name, () => build(module, name, { op, sign }));
  };
}
