/**
 * The test runner that a gradient case registers its tests with, found on `globalThis`: Jest puts its functions
 * there, and so does every runner that is compatible with it. Importing them would tie this package to one.
 */
import { GradusError } from '@gradus/tensor';

/** The functions of a test runner that cases use. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => void): void;
  afterAll(body: () => void): void;
  expect: {
    (value: unknown): { toBe(expected: unknown): void };
    getState(): { readonly testPath?: string | undefined };
  };
}

/**
 * The running test runner.
 *
 * @returns its functions; throws GR704 outside of a test
 */
export function testRunner(): TestRunner {
  const found = globalThis as unknown as Partial<TestRunner>;
  if (found.describe && found.it && found.afterAll && found.expect) return found as TestRunner;
  throw new GradusError('GR704', {
    what: 'a gradient case was declared where no tests run.',
    why: 'A case is a group of tests; it registers them with `describe` and `it` of the test runner.',
    instead: 'Declare it in a test file, and run that by Jest (or a runner with the same globals).',
  });
}
