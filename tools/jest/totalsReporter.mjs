// The last line of every run, alone on its line, after all that other reporters have to say. A test
// file that could not run at all counts as one failure.
export default class {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.once('exit', () => console.log(`${results.numPassedTests} passed, ${failed} failed`));
  }
}
