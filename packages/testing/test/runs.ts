/**
 * How many random inputs a property gets: few enough for a run of minutes, unless FC_RUNS asks for more.
 */

/** Parameters of `fc.assert`: this many runs, or as many as FC_RUNS says. */
export function runs(usual: number): { numRuns?: number } {
  return process.env['FC_RUNS'] === undefined || process.env['FC_RUNS'] === ''
    ? { numRuns: usual }
    : {};
}
