import { describe, expect, it } from '@jest/globals';
import { moduleBuilder } from '../../src/wasm/assembler.js';
import type { FunctionBuilder } from '../../src/wasm/assembler.js';
import { functionText, moduleText } from '../../src/wasm/text.js';
import { stackCheck } from '../../src/wasm/stackCheck.js';

/** The text of one function. */
function text(emit: (f: FunctionBuilder<{ x: 'f64'; n: 'i32' }>) => void): string {
  const f = moduleBuilder().function('f', { x: 'f64', n: 'i32' }, ['f64']);
  emit(f);
  return functionText(f);
}

describe('a module as text', () => {
  it('a function is one formula, its operands inside it', () => {
    const module = moduleBuilder({ name: 'demo', check: stackCheck });
    const f = module.function('hypot', { x: 'f64', y: 'f64' }, ['f64']);
    for (const side of [f.params.x, f.params.y]) f.localGet(side).localGet(side).op('f64.mul');
    f.op('f64.add').op('f64.sqrt');
    module.export(f);
    expect(moduleText(module)).toMatchInlineSnapshot(`
      "(module $demo
        (export "hypot" (func $hypot))
        (func $hypot (param $x f64) (param $y f64) (result f64)
          (f64.sqrt
            (f64.add (f64.mul (local.get $x) (local.get $x)) (f64.mul (local.get $y) (local.get $y))))))"
    `);
  });

  it('imports and exports come first', () => {
    const module = moduleBuilder({ check: stackCheck });
    module.importMemory({
      module: 'env',
      name: 'memory',
      initial: 1,
      maximum: 16,
      shared: true,
    });
    module.importFunction({ module: 'math', name: 'sin' }, { params: ['f64'], results: ['f64'] });
    module.export(module.function('nothing', {}), 'do "nothing" λ');
    expect(moduleText(module)).toMatchInlineSnapshot(`
      "(module $module
        (import "env" "memory" (memory 1 16 shared))
        (import "math" "sin" (func $sin (param f64) (result f64)))
        (export "do \\22nothing\\22 \\ce\\bb" (func $nothing))
        (func $nothing))"
    `);
  });
});

describe('a function as text', () => {
  it('statements are lines, blocks indent', () => {
    const loop = text((f) => {
      const { x, n } = f.params;
      const sum = f.local('f64', 'sum');
      const exit = f.block({ name: 'exit' });
      const next = f.loop({ name: 'next' });
      f.localGet(n).op('i32.eqz').brIf(exit);
      f.localGet(sum).localGet(x).op('f64.add').localSet(sum);
      f.localGet(n).const('i32', 1).op('i32.sub').localSet(n).br(next).end().end();
      f.localGet(sum);
    });
    expect(loop).toMatchInlineSnapshot(`
      "(func $f (param $x f64) (param $n i32) (result f64)
        (local $sum f64)
        block $exit
          loop $next
            (br_if $exit (i32.eqz (local.get $n)))
            (local.set $sum (f64.add (local.get $sum) (local.get $x)))
            (local.set $n (i32.sub (local.get $n) (i32.const 1)))
            (br $next)
          end
        end
        (local.get $sum))"
    `);
  });

  it('if and else stand at the same depth', () => {
    const choice = text((f) => {
      f.localGet(f.params.n).if({ name: 'sign', results: ['f64'] });
      f.localGet(f.params.x).else();
      f.localGet(f.params.x).op('f64.neg').end();
    });
    expect(choice).toMatchInlineSnapshot(`
      "(func $f (param $x f64) (param $n i32) (result f64)
        (local.get $n)
        if $sign (result f64)
          (local.get $x)
        else
          (f64.neg (local.get $x))
        end)"
    `);
  });

  it('what is too wide is broken at its operands', () => {
    const horner = text((f) => {
      f.const('f64', 0);
      for (const c of [0.041666666666666664, 0.16666666666666666, 0.5]) {
        f.localGet(f.params.x).op('f64.mul').const('f64', c).op('f64.add');
      }
    });
    expect(horner).toMatchInlineSnapshot(`
      "(func $f (param $x f64) (param $n i32) (result f64)
        (f64.add
          (f64.mul
            (f64.add
              (f64.mul
                (f64.add (f64.mul (f64.const 0) (local.get $x)) (f64.const 0.041666666666666664))
                (local.get $x))
              (f64.const 0.16666666666666666))
            (local.get $x))
          (f64.const 0.5)))"
    `);
  });

  it('accesses to memory show an offset, and an alignment that is not their own', () => {
    const copy = text((f) => {
      const { n } = f.params;
      f.localGet(n).localGet(n).access('v128.load', 16, 4).access('v128.store', 32);
      f.localGet(n).localGet(n).load('v128').accessLane('v128.store32_lane', 3, 4);
      f.localGet(n).load('f64', 8);
    });
    expect(copy).toMatchInlineSnapshot(`
      "(func $f (param $x f64) (param $n i32) (result f64)
        (v128.store offset=32 (local.get $n) (v128.load offset=16 align=4 (local.get $n)))
        (v128.store32_lane offset=4 3 (local.get $n) (v128.load (local.get $n)))
        (f64.load offset=8 (local.get $n)))"
    `);
  });

  it('an expression ends where a statement comes between', () => {
    const between = text((f) => {
      f.localGet(f.params.x)
        .localGet(f.params.x)
        .localSet(f.params.x)
        .const('f64', 1)
        .op('f64.add');
    });
    expect(between).toMatchInlineSnapshot(`
      "(func $f (param $x f64) (param $n i32) (result f64)
        (local.get $x)
        (local.set $x (local.get $x))
        (f64.add (f64.const 1)))"
    `);
  });
});

describe('constants as text', () => {
  it('floats have the fewest digits that give them back', () => {
    const floats = text((f) => {
      for (const value of [0.1, -0, 1e-45, Infinity, 16777216]) f.const('f32', value).op('drop');
      for (const value of [0.1, -0, 5e-324, -Infinity, 1e21]) f.const('f64', value).op('drop');
    });
    expect(floats).toMatchInlineSnapshot(`
      "(func $f (param $x f64) (param $n i32) (result f64)
        (drop (f32.const 0.1))
        (drop (f32.const -0))
        (drop (f32.const 1e-45))
        (drop (f32.const inf))
        (drop (f32.const 16777216))
        (drop (f64.const 0.1))
        (drop (f64.const -0))
        (drop (f64.const 5e-324))
        (drop (f64.const -inf))
        (drop (f64.const 1e+21)))"
    `);
  });

  it('NaN is the canonical one', () => {
    expect(text((f) => f.const('f32', NaN).op('drop').const('f64', NaN).op('drop')))
      .toMatchInlineSnapshot(`
      "(func $f (param $x f64) (param $n i32) (result f64)
        (drop (f32.const nan))
        (drop (f64.const nan)))"
    `);
  });

  it('vectors show their lanes', () => {
    const vectors = text((f) => {
      f.constLanes('f32x4', [0.1, -0, NaN, 4]).op('drop').constLanes('f64x2', [0.1, 2]).op('drop');
      f.constLanes('i32x4', [-1, 2, 3, 4]).op('drop').constLanes('i64x2', [-1n, 2]).op('drop');
      f.constLanes('i16x8', [-1, 2, 3, 4, 5, 6, 7, 8]).op('drop');
      f.constLanes('i8x16', [-1, ...Array<number>(15).fill(0)]).op('drop');
    });
    expect(vectors).toMatchInlineSnapshot(`
      "(func $f (param $x f64) (param $n i32) (result f64)
        (drop (v128.const f32x4 0.1 -0 nan 4))
        (drop (v128.const f64x2 0.1 2))
        (drop (v128.const i32x4 -1 2 3 4))
        (drop (v128.const i64x2 -1 2))
        (drop (v128.const i16x8 -1 2 3 4 5 6 7 8))
        (drop (v128.const i8x16 -1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)))"
    `);
  });
});
