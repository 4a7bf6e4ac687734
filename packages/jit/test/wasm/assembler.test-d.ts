/** What the types of the assembler refuse. */
import { moduleBuilder } from '../../src/wasm/assembler.js';
import type { FunctionBuilder } from '../../src/wasm/assembler.js';
import { stackCheck } from '../../src/wasm/stackCheck.js';

const f = moduleBuilder({ check: stackCheck }).function('f', { x: 'f64', p: 'i32' }, ['f64']);
export const general: FunctionBuilder = f; // what an emitter asks for

f.localGet(f.params.x).op('f64.neg');
// @ts-expect-error there is no parameter y
f.localGet(f.params.y);
// @ts-expect-error no such instruction
f.op('f64.negate');
// @ts-expect-error a constant needs its value: f.const
f.op('f64.const');
// @ts-expect-error an end is not an instruction by itself: f.end
f.op('end');
// @ts-expect-error not an access to memory
f.access('f64.add');
// @ts-expect-error vectors have no single value
f.const('v128', 1);
// @ts-expect-error no such type
f.local('u8');
// @ts-expect-error tensors' dtypes are not types of wasm
moduleBuilder({ check: stackCheck }).function('g', { x: 'float32' });

/** A name made of a type is known to exist for both types. */
export const square = (type: 'f32' | 'f64'): FunctionBuilder => f.op(`${type}.mul`);
