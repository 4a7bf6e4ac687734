/**
 * The end of a road that no input of a user can reach. Errors that a user can cause are GradusErrors
 * with a code and advice; what arrives here is a fault of the compiler itself, so there is nothing to
 * advise but a report.
 */

/**
 * Stops at a state that only a fault of this package can bring about.
 *
 * @param message - what was found, and what should have been there
 * @returns never: it always throws
 */
export function unreachable(message: string): never {
  throw new Error(`A fault inside @gradus/jit, not in your program: ${message}`);
}
