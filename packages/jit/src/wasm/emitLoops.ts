/**
 * Loops as instructions: a counter for every loop, a local for every variable and for every pointer, one
 * or two for every vector. Locals of one name and type are shared, since no two of them are alive at one
 * time.
 */
import { dtypes, madeOnce, unreachable } from '@gradus/tensor';
import type { Buffer } from '../kernels/kernel.js';
import type {
  Expression,
  Index,
  Local as Variable,
  LoopFunction,
  LoopStatement,
  Place,
  RunStatement,
  Shift,
  Statement,
} from '@gradus/tensor/code';
import type { FunctionBuilder, Local } from './assembler.js';
import { emitScalar, emitStore, type ScalarContext } from './emitScalar.js';
import { pushLane, pushVector } from './emitVector.js';
import { ELSEWHERE } from '../memory/layout.js';
import type { LoopContext } from './loopContext.js';
import { Variables } from './variables.js';
import type { VectorContext } from './vectorContext.js';
import { emitVectorStore } from './vectorMemory.js';
import { COUNT, paramsFor, portName, turnName, type ArenaParams } from './parameters.js';
import { expandFormulas } from '../math/expand.js';
import { isTight, TURNS, TURNS_APART } from './tightLoops.js';
import { Addresses, movesOf, type Counting, type Pointer } from './pointers.js';

/**
 * Adds the function of a kernel: it takes the address of the arena, and of every buffer it is handed.
 *
 * @param loops - the loops of the kernel
 * @param context - the module
 * @returns the function
 */
export function emitLoops(loops: LoopFunction, context: LoopContext): FunctionBuilder {
  const f = context.module.function(loops.name, paramsFor(loops));
  const expanded = expandFormulas(loops);
  const marked = context.forks === null ? expanded : context.forks.mark(expanded);
  const emitter = new LoopEmitter(f, context, marked);
  emitter.emitGiven();
  emitter.emitBody(marked.body);
  return f;
}

/**
 * Adds the function of loops that several kernels have in common, the first time.
 *
 * @param loops - the loops, which are handed all their buffers
 * @param context - the module
 * @returns the function
 */
export function emitOnce(loops: LoopFunction, context: LoopContext): FunctionBuilder {
  return madeOnce(context.emitted, loops, () =>
    emitLoops(loops, { ...context, offsetOf: ELSEWHERE }),
  );
}

class LoopEmitter implements VectorContext {
  readonly f: FunctionBuilder<ArenaParams>;
  readonly imported: ScalarContext['imported'];
  readonly helper: ScalarContext['helper'];
  readonly kept = new Map<Expression, readonly Local[]>();
  readonly #variables: Variables;
  readonly #pointers = new Map<Pointer, Local>();
  readonly #addresses: Addresses;
  readonly #given: readonly Counting[];
  readonly #context: LoopContext;
  readonly #loops: LoopFunction;
  readonly #ports: ReadonlySet<Buffer>;
  #scratch = 0;

  constructor(f: FunctionBuilder<ArenaParams>, context: LoopContext, loops: LoopFunction) {
    this.f = f;
    this.#variables = new Variables(f);
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

  registersOf(variable: Variable): readonly Local[] {
    return this.#variables.registersOf(variable);
  }

  scratch(count: number): Local[] {
    return Array.from({ length: count }, () =>
      this.#variables.local(`s${this.#scratch++}`, 'v128'),
    );
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

  #emit(statement: Statement): void {
    this.kept.clear();
    this.#scratch = 0;
    switch (statement.kind) {
      case 'loop':
        return statement.apart === undefined
          ? this.#emitLoop(statement)
          : this.#emitApart(statement);
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
        return;
      case 'run':
        return this.#emitRun(statement);
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

  /** Calls loops that several kernels have in common. */
  #emitRun({ loops, at, turns }: RunStatement): void {
    const { f } = this;
    f.localGet(f.params.arena);
    for (const place of at) {
      const ahead = this.pushAddress(place);
      if (ahead !== 0) f.const('i32', ahead | 0).op('i32.add');
    }
    if (loops.counted !== undefined) f.const('i32', turns);
    f.call(emitOnce(loops, { ...this.#context, forks: null }));
  }

  /** Pushes how often a loop runs, times so many bytes. */
  #pushCount(index: Index, bytes = 1): void {
    const { f } = this;
    if (index !== this.#loops.counted) f.const('i32', (bytes * index.count) | 0);
    else f.localGet(f.params[COUNT]!).const('i32', bytes).op('i32.mul');
  }

  /** Has threads compute the turns of a loop. */
  #emitApart(loop: LoopStatement): void {
    const counterOf = ({ name }: Index): Local => this.#variables.local(name, 'i32');
    const caller = { f: this.f, kernel: this.#loops, counterOf };
    this.#context.forks!.emit(loop, caller, this.#context);
  }

  #emitLoop(loop: LoopStatement): void {
    const { index, body } = loop;
    const moving = this.#addresses.movedBy(loop);
    for (const pointer of moving) {
      this.#push(pointer.outer!);
      this.f.localSet(this.#pointer(pointer));
    }
    if (moving.length > 0 && isTight(index, body)) this.#emitTurns(loop, moving);
    else this.#emitCounted(loop, moving);
  }

  /** A turn, and a look at what comes later, so that it is near by then. */
  #emitBody({ body, ahead = [] }: LoopStatement): void {
    for (const place of ahead) this.f.load('i32', this.pushAddress(place)).op('drop');
    this.emitBody(body);
  }

  #emitCounted(loop: LoopStatement, moving: readonly Pointer[]): void {
    const { index } = loop;
    const { f } = this;
    const counter = this.#variables.local(index.name, 'i32');
    f.const('i32', 0).localSet(counter);
    const turn = f.loop({ name: `each_${index.name}` });
    this.#emitBody(loop);
    this.#move(moving);
    f.localGet(counter).const('i32', 1).op('i32.add').localTee(counter);
    this.#pushCount(index);
    f.op('i32.lt_u').brIf(turn).end();
  }

  /** Several turns between two jumps back; a pointer that has reached its end is the counter. */
  #emitTurns(loop: LoopStatement, moving: readonly Pointer[]): void {
    const { index } = loop;
    const { f } = this;
    const [first] = moving as [Pointer, ...Pointer[]];
    const guide = this.#pointer(first);
    const end = this.#variables.local(`end_${index.name}`, 'i32');
    f.localGet(guide);
    this.#pushCount(index, first.bytes);
    f.op('i32.add').localSet(end);
    const exit = f.block({ name: `after_${index.name}` });
    const turn = f.loop({ name: `each_${index.name}` });
    const start = f.place;
    this.#emitBody(loop);
    this.#move(moving);
    f.localGet(guide).localGet(end);
    const next = f.place;
    const apart = this.#loops.crowded === true;
    const count = apart ? TURNS_APART : TURNS;
    for (let i = 1; i < count; i++) {
      f.op('i32.eq').brIf(exit);
      if (apart) f.loop({ name: `turn${i}_${index.name}` });
      f.again(start, next);
    }
    f.op('i32.ne').brIf(turn);
    for (let blocks = apart ? count + 1 : 2; blocks > 0; blocks--) f.end();
  }

  #move(moving: readonly Pointer[]): void {
    for (const pointer of moving) {
      const [local, bytes] = [this.#pointer(pointer), pointer.bytes | 0];
      this.f.localGet(local).const('i32', bytes).op('i32.add').localSet(local);
    }
  }

  /** The local of a pointer that moves. */
  #pointer(pointer: Pointer): Local {
    return madeOnce(this.#pointers, pointer, () => this.f.local('i32', `at${movesOf(pointer)}`));
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
