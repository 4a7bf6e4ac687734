/**
 * Loops that threads share, as functions: one turn of the loop, of the arena, the buffers, places for what each
 * thread has alone, and the counters of the loops around. In the place of the loop stands a call of the host,
 * which has all turns computed, by whom it likes, and comes back when they are.
 */
import { dtypes, unreachable } from '@gradus/tensor';
import type { LoopFunction, LoopStatement } from '@gradus/tensor/code';
import { aligned } from '../memory/plan.js';
import type { FunctionImport, ModuleBuilder } from '../wasm/assembler.js';
import { isMath } from '../wasm/emitScalar.js';
import { emitLoops } from '../wasm/emitLoops.js';
import type { ForkCaller, Forks, LoopContext } from '../wasm/loopContext.js';
import { portName } from '../wasm/parameters.js';
import type { Worth } from './pieces.js';
import { sharedLoops } from './share.js';
import { workOf } from './survey.js';

/** A function that threads share. */
export interface Part {
  /** The kernel it is of. */
  readonly kernel: string;
  /** How often it is called: its last parameter is the turn. */
  readonly turns: number;
  /** Operations of all turns, roughly. */
  readonly work: number;
  /** Parameters before the places for what each thread has alone. */
  readonly shared: number;
  /** Bytes of these places. */
  readonly privates: readonly number[];
}

/**
 * The exported name of a part.
 *
 * @param number - which one
 * @returns its name
 */
export function partName(number: number): string {
  return `part${number}`;
}

/** The import that has all turns of a part computed; one for every number of parameters. */
const FORK = 'fork';

/** The parts of one module. */
export class ModuleForks implements Forks {
  readonly parts: Part[] = [];
  readonly #worth: Worth;
  readonly #imports = new Map<number, FunctionImport>();

  /** @param worth - from which sizes on loops are shared */
  constructor(worth: Worth) {
    this.#worth = worth;
  }

  mark(loops: LoopFunction): LoopFunction {
    return sharedLoops(loops, this.#worth);
  }

  emit(loop: LoopStatement, { f, kernel, counterOf }: ForkCaller, context: LoopContext): void {
    const number = this.parts.length;
    this.#add(loop, kernel, context);
    const [ports, outer] = [kernel.ports ?? [], loop.apart!.outer];
    f.const('i32', number).localGet(f.params.arena);
    for (const port of ports) f.localGet(f.params[portName(port)]!);
    for (const index of outer) f.localGet(counterOf(index));
    f.call(this.#importFor(2 + ports.length + outer.length, context.module));
  }

  #add(
    { index, body, apart }: LoopStatement,
    { name, ports = [] }: LoopFunction,
    context: LoopContext,
  ): void {
    const { outer, before, privates } = apart!;
    const own = new Set(privates);
    const number = this.parts.length;
    this.parts.push({
      kernel: name,
      turns: index.count,
      work: index.count * workOf(body),
      shared: 1 + ports.length,
      privates: privates.map((b) => aligned(b.size * dtypes[b.dtype].bytes)),
    });
    const loops: LoopFunction = {
      name: `${name}_${partName(number)}`,
      body: [...before, ...body],
      // A place of the kernel's own for what every thread has alone is handed over in vain.
      ports: [...ports.map((b) => (own.has(b) ? { ...b, name: `${b.name}.all` } : b)), ...privates],
      given: [...outer, index],
    };
    const offsetOf: LoopContext['offsetOf'] = (b) => (own.has(b) ? null : context.offsetOf(b));
    const imported: LoopContext['imported'] = (call, arity) =>
      isMath(call) ? context.imported(call, arity) : unreachable(`helpers have ${call.name}`);
    const part = emitLoops(loops, { ...context, offsetOf, imported, forks: null });
    context.module.export(part, partName(number));
  }

  #importFor(params: number, module: ModuleBuilder): FunctionImport {
    let found = this.#imports.get(params);
    if (found === undefined) {
      found = module.importFunction(
        { module: 'host', name: `${FORK}${params}` },
        { params: Array.from({ length: params }, () => 'i32' as const), results: [] },
      );
      this.#imports.set(params, found);
    }
    return found;
  }

  /** The names of what the module imports to share its parts. */
  get imports(): readonly string[] {
    return [...this.#imports.keys()].map((params) => `${FORK}${params}`);
  }
}
