/**
 * What an instruction does to the stack: most of it is read from the table, the rest depends on the
 * local, callee or label it names. The checker uses it for types and the printer for nesting. Blocks
 * are not here: they act on the structure around the stack, which each reader keeps for itself.
 */
import { madeOnce, unreachable } from '@gradus/tensor';
import type {
  FunctionType,
  Immediate,
  ImmediateKind,
  ImmediateOf,
  Instruction,
  Mnemonic,
  ValueType,
} from './instruction.js';
import { ON_NUMBERS, ON_VECTORS } from './effects.table.js';

/** A type of value, or `?` for any: every `?` of one instruction stands for the same type. */
export type Operand = ValueType | '?';

/** What an instruction takes from the stack and leaves there, and whether what follows is reached. */
export interface Effect {
  readonly takes: readonly Operand[];
  readonly leaves: readonly Operand[];
  readonly diverges: boolean;
}

const effect = (
  takes: readonly Operand[],
  leaves: readonly Operand[],
  diverges = false,
): Effect => ({ takes, leaves, diverges });

const ofVariable = (op: Mnemonic, type: ValueType): Effect => {
  if (op.endsWith('.get')) return effect([], [type]);
  return effect([type], op.endsWith('.tee') ? [type] : []);
};

type Effects = {
  readonly [K in ImmediateKind]?: (op: Mnemonic, immediate: ImmediateOf<K>) => Effect;
};

const EFFECTS: Effects = {
  local: (op, { local }) => ofVariable(op, local.type),
  function: (_, { callee }) => effect(callee.type.params, callee.type.results),
  label: (op, { target: { label } }) =>
    op === 'br'
      ? effect(label.carried, [], true)
      : effect([...label.carried, 'i32'], label.carried),
  labels: (_, { otherwise }) => effect([...otherwise.label.carried, 'i32'], [], true),
};

/**
 * What an instruction, other than a block and its marks, does to the stack.
 *
 * @param instruction - the instruction
 * @param type - the type of the function it stands in, for `return`
 * @returns what it takes, what it leaves, and whether it never goes on to the next one
 */
export function effectOf(instruction: Instruction, type: FunctionType): Effect {
  const { op, immediate } = instruction;
  if (op === 'return') return effect(type.results, [], true);
  if (op === 'unreachable') return effect([], [], true);
  const special = EFFECTS[immediate.kind] as
    | ((op: Mnemonic, immediate: Immediate) => Effect)
    | undefined; // the key and the argument are of one kind
  if (special !== undefined) return special(op, immediate);
  return plainEffect(op);
}

const known = new Map<Mnemonic, Effect>();

/**
 * What an instruction does to the stack whose name says it all.
 *
 * @param op - the instruction's name
 * @returns what it takes and what it leaves
 */
export function plainEffect(op: Mnemonic): Effect {
  return madeOnce(known, op, readEffect);
}

function readEffect(op: Mnemonic): Effect {
  const [prefix, name = prefix] = op.split('.') as [string, string?];
  const lane = prefix.replace(/x.*/, '');
  const isVector = lane !== prefix || prefix === 'v128';
  const letters: Readonly<Record<string, string>> = {
    T: isVector ? 'v128' : prefix,
    L: lane,
    S: /_([if]\d+)/.exec(name)?.[1] ?? '',
  };
  const types = (list: string): Operand[] =>
    (list.match(/\S+/g) ?? []).map((word) => (letters[word] ?? word) as Operand);
  const row = (isVector ? ON_VECTORS : ON_NUMBERS).find(([names]) =>
    names.split(' ').includes(name),
  );
  const [, takes, leaves] = row ?? unreachable(`what ${op} takes and leaves`);
  return effect(types(takes), types(leaves));
}
