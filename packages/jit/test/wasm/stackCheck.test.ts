import { describe, expect, it } from '@jest/globals';
import { moduleBuilder } from '../../src/wasm/assembler.js';
import type { FunctionBuilder, ModuleBuilder, ValueType } from '../../src/wasm/assembler.js';
import { stackCheck } from '../../src/wasm/stackCheck.js';

/** Builds one function `f` and encodes its module. */
function build(emit: (f: FunctionBuilder) => void, results: readonly ValueType[] = []): () => void {
  return () => {
    const module: ModuleBuilder = moduleBuilder({ check: stackCheck });
    emit(module.function('f', {}, results));
    module.encode();
  };
}

describe('operands that do not fit', () => {
  it('names the function, the instruction, what it takes and what there is', () => {
    const mixed = build((f) => f.const('f64', 1).const('f32', 1).op('f64.add'));
    expect(mixed).toThrow(
      'wasm function $f, instruction 2: f64.add takes (f64, f64), but the stack holds (f64, f32)',
    );
  });

  it('throws where the instruction is emitted, not at the end', () => {
    const f = moduleBuilder({ check: stackCheck }).function('early', {});
    f.const('i32', 1);
    expect(() => f.op('f32.neg')).toThrow('instruction 1: f32.neg takes (f32)');
  });

  it.each<[string, (f: FunctionBuilder) => void, string]>([
    [
      'too few',
      (f) => f.const('i32', 1).op('i32.add'),
      'i32.add takes (i32, i32), but the stack holds (i32)',
    ],
    ['none', (f) => f.op('drop'), 'drop takes (?), but the stack holds ()'],
    [
      'lanes for a number',
      (f) => f.constLanes('f64x2', [1, 2]).op('f64.sqrt'),
      'the stack holds (v128)',
    ],
    [
      'two types to select from',
      (f) => f.const('i32', 1).const('f32', 1).const('i32', 1).op('select'),
      'select takes (?, ?, i32), but the stack holds (i32, f32, i32)',
    ],
    [
      'a local of another type',
      (f) => f.const('f64', 1).localSet(f.local('i32')),
      'local.set takes (i32)',
    ],
    ['a condition that is no i32', (f) => void f.const('f64', 1).if(), 'if takes (i32)'],
    [
      'a callee of another type',
      (f) => f.const('f64', 1).call({ name: 'g', type: { params: ['f32'], results: [] } }),
      'call takes (f32), but the stack holds (f64)',
    ],
  ])('%s', (_, emit, message) => {
    expect(build(emit)).toThrow(message);
  });
});

describe('blocks', () => {
  it('do not see what lies below them', () => {
    const below = build((f) => {
      f.const('i32', 1).block();
      f.op('i32.eqz');
    });
    expect(below).toThrow('i32.eqz takes (i32), but the stack holds ()');
  });

  it('must leave their results and nothing else', () => {
    const extra = build((f) => {
      f.block({ results: ['f64'] });
      f.const('f64', 1).const('f64', 2).end();
    });
    expect(extra).toThrow('end of block wants (f64), but the stack holds (f64, f64)');
    const missing = build((f) => {
      f.block({ results: ['f64'] });
      f.end();
    });
    expect(missing).toThrow('end of block wants (f64), but the stack holds ()');
  });

  it('an if with a result needs an else', () => {
    const half = build((f) => {
      f.const('i32', 1).if({ results: ['i32'] });
      f.const('i32', 2).end().op('drop');
    });
    expect(half).toThrow('an if without else wants (i32)');
  });

  it('a branch carries the results of a block, but the parameters of a loop', () => {
    const out = build((f) => {
      const label = f.block({ results: ['i32'] });
      f.br(label).end().op('drop');
    });
    expect(out).toThrow('br takes (i32), but the stack holds ()');
    const again = build((f) => {
      const label = f.loop({ results: ['i32'] });
      f.br(label).end().op('drop');
    });
    expect(again).not.toThrow();
  });

  it('all targets of a table carry the same', () => {
    const table = build((f) => {
      const outer = f.block({ results: ['i32'] });
      const inner = f.block();
      f.const('i32', 0).brTable([inner], outer);
    });
    expect(table).toThrow('br_table carries (i32), to $block_1 it is ()');
  });
});

describe('code that is never reached', () => {
  it('may take anything from the stack of its block', () => {
    const dead = build((f) => f.op('unreachable').op('f64.add').op('drop').op('i32.add'), ['i32']);
    expect(dead).not.toThrow();
  });

  it('must still agree with itself', () => {
    const clash = build((f) => f.op('unreachable').const('f32', 1).op('f64.add').op('drop'));
    expect(clash).toThrow('f64.add takes (f64, f64), but the stack holds (?, f32)');
  });

  it('ends with its block', () => {
    const after = build((f) => {
      const label = f.block();
      f.br(label).end().op('drop');
    });
    expect(after).toThrow('drop takes (?), but the stack holds ()');
  });
});

describe('the end of a function', () => {
  it('wants exactly the results', () => {
    expect(build((f) => f.const('f32', 1), ['f64'])).toThrow(
      'end of function wants (f64), but the stack holds (f32)',
    );
    expect(build((f) => f.const('f32', 1))).toThrow('end of function wants ()');
    expect(build((f) => f.op('return').const('f32', 1))).toThrow('end of function wants ()');
  });

  it('can be asked for again', () => {
    const module = moduleBuilder({ check: stackCheck });
    module.function('f', {}, ['i32']).const('i32', 1);
    expect(module.encode()).toEqual(module.encode());
  });
});

it('can be switched off, and then the engine refuses the module', () => {
  const module = moduleBuilder();
  module.function('f', {}).const('f64', 1).const('f32', 1).op('f64.add');
  expect(WebAssembly.validate(module.encode())).toBe(false);
});
