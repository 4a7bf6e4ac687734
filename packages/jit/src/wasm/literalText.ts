/**
 * Immediates in the words of WebAssembly's text format. Floats are printed with the fewest digits that
 * give the same bits back.
 */
import type { Bytes } from './encode.js';
import type {
  FunctionType,
  Immediate,
  ImmediateKind,
  ImmediateOf,
  LaneShape,
} from './instruction.js';
import type { Mnemonic, ValueType } from './instruction.js';
import { opcode } from './opcode.js';

const viewOf = (bytes: Bytes): DataView => new DataView(Uint8Array.from(bytes).buffer);

/** Every NaN is the canonical one. */
function numberText(value: number, digits: string): string {
  if (Number.isNaN(value)) return 'nan';
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : digits;
  return value > 0 ? 'inf' : '-inf';
}

function shortestF32(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(value);
}

function f32Text(view: DataView, at = 0): string {
  const value = view.getFloat32(at, true);
  return numberText(value, shortestF32(value));
}

function f64Text(view: DataView, at = 0): string {
  const value = view.getFloat64(at, true);
  return numberText(value, String(value));
}

const LANE_TEXT: Readonly<Record<LaneShape, (view: DataView, at: number) => string>> = {
  i8x16: (view, at) => String(view.getInt8(at)),
  i16x8: (view, at) => String(view.getInt16(at, true)),
  i32x4: (view, at) => String(view.getInt32(at, true)),
  i64x2: (view, at) => String(view.getBigInt64(at, true)),
  f32x4: f32Text,
  f64x2: f64Text,
};

function vectorText({ shape, bytes }: ImmediateOf<'v128'>): string {
  const view = viewOf(bytes);
  const lanes = Number(shape.split('x')[1]);
  const texts = Array.from({ length: lanes }, (_, i) => LANE_TEXT[shape](view, (i * 16) / lanes));
  return `${shape} ${texts.join(' ')}`;
}

/**
 * A list of types as a clause.
 *
 * @param word - `param` or `result`
 * @param types - the types
 * @returns ` (word type type)`, or nothing for no types
 */
export function typeClause(word: 'param' | 'result', types: readonly ValueType[]): string {
  return types.length === 0 ? '' : ` (${word} ${types.join(' ')})`;
}

const typeText = ({ params, results }: FunctionType): string =>
  typeClause('param', params) + typeClause('result', results);

function placeText(op: Mnemonic, { offset, align }: { offset: number; align: number }): string {
  const at = offset === 0 ? '' : ` offset=${offset}`;
  return align === opcode(op).size ? at : `${at} align=${align}`;
}

type Texts = {
  readonly [K in ImmediateKind]?: (immediate: ImmediateOf<K>, op: Mnemonic) => string;
};

const TEXTS: Texts = {
  block: ({ label, type }) => ` $${label.name}${typeText(type)}`,
  label: ({ target }) => ` $${target.label.name}`,
  labels: ({ targets, otherwise }) =>
    [...targets, otherwise].map(({ label }) => ` $${label.name}`).join(''),
  function: ({ callee }) => ` $${callee.name}`,
  local: ({ local }) => ` $${local.name}`,
  memory: (place, op) => placeText(op, place),
  memoryLane: (place, op) => `${placeText(op, place)} ${place.lane}`,
  lane: ({ lane }) => ` ${lane}`,
  lanes: ({ lanes }) => ` ${lanes.join(' ')}`,
  i32: ({ value }) => ` ${value}`,
  i64: ({ value }) => ` ${value}`,
  f32: ({ bytes }) => ` ${f32Text(viewOf(bytes))}`,
  f64: ({ bytes }) => ` ${f64Text(viewOf(bytes))}`,
  v128: (vector) => ` ${vectorText(vector)}`,
};

/**
 * What follows an instruction's name in text.
 *
 * @param op - the instruction's name
 * @param immediate - its immediate
 * @returns the text with a space before it, or nothing
 */
export function immediateText(op: Mnemonic, immediate: Immediate): string {
  const text = TEXTS[immediate.kind] as
    | ((immediate: Immediate, op: Mnemonic) => string)
    | undefined; // the key and the argument are of one kind
  return text === undefined ? '' : text(immediate, op);
}
