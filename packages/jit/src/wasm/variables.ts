/**
 * The locals of one function: one for every variable, one or two for every vector. Variables of one name and
 * type share theirs, since no two of them are alive at one time.
 */
import { madeOnce } from '@gradus/tensor';
import type { Local as Variable } from '@gradus/tensor/code';
import type { FunctionBuilder, Local, ValueType } from './assembler.js';
import { valueType } from './emitScalar.js';
import type { ArenaParams } from './parameters.js';
import { registerCount } from './vectorContext.js';

/** The locals of variables. */
export class Variables {
  readonly #f: FunctionBuilder<ArenaParams>;
  readonly #locals = new Map<string, Local>();
  readonly #registers = new Map<Variable, readonly Local[]>();

  /** @param f - the function */
  constructor(f: FunctionBuilder<ArenaParams>) {
    this.#f = f;
  }

  /**
   * The locals of a variable, found by its identity first: names are put together once.
   *
   * @param variable - a number or a vector
   * @returns one local, or two for a vector of wide elements
   */
  registersOf(variable: Variable): readonly Local[] {
    return madeOnce(this.#registers, variable, () => this.#declared(variable));
  }

  #declared({ name, dtype, lanes }: Variable): Local[] {
    if (lanes === undefined) return [this.local(name, valueType(dtype))];
    return Array.from({ length: registerCount(dtype) }, (_, part) =>
      this.local(part === 0 ? name : `${name}_high`, 'v128', `vector ${dtype} ${part} ${name}`),
    );
  }

  /**
   * A local by its name.
   *
   * @param name - what it is called in text
   * @param type - what it holds
   * @param key - what it is known by
   * @returns the same for the same key
   */
  local(name: string, type: ValueType, key = `${type} ${name}`): Local {
    return madeOnce(this.#locals, key, () => this.#f.local(type, name));
  }
}
