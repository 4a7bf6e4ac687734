// Under the condition `@gradus/lean`: functions work, methods are not there.
import { grad } from '@gradus/autodiff';
import { jit } from '@gradus/jit';
import { array, multiply, square, sum } from '@gradus/tensor';

const x = array([1, 2]);
const slope = jit(grad((x) => sum(square(multiply(x, 3)))))(x);
console.log(JSON.stringify({ slope: [...slope.data()], methods: 'add' in x }));
