/**
 * A module's data as the bytes that `WebAssembly.Module` takes. Things get their numbers here: types by
 * structure (each once), functions with the imported ones first, as the format demands. The code is
 * encoded before the section of types is written, because blocks with parameters add types too.
 * Reference: the core specification, chapter "Binary Format".
 */
import { unreachable } from '../unreachable.js';
import { name, PREAMBLE, section, signed, sized, unsigned, vector } from './encode.js';
import type { Bytes } from './encode.js';
import type {
  Callable,
  FunctionType,
  Global,
  Immediate,
  ImmediateKind,
  ImmediateOf,
  Instruction,
  ValueType,
} from './instruction.js';
import { nameSection } from './nameSection.js';
import { opcode } from './opcode.js';
import type { FunctionDefinition } from './wasmFunction.js';
import type { Export, MemoryImport, WasmModule } from './wasmModule.js';

const VALUE_TYPE: Readonly<Record<ValueType, number>> = {
  i32: 0x7f,
  i64: 0x7e,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};
const FUNCTION_TYPE = 0x60;
const FUNCREF = 0x70;
const EMPTY_BLOCK = 0x40;
const END = 0x0b;

/** The numbers of things in one module. */
interface Numbers {
  readonly types: Map<string, number>;
  readonly functions: ReadonlyMap<Callable, number>;
  readonly globals: ReadonlyMap<Global, number>;
  readonly hasMemory: boolean;
}

const types = (list: readonly ValueType[]): Bytes => vector(list.map((type) => [VALUE_TYPE[type]]));

/** The number of a type; the map's keys, in order, become the section of types. */
function typeNumber({ types: known }: Numbers, type: FunctionType): number {
  const key = [FUNCTION_TYPE, ...types(type.params), ...types(type.results)].join(' ');
  const number = known.get(key) ?? known.size;
  known.set(key, number);
  return number;
}

function numberOf<T extends { readonly name: string }>(
  map: ReadonlyMap<T, number>,
  thing: T,
): number {
  return map.get(thing) ?? unreachable(`$${thing.name} belongs to another module`);
}

function blockType(numbers: Numbers, type: FunctionType): Bytes {
  const [result] = type.results;
  if (type.params.length > 0 || type.results.length > 1) return signed(typeNumber(numbers, type));
  return [result === undefined ? EMPTY_BLOCK : VALUE_TYPE[result]];
}

function memoryArgument(numbers: Numbers, align: number, offset: number): Bytes {
  if (!numbers.hasMemory) unreachable('an access to memory in a module that imports none');
  return [...unsigned(Math.log2(align)), ...unsigned(offset)];
}

type Encoders = {
  readonly [K in ImmediateKind]: (immediate: ImmediateOf<K>, numbers: Numbers) => Bytes;
};

const ENCODERS: Encoders = {
  none: () => [],
  mark: () => [],
  block: ({ type }, numbers) => blockType(numbers, type),
  label: ({ target }) => unsigned(target.depth),
  labels: ({ targets, otherwise }) => [
    ...vector(targets.map(({ depth }) => unsigned(depth))),
    ...unsigned(otherwise.depth),
  ],
  function: ({ callee }, numbers) => unsigned(numberOf(numbers.functions, callee)),
  type: ({ type }, numbers) => [...unsigned(typeNumber(numbers, type)), 0],
  local: ({ local }) => unsigned(local.index),
  global: ({ global }, numbers) => unsigned(numberOf(numbers.globals, global)),
  memory: ({ align, offset }, numbers) => memoryArgument(numbers, align, offset),
  memoryLane: ({ align, offset, lane }, numbers) => [
    ...memoryArgument(numbers, align, offset),
    lane,
  ],
  memories: ({ count }) => Array<number>(count).fill(0),
  lane: ({ lane }) => [lane],
  lanes: ({ lanes }) => lanes,
  i32: ({ value }) => signed(value),
  i64: ({ value }) => signed(value),
  f32: ({ bytes }) => bytes,
  f64: ({ bytes }) => bytes,
  v128: ({ bytes }) => bytes,
};

function encodeInstruction({ op, immediate }: Instruction, numbers: Numbers): Bytes {
  const { code } = opcode(op);
  const bytes = code > 0xff ? [code >> 8, ...unsigned(code & 0xff)] : [code];
  const encode = ENCODERS[immediate.kind] as (immediate: Immediate, numbers: Numbers) => Bytes; // same kind
  return bytes.concat(encode(immediate, numbers));
}

/** Locals are declared in runs of equal type; parameters are not declared again. */
function localRuns({ type, locals }: FunctionDefinition): Bytes {
  const runs: { count: number; type: ValueType }[] = [];
  for (const local of locals.slice(type.params.length)) {
    const last = runs.at(-1);
    if (last?.type === local.type) last.count += 1;
    else runs.push({ count: 1, type: local.type });
  }
  return vector(runs.map((run) => [...unsigned(run.count), VALUE_TYPE[run.type]]));
}

function encodeBody(definition: FunctionDefinition, numbers: Numbers): Bytes {
  const bytes = [...localRuns(definition)];
  for (const instruction of definition.body) bytes.push(...encodeInstruction(instruction, numbers));
  bytes.push(END);
  return sized(bytes);
}

function memoryImport({ module, name: field, initial, maximum, shared }: MemoryImport): Bytes {
  const flags = (maximum === undefined ? 0 : 1) | (shared ? 2 : 0);
  const limits = [...unsigned(initial), ...(maximum === undefined ? [] : unsigned(maximum))];
  return [...name(module), ...name(field), 0x02, flags, ...limits];
}

function imports({ memory, imports: functions }: WasmModule, numbers: Numbers): Bytes[] {
  const functionImports = functions.map(({ origin, type }) => [
    ...name(origin.module),
    ...name(origin.name),
    0x00,
    ...unsigned(typeNumber(numbers, type)),
  ]);
  return memory === undefined ? functionImports : [memoryImport(memory), ...functionImports];
}

function encodeGlobal({ type, mutable, initial }: Global, numbers: Numbers): Bytes {
  return [VALUE_TYPE[type], mutable ? 1 : 0, ...encodeInstruction(initial, numbers), END];
}

function encodeExport({ name: exported, item }: Export, numbers: Numbers): Bytes {
  const [kind, number] =
    'kind' in item
      ? [0x00, numberOf(numbers.functions, item)]
      : [0x03, numberOf(numbers.globals, item)];
  return [...name(exported), kind, ...unsigned(number)];
}

/** The table holds exactly its functions, from place 0 on. */
function tableSections(
  { table }: WasmModule,
  numbers: Numbers,
): { table: Bytes[]; elements: Bytes[] } {
  if (table.length === 0) return { table: [], elements: [] };
  const count = unsigned(table.length);
  const places = vector(table.map((item) => unsigned(numberOf(numbers.functions, item))));
  const start = [0x41, ...signed(0), END];
  return { table: [[FUNCREF, 0x01, ...count, ...count]], elements: [[0x00, ...start, ...places]] };
}

/** A vector as the content of a section: nothing when there are no items. */
const items = (list: readonly Bytes[]): Bytes => (list.length === 0 ? [] : vector(list));

const numberThings = <T>(things: readonly T[]): Map<T, number> =>
  new Map(things.map((thing, i) => [thing, i]));

/**
 * Encodes a module.
 *
 * @param module - the module; its functions must be complete
 * @param options - `names: true` adds the names of functions and locals, for debuggers and stacks
 * @returns the binary module
 */
export function encodeModule(
  module: WasmModule,
  options: { readonly names?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const numbers: Numbers = {
    types: new Map(),
    functions: numberThings<Callable>([...module.imports, ...module.definitions]),
    globals: numberThings(module.globals),
    hasMemory: module.memory !== undefined,
  };
  const imported = items(imports(module, numbers));
  const declared = items(module.definitions.map(({ type }) => unsigned(typeNumber(numbers, type))));
  const code = items(module.definitions.map((definition) => encodeBody(definition, numbers)));
  const { table, elements } = tableSections(module, numbers);
  const known = [...numbers.types.keys()].map((key) => key.split(' ').map(Number));
  const sections = [
    PREAMBLE,
    section(1, items(known)),
    section(2, imported),
    section(3, declared),
    section(4, items(table)),
    section(6, items(module.globals.map((global) => encodeGlobal(global, numbers)))),
    section(7, items(module.exports.map((exported) => encodeExport(exported, numbers)))),
    section(9, items(elements)),
    section(10, code),
    section(0, options.names ? nameSection(module) : []),
  ];
  return Uint8Array.from(sections.flat());
}
