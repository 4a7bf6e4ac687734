// Property tests draw the same inputs on every run unless FC_SEED names another seed
// (`FC_SEED=random` for a new one each time). FC_RUNS says how many inputs each property gets.
import fc from 'fast-check';

const { FC_SEED, FC_RUNS } = process.env;
fc.configureGlobal({
  ...(FC_SEED === 'random' ? {} : { seed: Number(FC_SEED || 20) }),
  ...(FC_RUNS ? { numRuns: Number(FC_RUNS) } : {}),
});

// Types are blanked out and no line moves, so stacks need no mapping to sources, which takes a millisecond for
// each; nor does any `expect` need the hundred frames that Jest has Node keep for it.
delete Error.prepareStackTrace;
Error.stackTraceLimit = 20;
