/**
 * A module's data as the bytes that `WebAssembly.Module` takes. The code, by far the largest part, is written
 * already, but for the numbers of functions; everything else is joined from small lists.
 * Reference: the core specification, chapter "Binary Format".
 */
import { ByteWriter } from './byteWriter.js';
import { name, PREAMBLE, section, unsigned, vector } from './encode.js';
import type { Bytes } from './encode.js';
import { writeBody } from './encodeCode.js';
import type { Callable } from './instruction.js';
import { numberOf, typeNumber, type Numbers } from './numbers.js';
import type { Export, MemoryImport, WasmModule } from './wasmModule.js';

/** The content of a custom section. */
export type CustomSection = (module: WasmModule) => Bytes;

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
    ...unsigned(typeNumber(numbers.types, type)),
  ]);
  return memory === undefined ? functionImports : [memoryImport(memory), ...functionImports];
}

function encodeExport({ name: exported, item }: Export, numbers: Numbers): Bytes {
  return [...name(exported), 0x00, ...unsigned(numberOf(numbers.functions, item))];
}

/** A vector as the content of a section: nothing when there are no items. */
const items = (list: readonly Bytes[]): Bytes => (list.length === 0 ? [] : vector(list));

/** The bodies of all functions; nothing when there are none. */
function codeSection({ definitions }: WasmModule, numbers: Numbers): ByteWriter {
  const [code, body] = [new ByteWriter(), new ByteWriter()];
  const number = (callee: Callable): number => numberOf(numbers.functions, callee);
  if (definitions.length > 0) code.unsigned(definitions.length);
  for (const definition of definitions) {
    body.clear();
    writeBody(body, definition, number);
    code.sized(body);
  }
  return code;
}

/**
 * Encodes a module.
 *
 * @param module - the module; its functions must be complete
 * @param custom - what stands in its custom section, such as `nameSection` for debuggers and stacks
 * @returns the binary module
 */
export function encodeModule(
  module: WasmModule,
  custom: CustomSection = () => [],
): Uint8Array<ArrayBuffer> {
  const numbers: Numbers = {
    types: module.types,
    functions: new Map([...module.imports, ...module.definitions].map((f, i) => [f, i])),
  };
  const imported = items(imports(module, numbers));
  const declared = items(
    module.definitions.map(({ type }) => unsigned(typeNumber(numbers.types, type))),
  );
  const code = codeSection(module, numbers);
  const known = [...numbers.types.keys()].map((key) => key.split(' ').map(Number));
  const head = [
    PREAMBLE,
    section(1, items(known)),
    section(2, imported),
    section(3, declared),
    section(7, items(module.exports.map((exported) => encodeExport(exported, numbers)))),
  ];
  const out = new ByteWriter();
  for (const bytes of head) out.all(bytes);
  if (code.length > 0) {
    out.byte(10);
    out.sized(code);
  }
  out.all(section(0, custom(module)));
  return out.written().slice();
}
