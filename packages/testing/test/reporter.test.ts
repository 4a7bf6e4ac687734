import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaveRecord, packageOf, RECORDS, type CaseRecord } from '../src/caseRecord.js';
import { caseTable, GradientCaseReporter } from '../src/reporter.js';

const record = (changes: Partial<CaseRecord> = {}): CaseRecord => ({
  id: 'where-log-untaken-zero',
  package: 'control-flow',
  title: 'log guarded by where still gives NaN at 0',
  symptom: 'nan',
  verdict: 'bug',
  before: 'NaN',
  cause: 'where-nan (log)',
  after: '0',
  failed: [],
  ...changes,
});

describe('the table of cases', () => {
  it('has one row a case, sorted by package, and a summary', () => {
    const rows = [
      record(),
      record({
        id: 'dead-relu',
        package: 'tensor',
        symptom: 'zero',
        verdict: 'correct-zero',
        before: '0',
        cause: 'saturation (relu)',
        after: '',
      }),
      record({
        id: 'item-roundtrip',
        package: 'autodiff',
        failed: ['the doctor names the cause'],
        cause: '',
      }),
    ];
    expect(caseTable(rows).join('\n')).toMatchInlineSnapshot(`
      "
      Gradients, failing → fixed
        case                    package       fails  before  cause              after
      ✗ item-roundtrip          autodiff      nan    NaN                        0
          does not hold: the doctor names the cause
      ✓ where-log-untaken-zero  control-flow  nan    NaN     where-nan (log)    0
      ✓ dead-relu               tensor        zero   0       saturation (relu)  the zero is right
      3 cases in 3 packages, 1 of them do not hold."
    `);
  });

  it('is empty without cases', () => {
    expect(caseTable([])).toEqual([]);
  });

  it('cuts what is too long, and shows no line breaks', () => {
    const before = Array.from({ length: 40 }, (_, i) => i).join(',\n');
    const [, , , row] = caseTable([record({ before })]);
    expect(row).toContain('0, 1, 2, 3, 4, 5, 6, 7,…');
  });

  it('colours by meaning', () => {
    const lines = caseTable([record()], (style, text) => `<${style}>${text.trim()}`);
    expect(lines[3]).toMatch(/<green>✓.*<red>NaN.*<green>0/);
  });
});

describe('records', () => {
  const saved = process.env[RECORDS];
  afterEach(() => {
    if (saved === undefined) delete process.env[RECORDS];
    else process.env[RECORDS] = saved;
  });

  it('are left for the reporter in a folder that workers know by the environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'records-'));
    process.env[RECORDS] = folder;
    leaveRecord(record());
    leaveRecord(record({ package: 'numerics' }));
    expect(readdirSync(folder).toSorted()).toEqual([
      'control-flow-where-log-untaken-zero.json',
      'numerics-where-log-untaken-zero.json',
    ]);
    rmSync(folder, { recursive: true });
  });

  it('are not written without a reporter', () => {
    delete process.env[RECORDS];
    expect(() => leaveRecord(record())).not.toThrow();
  });

  it('the reporter makes the folder and takes it away', () => {
    const reporter = new GradientCaseReporter();
    reporter.onRunStart();
    const folder = process.env[RECORDS]!;
    expect(readdirSync(folder)).toEqual([]);
    reporter.onRunComplete();
    expect(() => readdirSync(folder)).toThrow(/ENOENT/);
  });

  it('know the package of a test file', () => {
    expect(packageOf(import.meta.filename)).toBe('testing');
  });
});
