/**
 * `jit` as the laws and the cases use it: they compile a new function at every turn on purpose, so its warning
 * about functions that are traced again and again (GR310) is kept back.
 */
import { context, withSettings } from '@gradus/tensor';
import { jit } from '@gradus/jit';

/** What compiles a function of tensors: `jit`. */
export type Compile = <A extends unknown[], R>(f: (...args: A) => R) => (...args: A) => R;

/**
 * `jit` without the warning GR310.
 *
 * @param f - a function of trees
 * @returns the compiled function
 */
export const compiled: Compile = <A extends unknown[], R>(f: (...args: A) => R) => {
  const run = jit(f) as unknown as (...args: A) => R;
  return (...args: A): R => {
    const { warn } = context;
    const others: typeof warn = (code, message) => {
      if (code !== 'GR310') warn(code, message);
    };
    return withSettings({ warn: others }, () => run(...args));
  };
};
