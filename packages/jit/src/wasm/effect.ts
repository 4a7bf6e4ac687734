/**
 * What an instruction does to the stack: most of it is read from the table, the rest depends on the
 * local, callee or label it names. The checker uses it for types and the printer for nesting. Blocks
 * are not here: they act on the structure around the stack, which each reader keeps for itself.
 */
import type {
  FunctionType,
  Immediate,
  ImmediateKind,
  ImmediateOf,
  Instruction,
  Mnemonic,
  ValueType,
} from './instruction.js';
import { opcode } from './opcode.js';
import type { Operand } from './opcode.js';

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
  const { takes, leaves } = opcode(op);
  return effect(takes, leaves);
}
