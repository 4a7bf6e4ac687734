import { describe, expect, it } from '@jest/globals';
import {
  array,
  concatenate,
  exp,
  flip,
  floorDivide,
  matmul,
  pad,
  sin,
  sort,
  sum,
  arctan2,
  zeros,
  type Tensor,
} from '@gradus/tensor';
import { printProgram, stageFunction } from '@gradus/ir';
import {
  lowerProgram,
  moduleOf,
  moduleText,
  printKernels,
  printLoops,
  printPlan,
  printSchedule,
  type Lowered,
} from '../src/index.js';
import { stackCheck } from '../src/wasm/stackCheck.js';

const lowered = (f: (...args: Tensor[]) => unknown, ...args: Tensor[]): Lowered =>
  lowerProgram(stageFunction(f, args, 'test').program);
const loops = (l: Lowered): string => l.stretches.map(printLoops).join('\n');

const vector = zeros([4]);
const matrix = zeros([2, 3]);

describe('a chain of operations is one loop', () => {
  const chain = lowered((x) => sin(x).mul(x).add(1), vector);
  it('program', () => {
    expect(printProgram(chain.program)).toMatchInlineSnapshot(`
      "f(x: float32[4]) {
        a: float32[4] = sin x
        b: float32[4] = mul a x
        c: float32[4] = broadcast 1.0
        d: float32[4] = add b c
        return d
      }"
    `);
  });
  it('kernels', () => {
    expect(printKernels(chain.kernels)).toMatchInlineSnapshot(`
      "k0: map [4]
        v0: float32 = x[i]
        v1: float32 = sin v0
        v2: float32 = mul v1 v0
        v3: float32 = add v2 1
        t0[i] = v3"
    `);
  });
  it('loops', () => {
    expect(loops(chain)).toMatchInlineSnapshot(`
      "k0:
        for i < 4
          v0 = x[i]
          t0[i] = add(mul(sin(v0), v0), 1)"
    `);
  });
  it('WebAssembly', () => {
    expect(
      moduleText(
        moduleOf(
          lowered((x) => arctan2(x, x).mul(x).add(1), vector),
          { name: 'chain', check: stackCheck },
        ).module,
      ),
    ).toMatchInlineSnapshot(`
      "(module $chain
        (import "host" "memory" (memory 0))
        (import "math" "atan2" (func $atan2 (param f64 f64) (result f64)))
        (export "run0" (func $k0))
        (func $k0 (param $arena i32)
          (local $at_i4 i32) (local $i i32) (local $v0 f32)
          (local.set $at_i4 (local.get $arena))
          (local.set $i (i32.const 0))
          loop $each_i
            (local.set $v0 (f32.load (local.get $at_i4)))
            (f32.store
              (local.get $at_i4)
              (f32.add
                (f32.mul
                  (f32.demote_f64
                    (call $atan2 (f64.promote_f32 (local.get $v0)) (f64.promote_f32 (local.get $v0))))
                  (local.get $v0))
                (f32.const 1)))
            (local.set $at_i4 (i32.add (local.get $at_i4) (i32.const 4)))
            (br_if $each_i
              (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 4)))
          end))"
    `);
  });
});

describe('kernels', () => {
  it('views are strides', () => {
    const f = (x: Tensor): Tensor => flip(x.transpose()).add(x.transpose());
    expect(printKernels(lowered(f, matrix).kernels)).toMatchInlineSnapshot(`
      "k0: map [3,2]
        v0: float32 = x[-i - 3j + 5]
        v1: float32 = x[i + 3j]
        v2: float32 = add v0 v1
        t0[2i + j] = v2"
    `);
  });
  it('a reduction takes the chain before it along', () => {
    const f = (x: Tensor): Tensor => sum(x.mul(x), 0);
    expect(printKernels(lowered(f, matrix).kernels)).toMatchInlineSnapshot(`
      "k0: sum [2,3] over 0
        v0: float32 = x[3i + j]
        v1: float32 = mul v0 v0
        t0[j] = sum v1"
    `);
  });
  it('parts of a value are computed where they land', () => {
    const f = (x: Tensor): Tensor => concatenate([x.mul(2), x]);
    expect(printKernels(lowered(f, vector).kernels)).toMatchInlineSnapshot(`
      "k0: map [4]
        v0: float32 = x[i]
        v1: float32 = mul v0 2
        t0[i] = v1
      k0: map [4]
        v0: float32 = x[i]
        t0[i + 4] = v0"
    `);
  });
  it('what no part covers is filled first', () => {
    const f = (x: Tensor): Tensor => pad(x, [[2, 0]]);
    expect(printKernels(lowered(f, vector).kernels)).toMatchInlineSnapshot(`
      "k0: map [6]
        t0[i] = 0
      k0: map [4]
        v0: float32 = x[i]
        t0[i + 2] = v0"
    `);
  });
  it('a value that is repeated along an axis is stored, and its repetition is not', () => {
    const f = (x: Tensor, y: Tensor): Tensor => exp(x).add(y);
    expect(printKernels(lowered(f, zeros([3]), matrix).kernels)).toMatchInlineSnapshot(`
      "k0: map [3]
        v0: float32 = x[i]
        v1: float32 = exp v0
        t0[i] = v1
      k1: map [2,3]
        v0: float32 = t0[j]
        v1: float32 = y[3i + j]
        v2: float32 = add v0 v1
        t1[3i + j] = v2"
    `);
  });
  it('values of one shape that only need one another are one walk, and only results are written', () => {
    const f = (x: Tensor): Tensor[] => {
      const s = sin(x);
      return [s.mul(s), exp(s.neg())];
    };
    expect(printKernels(lowered(f, vector).kernels)).toMatchInlineSnapshot(`
      "k0: map [4]
        v0: float32 = x[i]
        v1: float32 = sin v0
        v2: float32 = mul v1 v1
        v3: float32 = neg v1
        v4: float32 = exp v3
        t0[i] = v2
        t1[i] = v4"
    `);
  });
  it('what has no loops is a call of the host', () => {
    expect(printKernels(lowered((x) => sort(x.neg()), vector).kernels)).toMatchInlineSnapshot(`
      "k0: map [4]
        v0: float32 = x[i]
        v1: float32 = neg v0
        t0[i] = v1
      k1: host t1 = sort[axis=0] t0"
    `);
  });
});

describe('loops', () => {
  it('what does not change inside is computed outside', () => {
    const f = (x: Tensor, y: Tensor): Tensor => x.mul(y.reshape([2, 1]).add(1));
    expect(loops(lowered(f, matrix, zeros([2])))).toMatchInlineSnapshot(`
      "k0:
        for i < 2
          v0 = add(y[i], 1)
          for j < 3
            t0[3i + j] = mul(x[3i + j], v0)"
    `);
  });
  it('a sum carries its rounding errors along', () => {
    expect(loops(lowered((x) => sum(x), matrix))).toMatchInlineSnapshot(`
      "k0:
        total = 0
        error = 0
        for i < 6
          term = float64(x[i])
          next = add(total, term)
          part = sub(next, total)
          error = add(error, add(sub(total, sub(next, part)), sub(term, part)))
          total = next
        t0[0] = float32(select(equal(sub(total, total), 0), add(total, error), total))"
    `);
  });
  it('a product of matrices computes four results at a time', () => {
    expect(loops(lowered(matmul, zeros([2, 3]), zeros([3, 5])))).toMatchInlineSnapshot(`
      "k0:
        for i < 2
          sum0 = 0
          sum1 = 0
          sum2 = 0
          sum3 = 0
          for k < 3
            shared = float64(x[3i + k])
            sum0 = add(sum0, mul(shared, float64(y[5k])))
            sum1 = add(sum1, mul(shared, float64(y[5k + 1])))
            sum2 = add(sum2, mul(shared, float64(y[5k + 2])))
            sum3 = add(sum3, mul(shared, float64(y[5k + 3])))
          t0[5i] = float32(sum0)
          t0[5i + 1] = float32(sum1)
          t0[5i + 2] = float32(sum2)
          t0[5i + 3] = float32(sum3)
        for i < 2
          sum0 = 0
          for m < 3
            shared = float64(x[3i + m])
            sum0 = add(sum0, mul(shared, float64(y[5m + 4])))
          t0[5i + 4] = float32(sum0)"
    `);
  });
  it('a tile of a product is a function, and a walk over results takes it from where it waits', () => {
    const update = (x: Tensor, y: Tensor, w: Tensor): Tensor => w.sub(matmul(x, y));
    const all = lowered(update, zeros([2, 8]), zeros([8, 8]), zeros([2, 8]));
    expect(loops(all)).toMatchInlineSnapshot(`
      "k0:
        run tile2x8(x[0], y[0], t0_tile[0], 8)
        e0 = w[0]:4
        e2 = sub(e0, t0_tile[0]:4)
        t1[0]:4 = e2
        e0 = w[4]:4
        e2 = sub(e0, t0_tile[4]:4)
        t1[4]:4 = e2
        e0 = w[8]:4
        e2 = sub(e0, t0_tile[8]:4)
        t1[8]:4 = e2
        e0 = w[12]:4
        e2 = sub(e0, t0_tile[12]:4)
        t1[12]:4 = e2
      tile2x8(narrow, wide, results, turns):
        c0_0 = 0
        c0_1 = 0
        c1_0 = 0
        c1_1 = 0
        for i < turns
          b0 = wide[8i]:4
          b1 = wide[8i + 4]:4
          a = splat(narrow[i])
          c0_0 = add(c0_0, mul(a, b0))
          c0_1 = add(c0_1, mul(a, b1))
          a = splat(narrow[i + 8])
          c1_0 = add(c1_0, mul(a, b0))
          c1_1 = add(c1_1, mul(a, b1))
        results[0]:4 = c0_0
        results[4]:4 = c0_1
        results[8]:4 = c1_0
        results[12]:4 = c1_1"
    `);
  });
  it('products of many depths have one function for tiles of packed operands', () => {
    const chain = (x: Tensor, y: Tensor, z: Tensor): Tensor => matmul(matmul(x, y), z);
    const all = lowered(chain, zeros([65, 72]), zeros([72, 80]), zeros([80, 80]));
    const { module } = moduleOf(all);
    expect(module.definitions.filter(({ name }) => name.startsWith('tile'))).toHaveLength(1);
  });
  it('turns whose values fill the registers are kept apart, others only tested for the end', () => {
    const tileText = (rows: number): string => {
      const product = lowered(matmul, zeros([rows, 72]), zeros([72, 80]));
      return moduleText(moduleOf(product, { check: stackCheck }).module);
    };
    const labels = (text: string): number => text.match(/loop \$turn\d/g)?.length ?? 0;
    expect(labels(tileText(65))).toBe(7);
    expect(labels(tileText(4))).toBe(0);
  });
  it('a product of vectors has its lanes along the sum', () => {
    expect(loops(lowered(matmul, zeros([600]), zeros([600])))).toMatchInlineSnapshot(`
      "k0:
        sum0_0 = 0
        sum0_1 = 0
        sum0_2 = 0
        sum0_3 = 0
        for j < 37
          x0 = y[16j]:4
          x1 = y[16j + 4]:4
          x2 = y[16j + 8]:4
          x3 = y[16j + 12]:4
          sum0_0 = add(sum0_0, mul(x0, x[16j]:4))
          sum0_1 = add(sum0_1, mul(x1, x[16j + 4]:4))
          sum0_2 = add(sum0_2, mul(x2, x[16j + 8]:4))
          sum0_3 = add(sum0_3, mul(x3, x[16j + 12]:4))
        rest0_0 = 0
        for k < 8
          x0 = float64(y[k + 592])
          rest0_0 = add(rest0_0, mul(x0, float64(x[k + 592])))
        sum0 = add(add(add(sum0_0, sum0_1), sum0_2), sum0_3)
        t0[0] = float32(add(add(add(add(float64(lane0(sum0)), float64(lane1(sum0))), float64(lane2(sum0))), float64(lane3(sum0))), rest0_0))"
    `);
  });
});

describe('memory', () => {
  const softmax = lowered((x) => exp(x).div(sum(exp(x), 1, { keepdims: true })), matrix);
  it('a result takes the place of an operand that nobody needs any more', () => {
    expect(printPlan(softmax.plan)).toMatchInlineSnapshot(`
      "x   at 0   24 bytes  steps 0 to 1
      t0  at 0   24 bytes  steps 1 to 3  over x
      t1  at 32  8 bytes   steps 2 to 3
      t2  at 0   24 bytes  steps 3 to 4  over t0
      48 bytes in all"
    `);
  });
  it('a call copies in, runs, copies out', () => {
    expect(printSchedule(softmax.schedule)).toMatchInlineSnapshot(`
      "arena of 48 bytes
      copy argument 0 to 0
      run k0, k1, k2
      return float32[2,3] at 0"
    `);
  });
  it('what only the host handles is never copied', () => {
    const f = (x: Tensor): Tensor[] => [sort(sort(x)), x.add(1), x];
    expect(printSchedule(lowered(f, vector).schedule)).toMatchInlineSnapshot(`
      "arena of 32 bytes
      copy argument 0 to 0
      hold #1 = sort #0
      hold #2 = sort #1
      run k2
      return #2, float32[4] at 16, #0"
    `);
  });
});

describe('WebAssembly', () => {
  it('division of integers is guarded', () => {
    const whole = array([7, 8], { dtype: 'uint32' });
    const { module } = moduleOf(lowered(floorDivide, whole, whole), {
      check: stackCheck,
    });
    expect(moduleText(module).split('\n').slice(-8).join('\n')).toMatchInlineSnapshot(`
      "    end)
        (func $remainder_u (param $x i32) (param $y i32) (result i32)
          (i32.eq (local.get $y) (i32.const 0))
          if $if (result i32)
            (i32.const 0)
          else
            (i32.rem_u (local.get $x) (local.get $y))
          end))"
    `);
  });
});
