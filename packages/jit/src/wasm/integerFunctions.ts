/**
 * Operations on integers that are more than one instruction, as functions inside the module; added when
 * first used. Where the instruction traps, they have the value that eager evaluation gives: x/0 is 0, and
 * the most negative number over −1 wraps to itself.
 */
import type { FunctionBuilder, ModuleBuilder, MnemonicOf } from './assembler.js';

type Word = MnemonicOf<'none'>;
type Pair = FunctionBuilder<{ x: 'i32'; y: 'i32' }>;

/** The names of the functions: the operation, and whether it reads integers as signed. */
export type IntegerFunction = 'abs_s' | `${'min' | 'max' | 'quotient' | 'remainder'}_${'s' | 'u'}`;

const OF_TWO: Readonly<Record<Exclude<IntegerFunction, 'abs_s'>, (f: Pair) => void>> = {
  min_s: (f) => chosen(f, 'i32.lt_s'),
  min_u: (f) => chosen(f, 'i32.lt_u'),
  max_s: (f) => chosen(f, 'i32.gt_s'),
  max_u: (f) => chosen(f, 'i32.gt_u'),
  quotient_s: (f) => unlessZero(f, () => quotient(f)),
  quotient_u: (f) => unlessZero(f, () => ofBoth(f, 'i32.div_u')),
  remainder_s: (f) => unlessZero(f, () => ofBoth(f, 'i32.rem_s')),
  remainder_u: (f) => unlessZero(f, () => ofBoth(f, 'i32.rem_u')),
};

function ofBoth(f: Pair, op: Word): void {
  f.localGet(f.params.x).localGet(f.params.y).op(op);
}

/** x where the comparison holds, else y. */
function chosen(f: Pair, better: Word): void {
  f.localGet(f.params.x).localGet(f.params.y);
  ofBoth(f, better);
  f.op('select');
}

/** 0 for y = 0, else what is emitted. */
function unlessZero(f: Pair, emit: () => void): void {
  f.localGet(f.params.y)
    .op('i32.eqz')
    .if({ results: ['i32'] });
  f.const('i32', 0).else();
  emit();
  f.end();
}

function quotient(f: Pair): void {
  const { x, y } = f.params;
  f.localGet(y)
    .const('i32', -1)
    .op('i32.eq')
    .if({ results: ['i32'] });
  f.const('i32', 0).localGet(x).op('i32.sub').else();
  ofBoth(f, 'i32.div_s');
  f.end();
}

/** |x|, where the most negative number stays itself. */
function absolute(module: ModuleBuilder): FunctionBuilder {
  const f = module.function('abs_s', { x: 'i32' }, ['i32']);
  const { x } = f.params;
  f.const('i32', 0).localGet(x).op('i32.sub').localGet(x);
  return f.localGet(x).const('i32', 0).op('i32.lt_s').op('select');
}

function build(module: ModuleBuilder, name: IntegerFunction): FunctionBuilder {
  if (name === 'abs_s') return absolute(module);
  const f = module.function(name, { x: 'i32', y: 'i32' }, ['i32']);
  OF_TWO[name](f);
  return f;
}

/**
 * The functions of one module.
 *
 * @param module - the module to which they are added
 * @returns a function by its name, added when first asked for
 */
export function integerFunctions(
  module: ModuleBuilder,
): (name: IntegerFunction) => FunctionBuilder {
  const known = new Map<IntegerFunction, FunctionBuilder>();
  return (name) => {
    const found = known.get(name) ?? build(module, name);
    known.set(name, found);
    return found;
  };
}
