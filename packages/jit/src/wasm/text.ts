/**
 * A module in WebAssembly's text format, with the names that emitters gave. It is for people and for
 * golden tests; it is also valid input for other assemblers. Reference: the core specification, chapter
 * "Text Format".
 */
import { unreachable } from '@gradus/tensor';
import { bodyText } from './bodyText.js';
import type { Local } from './instruction.js';
import { typeClause } from './literalText.js';
import type { FunctionDefinition } from './wasmFunction.js';
import type { Export, FunctionImport, MemoryImport, Origin, WasmModule } from './wasmModule.js';

/** A string literal: what is not printable ASCII becomes bytes of UTF-8. */
function quoted(text: string): string {
  const plain = (byte: number): boolean =>
    byte >= 0x20 && byte < 0x7f && !'"\\'.includes(char(byte));
  const char = (byte: number): string => String.fromCharCode(byte);
  const hex = (byte: number): string => `\\${byte.toString(16).padStart(2, '0')}`;
  const bytes = [...new TextEncoder().encode(text)];
  return `"${bytes.map((byte) => (plain(byte) ? char(byte) : hex(byte))).join('')}"`;
}

const origin = ({ module, name }: Origin): string => `${quoted(module)} ${quoted(name)}`;

function memoryText(memory: MemoryImport): string {
  const { initial, maximum, shared } = memory;
  const limits = [initial, maximum, shared ? 'shared' : undefined];
  const words = limits.filter((word) => word !== undefined).join(' ');
  return `  (import ${origin(memory)} (memory ${words}))`;
}

const importText = ({ name, origin: from, type: { params, results } }: FunctionImport): string =>
  `  (import ${origin(from)} (func $${name}${typeClause('param', params)}${typeClause('result', results)}))`;

const exportText = ({ name, item }: Export): string =>
  `  (export ${quoted(name)} (func $${item.name}))`;

const declared = (word: 'param' | 'local', locals: readonly Local[]): string[] =>
  locals.map(({ name, type }) => `(${word} $${name} ${type})`);

/**
 * A function in the text format.
 *
 * @param definition - the function, complete or not
 * @param indent - what every line begins with
 * @returns the text, without a line break at the end
 */
export function functionText(definition: FunctionDefinition, indent = ''): string {
  const { name, type, locals, body } = definition;
  const params = declared('param', locals.slice(0, type.params.length));
  const variables = declared('local', locals.slice(type.params.length));
  const head = ['(func', `$${name}`, ...params].join(' ') + typeClause('result', type.results);
  const lines = [
    indent + head,
    ...(variables.length === 0 ? [] : [`${indent}  ${variables.join(' ')}`]),
    ...bodyText(
      body ?? unreachable(`$${name} keeps no instructions: build its module readable`),
      type,
      `${indent}  `,
    ),
  ];
  return `${lines.join('\n')})`;
}

/**
 * A module in the text format, its functions with folded operands.
 *
 * @param module - the module, complete or not
 * @returns the text, without a line break at the end
 *
 * @example
 * ```js
 * const module = moduleBuilder({ name: 'demo' });
 * const f = module.function('half', { x: 'f64' }, ['f64']);
 * f.localGet(f.params.x).const('f64', 0.5).op('f64.mul');
 * moduleText(module);
 * // => (module $demo
 * // =>   (func $half (param $x f64) (result f64)
 * // =>     (f64.mul (local.get $x) (f64.const 0.5))))
 * ```
 */
export function moduleText(module: WasmModule): string {
  const lines = [
    `(module $${module.name}`,
    ...(module.memory === undefined ? [] : [memoryText(module.memory)]),
    ...module.imports.map(importText),
    ...module.exports.map(exportText),
    ...module.definitions.map((definition) => functionText(definition, '  ')),
  ];
  return `${lines.join('\n')})`;
}
