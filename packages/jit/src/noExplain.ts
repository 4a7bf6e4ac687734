/**
 * Compiled functions without `explain`, for bundles made under the condition `@gradus/lean`: it is not there,
 * neither at run time nor, with the same word in `customConditions`, in TypeScript.
 */

/** No method. */
export interface ExplainMethod<_A extends readonly unknown[]> {}

/**
 * Makes nothing, in place of the method.
 *
 * @param _find - what the method would ask
 * @returns an empty object
 */
export function explaining<A extends readonly unknown[]>(
  _find: (args: A) => unknown,
): ExplainMethod<A> & object {
  return {};
}
