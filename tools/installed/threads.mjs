// Threads of an installed gradus: helpers are started from text, so no path can be wrong; they compute along, with
// the same bits; and they do not keep the program from ending.
import { jit, numpy as np, useThreads } from 'gradus';

const product = jit((x) => np.matmul(x, x));
const x = np.linspace(-1, 1, 300 * 300).reshape([300, 300]);
const alone = product(x).data();
const threads = await useThreads(2);
for (let i = 0; i < 20; i++) product(x);
const together = product(x).data();
const same = together.every((value, i) => Object.is(value, alone[i]));
console.log(JSON.stringify({ threads, same }));
