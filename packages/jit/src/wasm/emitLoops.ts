/**
 * Loops as instructions: a counter for every loop, a local for every variable and for every pointer, one
 * or two for every vector. Locals of one name and type are shared, since no two of them are alive at one
 * time.
 */
import { dtypes } from '@gradus/tensor';
import type { Buffer } from '../kernels/kernel.js';
import type {
  Apart,
  Expression,
  Index,
  Local as Variable,
  LoopFunction,
  LoopStatement,
  Place,
  Shift,
  Statement,
} from '../loops/loop.js';
import type { Callable, FunctionBuilder, Local, ModuleBuilder, ValueType } from './assembler.js';
import { emitScalar, emitStore, valueType, type ScalarContext } from './emitScalar.js';
import { pushLane, pushVector } from './emitVector.js';
import type { OffsetOf } from '../memory/layout.js';
import { registerCount, type VectorContext } from './vectorContext.js';
import { emitVectorStore } from './vectorMemory.js';
import { paramsFor, portName, turnName, type ArenaParams } from './parameters.js';
import { expandFormulas } from '../math/expand.js';
import { unreachable } from '../unreachable.js';
import { isTight, TURNS } from './tightLoops.js';
import { Addresses, movesOf, type Counting, type Pointer } from './pointers.js';

/** What the loops of one module share. */
export interface LoopContext extends Pick<ScalarContext, 'imported' | 'helper'> {
  readonly module: ModuleBuilder;
  readonly offsetOf: OffsetOf;
  /** How threads share loops; null where there is one alone. */
  readonly forks: Forks | null;
}

/** How threads share loops: what they share becomes a function of its own. */
export interface Forks {
  /** Marks loops that are worth sharing. */
  mark(loops: LoopFunction): LoopFunction;
  /** Adds the function of one turn of a marked loop of a kernel. */
  add(loop: LoopStatement, kernel: LoopFunction, context: LoopContext): Fork;
}

/** A function that threads share. */
export interface Fork {
  readonly number: number;
  /** What has all turns computed: takes the number, and what the function takes but for its turn. */
  readonly callee: Callable;
}

/**
 * Adds the function of a kernel: it takes the address of the arena, and of every buffer it is handed.
 *
 * @param loops - the loops of the kernel
 * @param context - the module
 * @returns the function
 */
export function emitLoops(loops: LoopFunction, context: LoopContext): FunctionBuilder {
  const { name, ports = [], given = [] } = loops;
  const f = context.module.function(name, paramsFor(ports, given));
  const expanded = expandFormulas(loops);
  const marked = context.forks === null ? expanded : context.forks.mark(expanded);
  const emitter = new LoopEmitter(f, context, marked);
  emitter.emitGiven();
  emitter.emitBody(marked.body);
  return f;
}

class LoopEmitter implements VectorContext {
  readonly f: FunctionBuilder<ArenaParams>;
  readonly imported: ScalarContext['imported'];
  readonly helper: ScalarContext['helper'];
  readonly kept = new Map<Expression, readonly Local[]>();
  readonly #locals = new Map<string, Local>();
  readonly #registers = new Map<Variable, readonly Local[]>();
  readonly #pointers = new Map<Pointer, Local>();
  readonly #addresses: Addresses;
  readonly #given: readonly Counting[];
  readonly #context: LoopContext;
  readonly #loops: LoopFunction;
  readonly #ports: ReadonlySet<Buffer>;
  #scratch = 0;

  constructor(f: FunctionBuilder<ArenaParams>, context: LoopContext, loops: LoopFunction) {
    this.f = f;
    this.#context = context;
    this.#loops = loops;
    this.#ports = new Set(loops.ports);
    this.imported = context.imported;
    this.helper = context.helper;
    this.#given = (loops.given ?? []).map((index) => ({ index }));
    this.#addresses = new Addresses(context.offsetOf, loops.body, this.#given);
  }

  /** Moves pointers to where they are in the turns that are handed over. */
  emitGiven(): void {
    for (const counting of this.#given) {
      const turn = this.f.params[turnName(counting.index)]!;
      for (const pointer of this.#addresses.movedBy(counting)) {
        this.#push(pointer.outer!);
        this.f.localGet(turn).const('i32', pointer.bytes | 0);
        this.f.op('i32.mul').op('i32.add').localSet(this.#pointer(pointer));
      }
    }
  }

  emitBody(body: readonly Statement[]): void {
    for (const statement of body) this.#emit(statement);
  }

  localOf(variable: Variable): Local {
    return this.registersOf(variable)[0]!;
  }

  /** Variables are found by identity first: their names are put together once. */
  registersOf(variable: Variable): readonly Local[] {
    let found = this.#registers.get(variable);
    if (found === undefined) {
      found = this.#declared(variable);
      this.#registers.set(variable, found);
    }
    return found;
  }

  #declared({ name, dtype, lanes }: Variable): Local[] {
    if (lanes === undefined) return [this.#local(name, valueType(dtype))];
    return Array.from({ length: registerCount(dtype) }, (_, part) =>
      this.#local(part === 0 ? name : `${name}_high`, 'v128', `vector ${dtype} ${part} ${name}`),
    );
  }

  scratch(count: number): Local[] {
    return Array.from({ length: count }, () => this.#local(`s${this.#scratch++}`, 'v128'));
  }

  pushVector(vector: Expression, part: number): void {
    pushVector(this, vector, part);
  }

  pushLane(vector: Expression, lane: number): void {
    pushLane(this, vector, lane);
  }

  pushAny(x: Expression): void {
    if (x.lanes === undefined) return emitScalar(this, x);
    pushVector(this, x, 0);
    this.f.op('v128.any_true');
  }

  pushAddress(place: Place): number {
    const { pointer, constant } = this.#addresses.of(place);
    this.#push(pointer);
    if (place.shift !== undefined) this.#pushShift(place.shift, dtypes[place.buffer.dtype].bytes);
    return constant;
  }

  /** Adds steps to the address on top of the stack. */
  #pushShift({ local, stride }: Shift, bytes: number): void {
    this.f.localGet(this.localOf(local)).const('i32', stride * bytes);
    this.f.op('i32.mul').op('i32.add');
  }

  #local(name: string, type: ValueType, key = `${type} ${name}`): Local {
    let found = this.#locals.get(key);
    if (found === undefined) {
      found = this.f.local(type, name);
      this.#locals.set(key, found);
    }
    return found;
  }

  #emit(statement: Statement): void {
    this.kept.clear();
    this.#scratch = 0;
    switch (statement.kind) {
      case 'loop':
        return statement.apart === undefined
          ? this.#emitLoop(statement)
          : this.#emitFork(statement, statement.apart);
      case 'if':
        emitScalar(this, statement.condition);
        this.f.if();
        this.emitBody(statement.body);
        this.f.end();
        return;
      case 'set':
        return this.#emitSet(statement.local, statement.value);
      case 'store':
        if (statement.value.lanes === undefined) emitStore(this, statement.place, statement.value);
        else emitVectorStore(this, statement.place, statement.value);
    }
  }

  /** All registers are computed before one is set: they may depend on each other. */
  #emitSet(local: Variable, value: Expression): void {
    if (local.lanes === undefined) {
      emitScalar(this, value);
      this.f.localSet(this.localOf(local));
      return;
    }
    const registers = this.registersOf(local);
    registers.forEach((_, part) => pushVector(this, value, part));
    for (const register of registers.toReversed()) this.f.localSet(register);
  }

  /** Has threads compute the turns of a loop. */
  #emitFork(loop: LoopStatement, { outer }: Apart): void {
    const { f } = this;
    const { number, callee } = this.#context.forks!.add(loop, this.#loops, this.#context);
    f.const('i32', number).localGet(f.params.arena);
    for (const port of this.#loops.ports ?? []) f.localGet(f.params[portName(port)]!);
    for (const { name } of outer) f.localGet(this.#local(name, 'i32'));
    f.call(callee);
  }

  #emitLoop(loop: LoopStatement): void {
    const { index, body } = loop;
    const moving = this.#addresses.movedBy(loop);
    for (const pointer of moving) {
      this.#push(pointer.outer!);
      this.f.localSet(this.#pointer(pointer));
    }
    if (moving.length > 0 && isTight(index, body)) this.#emitTurns(index, body, moving);
    else this.#emitCounted(index, body, moving);
  }

  #emitCounted(index: Index, body: readonly Statement[], moving: readonly Pointer[]): void {
    const { f } = this;
    const counter = this.#local(index.name, 'i32');
    f.const('i32', 0).localSet(counter);
    const turn = f.loop({ name: `each_${index.name}` });
    this.emitBody(body);
    this.#move(moving);
    f.localGet(counter).const('i32', 1).op('i32.add').localTee(counter);
    f.const('i32', index.count).op('i32.lt_u').brIf(turn).end();
  }

  /** Several turns between two jumps back; a pointer that has reached its end is the counter. */
  #emitTurns(index: Index, body: readonly Statement[], moving: readonly Pointer[]): void {
    const { f } = this;
    const [first] = moving as [Pointer, ...Pointer[]];
    const guide = this.#pointer(first);
    const end = this.#local(`end_${index.name}`, 'i32');
    const length = (first.bytes * index.count) | 0;
    f.localGet(guide).const('i32', length).op('i32.add').localSet(end);
    const exit = f.block({ name: `after_${index.name}` });
    const turn = f.loop({ name: `each_${index.name}` });
    const start = f.place;
    this.emitBody(body);
    this.#move(moving);
    f.localGet(guide).localGet(end);
    const next = f.place;
    for (let i = 1; i < TURNS; i++) f.op('i32.eq').brIf(exit).again(start, next);
    f.op('i32.ne').brIf(turn).end().end();
  }

  #move(moving: readonly Pointer[]): void {
    for (const pointer of moving) {
      const [local, bytes] = [this.#pointer(pointer), pointer.bytes | 0];
      this.f.localGet(local).const('i32', bytes).op('i32.add').localSet(local);
    }
  }

  /** The local of a pointer that moves. */
  #pointer(pointer: Pointer): Local {
    let found = this.#pointers.get(pointer);
    if (found === undefined) {
      found = this.f.local('i32', `at${movesOf(pointer)}`);
      this.#pointers.set(pointer, found);
    }
    return found;
  }

  /** The parameter that says where a buffer begins. */
  #port(root: Buffer): Local {
    if (!this.#ports.has(root))
      unreachable(`buffer ${root.name} is neither placed nor handed over`);
    return this.f.params[portName(root)]!;
  }

  /** Pushes a pointer as it stands now. */
  #push(pointer: Pointer): void {
    const { outer, root, start } = pointer;
    if (outer !== null) {
      this.f.localGet(this.#pointer(pointer));
      return;
    }
    this.f.localGet(root === null ? this.f.params.arena : this.#port(root));
    if (start !== 0) this.f.const('i32', start | 0).op('i32.add');
  }
}
