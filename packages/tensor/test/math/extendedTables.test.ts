import { describe, expect, it } from '@jest/globals';
import { LOG_2, minusLogs, sixteenths, STEP } from '../../src/math/extendedTables.js';
import * as exp from './extendedExp.table.js';
import * as log from './extendedLog.table.js';

/** Bit for bit, but for the sign of a zero rest. */
const unsigned = (table: readonly (readonly number[])[]): number[][] =>
  table.map((row) => row.map((x) => x + 0));

describe('tables made at the first use are those of the oracle, bit for bit', () => {
  it('logarithms', () => {
    expect(unsigned(minusLogs())).toEqual(unsigned(log.MINUS_LOG));
    expect(LOG_2).toEqual(log.LOG_2);
  });
  it('powers of two', () => {
    expect(unsigned(sixteenths())).toEqual(unsigned(exp.POWER));
    expect(STEP).toEqual(exp.STEP);
  });
});
