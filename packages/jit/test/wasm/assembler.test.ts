import { describe, expect, it } from '@jest/globals';
import { nameSection } from '../../src/wasm/nameSection.js';
import { moduleBuilder } from '../../src/wasm/assembler.js';
import type { FunctionBuilder, Label, Local, ModuleBuilder } from '../../src/wasm/assembler.js';
import { instantiate, link } from './instance.js';
import { stackCheck } from '../../src/wasm/stackCheck.js';

const MEMORY = { module: 'env', name: 'memory', initial: 1 };

/** Counts `i` from its present value up to `end` in steps, with `body` in the loop. */
function count(f: FunctionBuilder, i: Local, [end, step]: [Local, number], body: () => void): void {
  const exit = f.block({ name: 'exit' });
  const next = f.loop({ name: 'next' });
  f.localGet(i).localGet(end).op('i32.ge_u').brIf(exit);
  body();
  f.localGet(i).const('i32', step).op('i32.add').localSet(i).br(next);
  f.end().end();
}

describe('functions', () => {
  it('take their parameters by name, in the order of declaration', () => {
    const module = moduleBuilder({ check: stackCheck });
    const f = module.function('minus', { b: 'f64', a: 'f64' }, ['f64']);
    f.localGet(f.params.a).localGet(f.params.b).op('f64.sub');
    module.export(f);
    expect(link(module, 'minus')(1, 10)).toBe(9);
  });

  it('may return several values', () => {
    const module = moduleBuilder({ check: stackCheck });
    const f = module.function('divmod', { n: 'i32', d: 'i32' }, ['i32', 'i32']);
    const { n, d } = f.params;
    f.localGet(n).localGet(d).op('i32.div_s').localGet(n).localGet(d).op('i32.rem_s');
    module.export(f);
    expect(link(module, 'divmod')(17, 5)).toEqual([3, 2]);
  });

  it('call each other, themselves, and the host, in any order of declaration', () => {
    const module = moduleBuilder({ check: stackCheck });
    const f = module.function('factorial', { n: 'f64' }, ['f64']);
    const seen = module.importFunction(
      { module: 'host', name: 'see' },
      { params: ['f64'], results: [] },
    );
    const { n } = f.params;
    f.localGet(n)
      .call(seen)
      .localGet(n)
      .const('f64', 1)
      .op('f64.le')
      .if({ results: ['f64'] });
    f.const('f64', 1).else();
    f.localGet(n).localGet(n).const('f64', 1).op('f64.sub').call(f).op('f64.mul').end();
    module.export(f, '!');
    const log: number[] = [];
    expect(link(module, '!', { host: { see: (x: number) => log.push(x) } })(5)).toBe(120);
    expect(log).toEqual([5, 4, 3, 2, 1]);
  });

  it('keep a hundred locals of mixed types apart', () => {
    const module = moduleBuilder({ check: stackCheck });
    const f = module.function('sum', {}, ['f64']);
    const locals = Array.from({ length: 100 }, (_, i) => f.local(i % 3 === 0 ? 'f64' : 'f32'));
    for (const [i, local] of locals.entries()) f.const(local.type as 'f64', i).localSet(local);
    f.const('f64', 0);
    for (const local of locals) {
      f.localGet(local);
      if (local.type === 'f32') f.op('f64.promote_f32');
      f.op('f64.add');
    }
    module.export(f);
    expect(link(module, 'sum')()).toBe(4950);
  });
});

describe('blocks', () => {
  it('a table of branches picks one of three ways', () => {
    const module = moduleBuilder({ check: stackCheck });
    const f = module.function('pick', { i: 'i32' }, ['i32']);
    const [other, one, zero] = [f.block(), f.block(), f.block()];
    f.localGet(f.params.i).brTable([zero, one], other).end();
    f.const('i32', 10).op('return').end();
    f.const('i32', 11).op('return').end();
    f.const('i32', 99);
    module.export(f);
    expect([0, 1, 2, -1].map((i) => link(module, 'pick')(i))).toEqual([10, 11, 99, 99]);
  });

  it('take parameters, and give several results', () => {
    const module = moduleBuilder({ check: stackCheck });
    const f = module.function('f', { x: 'i32' }, ['i32']);
    f.localGet(f.params.x).block({ params: ['i32'], results: ['i32', 'i32'] });
    f.const('i32', 7).end().op('i32.sub');
    module.export(f);
    expect(link(module, 'f')(10)).toBe(3);
  });

  it('a while loop and an if without else: Collatz', () => {
    const module = moduleBuilder({ check: stackCheck });
    const f = module.function('collatz', { n: 'i32' }, ['i32']);
    const { n } = f.params;
    const steps = f.local('i32', 'steps');
    const next = f.loop();
    f.localGet(n).const('i32', 1).op('i32.ne').if();
    f.localGet(n).const('i32', 3).op('i32.mul').const('i32', 1).op('i32.add');
    f.localGet(n).const('i32', 1).op('i32.shr_u');
    f.localGet(n).const('i32', 1).op('i32.and').op('select').localSet(n);
    f.localGet(steps).const('i32', 1).op('i32.add').localSet(steps).br(next).end().end();
    f.localGet(steps);
    module.export(f);
    expect(link(module, 'collatz')(27)).toBe(111);
  });
});

describe('memory', () => {
  /** Sums n f32 from address p: four lanes at a time, then what is left. */
  function summing(shared: boolean): ModuleBuilder {
    const module = moduleBuilder({ check: stackCheck });
    module.importMemory({ ...MEMORY, maximum: 4, shared });
    const f = module.function('sum', { p: 'i32', n: 'i32' }, ['f32']);
    const { p, n } = f.params;
    const [i, whole] = [f.local('i32', 'i'), f.local('i32', 'whole')];
    const [lanes, rest] = [f.local('v128', 'lanes'), f.local('f32', 'rest')];
    const address = (): FunctionBuilder =>
      f.localGet(p).localGet(i).const('i32', 2).op('i32.shl').op('i32.add');
    f.localGet(n).const('i32', -4).op('i32.and').localSet(whole);
    count(f, i, [whole, 4], () => {
      f.localGet(lanes);
      address().load('v128').op('f32x4.add').localSet(lanes);
    });
    count(f, i, [n, 1], () => {
      f.localGet(rest);
      address().load('f32').op('f32.add').localSet(rest);
    });
    f.localGet(rest);
    for (const lane of [0, 1, 2, 3])
      f.localGet(lanes).lane('f32x4.extract_lane', lane).op('f32.add');
    module.export(f);
    return module;
  }

  it.each([false, true])('a SIMD loop sums an array of any length (shared: %p)', (shared) => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 4, shared });
    new Float32Array(memory.buffer, 16, 1001).forEach((_, i, data) => (data[i] = i));
    const sum = link(summing(shared), 'sum', { env: { memory } });
    for (const n of [0, 1, 3, 4, 5, 8, 1000, 1001]) expect(sum(16, n)).toBe((n * n - n) / 2);
  });

  it('a module takes shared or private memory, never the other', () => {
    for (const shared of [false, true]) {
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 4, shared: !shared });
      expect(() => instantiate(summing(shared), { env: { memory } })).toThrow(
        WebAssembly.LinkError,
      );
    }
  });

  it('is copied', () => {
    const module = moduleBuilder({ check: stackCheck });
    module.importMemory(MEMORY);
    const f = module.function('f', {});
    f.const('i32', 8).const('i32', 0x777).store('i32');
    f.const('i32', 20).const('i32', 7).const('i32', 4).op('memory.copy');
    module.export(f);
    const memory = new WebAssembly.Memory({ initial: 1 });
    link(module, 'f', { env: { memory } })();
    const bytes = [...new Uint8Array(memory.buffer, 0, 25)];
    expect(bytes.flatMap((byte, i) => (byte === 0 ? [] : [[i, byte]]))).toEqual([
      [8, 0x77],
      [9, 0x07],
      [21, 0x77],
      [22, 0x07],
    ]);
  });

  it('reads beyond 2³¹ by its offset, and traps outside', () => {
    const module = moduleBuilder({ check: stackCheck });
    module.importMemory(MEMORY);
    module.export(
      module
        .function('f', {}, ['i32'])
        .const('i32', 0)
        .load('i32', 2 ** 32 - 1),
    );
    const memory = new WebAssembly.Memory({ initial: 1 });
    expect(link(module, 'f', { env: { memory } })).toThrow(WebAssembly.RuntimeError);
  });
});

it('assembles a module of more than 2^14 bytes with 2000 locals', () => {
  const module = moduleBuilder({ check: stackCheck });
  const f = module.function('big', { x: 'f64' }, ['f64']);
  const locals = Array.from({ length: 2000 }, (_, i) => f.local('f64', `t${i}`));
  let last = f.params.x;
  for (const [i, local] of locals.entries()) {
    f.localGet(last).const('f64', i).op('f64.add').localSet(local);
    last = local;
  }
  f.localGet(last);
  module.export(f);
  expect(module.encode().length).toBeGreaterThan(2 ** 14);
  expect(link(module, 'big')(0.5)).toBe(1_999_000.5);
});

describe('names', () => {
  it('are added for stacks when asked for', () => {
    const module = moduleBuilder({ check: stackCheck });
    const f = module.function('breaks', {});
    f.op('unreachable');
    module.export(f, 'x');
    const stack = (names: boolean): string => {
      const compiled = new WebAssembly.Module(module.encode(names ? nameSection : undefined));
      const { exports } = new WebAssembly.Instance(compiled);
      try {
        (exports['x'] as () => void)();
      } catch (error) {
        return String((error as WebAssembly.RuntimeError).stack);
      }
      return '';
    };
    expect(stack(true)).toContain('breaks');
    expect(stack(false)).not.toContain('breaks');
  });

  it('are made unique and printable', () => {
    const module = moduleBuilder({ check: stackCheck });
    const [f, g] = [module.function('my f', {}), module.function('my f', {})];
    expect([f.name, g.name]).toEqual(['my_f', 'my_f_1']);
    expect(
      [f.local('i32', 'i'), f.local('i32', 'i'), g.local('i32', 'i')].map((l) => l.name),
    ).toEqual(['i', 'i_1', 'i']);
  });
});

/** The label of a block that has ended. */
function closed(f: FunctionBuilder): Label {
  const label = f.block({ name: 'gone' });
  f.end();
  return label;
}

describe('faults of an emitter', () => {
  it.each<[string, (module: ModuleBuilder, f: FunctionBuilder) => unknown, string]>([
    ['a branch to a closed block', (_, f) => f.br(closed(f)), '$gone, which is not open'],
    ['an end too many', (_, f) => f.end(), 'more ends than blocks'],
    [
      'an end too few',
      (module, f) => (f.block({ name: 'left' }), module.encode()),
      'block $left of $f has no end',
    ],
    ['an else without if', (_, f) => (f.block(), f.else()), 'an else in a block'],
    ['a second else', (_, f) => (f.const('i32', 1).if(), f.else().else()), 'an else in a else'],
    [
      'a local of another function',
      (m, f) => f.localGet(m.function('g', { x: 'i32' }).params.x),
      '$x is not one of $f',
    ],
    [
      'a lane out of range',
      (_, f) => f.lane('f64x2.extract_lane', 2),
      'f64x2.extract_lane 2, want 0 … 1',
    ],
    ['a shuffle out of range', (_, f) => f.shuffle(Array<number>(16).fill(32)), 'i8x16.shuffle 32'],
    ['a short shuffle', (_, f) => f.shuffle([1]), 'a shuffle of 1 lanes'],
    ['a negative offset', (_, f) => f.load('f32', -4), 'f32.load at offset -4'],
    [
      'too much alignment',
      (_, f) => f.access('f32.load', 0, 8),
      'aligned to 8, want a power of 2 ≤ 4',
    ],
    [
      'an access without memory',
      (m, f) => (f.const('i32', 0).load('i32').op('drop'), m.encode()),
      'a module that imports none',
    ],
    [
      'a function of another module',
      (m, f) => (f.call(moduleBuilder({ check: stackCheck }).function('h', {})), m.encode()),
      '$h belongs to another module',
    ],
    ['two memories', (m) => (m.importMemory(MEMORY), m.importMemory(MEMORY)), 'one memory only'],
    [
      'shared memory without end',
      (m) => m.importMemory({ ...MEMORY, shared: true }),
      'needs a maximum',
    ],
    ['a memory that shrinks', (m) => m.importMemory({ ...MEMORY, maximum: 0 }), '1 to 0 pages'],
    ['two exports of one name', (m, f) => (m.export(f), m.export(f)), 'two exports are called f'],
    ['a parameter called 0', (m) => m.function('g', { 0: 'i32' }), 'a parameter called 0'],
  ])('%s', (_, emit, message) => {
    const module = moduleBuilder({ check: stackCheck });
    expect(() => emit(module, module.function('f', {}))).toThrow(message);
  });
});
