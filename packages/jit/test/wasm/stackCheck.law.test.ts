/** The checker against the engine's own: random code, valid or not, must get the same verdict. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { moduleBuilder } from '../../src/wasm/assembler.js';
import type {
  FunctionBuilder,
  FunctionType,
  Label,
  Local,
  NumberType,
  ValueType,
} from '../../src/wasm/assembler.js';
import { stackCheck } from '../../src/wasm/stackCheck.js';

interface OpenBlock {
  readonly label: Label;
  readonly op: string;
  readonly type: FunctionType;
}

interface Emitter {
  readonly f: FunctionBuilder;
  readonly locals: readonly Local[];
  readonly open: OpenBlock[];
  /** Whether a step supplies what it needs and takes away what it leaves: mostly valid code. */
  readonly neat: boolean;
}

type Step = (emitter: Emitter, choice: number) => unknown;

const pick = <T>(list: readonly T[], choice: number): T => list[choice % list.length] as T;

function supply({ f, neat }: Emitter, types: readonly ValueType[]): void {
  if (neat) for (const type of types) f.const(type as NumberType, 1);
}

function discard({ f, neat }: Emitter, types: readonly ValueType[]): void {
  if (neat) for (const _ of types) f.op('drop');
}

const TYPES: readonly FunctionType[] = [
  { params: [], results: [] },
  { params: [], results: ['i32'] },
  { params: ['i32'], results: ['i32'] },
  { params: ['i32'], results: [] },
  { params: ['f64'], results: ['i32', 'f64'] },
];

const opening =
  (op: 'block' | 'loop' | 'if'): Step =>
  (emitter, choice) => {
    const type = pick(TYPES, choice);
    supply(emitter, op === 'if' ? [...type.params, 'i32'] : type.params);
    emitter.open.push({ label: emitter.f[op](type), op, type });
    discard(emitter, type.params);
  };

const otherwise: Step = (emitter) => {
  const top = emitter.open.at(-1);
  if (top?.op !== 'if') return;
  supply(emitter, top.type.results);
  emitter.f.else();
  emitter.open.splice(-1, 1, { ...top, op: 'else' });
  discard(emitter, top.type.params);
};

const ending: Step = (emitter) => {
  const top = emitter.open.pop();
  if (top === undefined) return;
  supply(emitter, top.type.results);
  emitter.f.end();
  discard(emitter, top.type.results);
};

/** A branch; a neat one supplies what the specification says a loop or block is given. */
const branch =
  (conditional: boolean, emit: (f: FunctionBuilder, label: Label) => unknown): Step =>
  (emitter, choice) => {
    if (emitter.open.length === 0) return;
    const { op, type, label } = pick(emitter.open, choice);
    const carried = op === 'loop' ? type.params : type.results;
    supply(emitter, conditional ? [...carried, 'i32'] : carried);
    emit(emitter.f, label);
    if (conditional) discard(emitter, carried);
  };

const STEPS: readonly Step[] = [
  ({ f }) => f.const('i32', 1),
  ({ f }) => f.const('f64', 1),
  ({ f }) => f.constLanes('i32x4', [1, 2, 3, 4]),
  ({ f }, choice) =>
    f.op(pick(['i32.add', 'i32.eqz', 'f64.neg', 'i32x4.add', 'i32x4.splat'], choice)),
  ({ f }, choice) => f.op(pick(['drop', 'select', 'return', 'unreachable', 'nop'], choice)),
  ({ f, locals }, choice) => f.localGet(pick(locals, choice)),
  ({ f, locals }, choice) => f.localSet(pick(locals, choice)),
  ({ f, locals }, choice) => f.localTee(pick(locals, choice)),
  opening('block'),
  opening('loop'),
  opening('if'),
  otherwise,
  ending,
  branch(false, (f, label) => f.br(label)),
  branch(true, (f, label) => f.brIf(label)),
  branch(true, (f, label) => f.brTable([label, label], label)),
];

/** The verdict of our checker on a finished list of instructions. */
function accepts(f: FunctionBuilder): boolean {
  const check = stackCheck(f);
  try {
    for (const instruction of f.body!) check.next(instruction);
    check.finish();
    return true;
  } catch {
    return false;
  }
}

describe('the stack checker', () => {
  it('accepts exactly what the engine accepts', () => {
    const verdicts = { valid: 0, invalid: 0 };
    const step = fc.tuple(fc.nat(STEPS.length - 1), fc.nat(59), fc.integer({ min: 0, max: 7 }));
    const code = fc.array(step, { maxLength: 10 });
    fc.assert(
      fc.property(code, fc.constantFrom<ValueType[]>([], ['i32'], ['f64']), (steps, results) => {
        const module = moduleBuilder();
        const f = module.function('f', { p: 'i32' }, results);
        const locals = [f.params.p, f.local('f64'), f.local('v128')];
        const emitter: Emitter = { f, locals, open: [], neat: true };
        for (const [kind, choice, chance] of steps) {
          pick(STEPS, kind)({ ...emitter, neat: chance > 0 }, choice);
        }
        while (emitter.open.length > 0) ending(emitter, 0);
        supply(emitter, results);
        const engine = WebAssembly.validate(module.encode());
        verdicts[engine ? 'valid' : 'invalid'] += 1;
        expect(accepts(f)).toBe(engine);
      }),
      { numRuns: 2000 },
    );
    expect(verdicts.valid).toBeGreaterThan(200); // both sides of the law have been tried
    expect(verdicts.invalid).toBeGreaterThan(200);
  });
});
