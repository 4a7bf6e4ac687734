// Under the conditions `production` and `@gradus/lean`: functions work, messages are short, and whether methods are
// there is told.
import { grad } from '@gradus/autodiff';
import { jit } from '@gradus/jit';
import { array, multiply, square, sum } from '@gradus/tensor';

const x = array([1, 2]);
const slope = jit(grad((x) => sum(square(multiply(x, 3)))))(x);

function messageOf(f) {
  try {
    return String(f());
  } catch (error) {
    return error.message;
  }
}
const message = messageOf(() => multiply(x, array([1, 2, 3])));

console.log(JSON.stringify({ slope: [...slope.data()], methods: 'add' in x, message }));
