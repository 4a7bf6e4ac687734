// Runs one block as a test and compares what it gave with what the page says.
import { basename } from 'node:path';
import { format } from 'node:util';
import { afterAll, test } from '@jest/globals';
import { rewrite } from './rewrite.mjs';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'];
const update = process.env.UPDATE_DOCS === '1';
const edits = [];
if (update) afterAll(() => rewrite(edits));

/** Spaces beside brackets and their number mean nothing: [ [ 1 ] ] is [[1]]. */
const squeeze = (text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ?([[\]{}]) ?/g, '$1')
    .trim();
const trimLines = (text) => text.replace(/[^\S\n]+$/gm, '').trim();

/** Collects what is printed: by a statement that is marked, or else by the block. */
function recorder(clean) {
  const printed = [];
  const marked = [];
  const seen = new Map();
  const write = (...args) => (marked.at(-1)?.lines ?? printed).push(clean(format(...args)));
  const value = (id, _mark, ...values) => {
    let top = marked.pop();
    while (top !== undefined && top.id !== id) top = marked.pop(); // left by an exception
    const text = top.lines.length > 0 ? top.lines.join('\n') : clean(format(values.at(-1)));
    seen.set(id, [...(seen.get(id) ?? []), text]);
  };
  return { printed, seen, write, value, mark: (id) => void marked.push({ id, lines: [] }) };
}

/** Runs the body with the console's methods replaced, and gives back the error it threw, if any. */
async function runWith({ write, value, mark }, body) {
  const saved = METHODS.map((name) => console[name]);
  for (const name of METHODS) console[name] = write;
  try {
    await body(value, mark);
    return null;
  } catch (error) {
    return { error };
  } finally {
    for (const [i, name] of METHODS.entries()) console[name] = saved[i];
  }
}

class DocsMismatch extends Error {
  constructor({ file, line }, message) {
    super(`${file.slice(file.lastIndexOf('/') + 1)}:${line}\n${message}`);
    this.stack = `${this.message}\n    at ${file}:${line}:1`;
  }
}

const both = (wanted, got) => `the page says\n${indent(wanted)}\nthe code gives\n${indent(got)}`;
const indent = (text) => text.replace(/^/gm, '    ');

/** The differences between page and run, as { line, message } and the edit that would mend them. */
function* differences(spec, { seen, printed }, error) {
  for (const [id, { line, extra, text }] of spec.expected.entries()) {
    const got = seen.get(id)?.join('\n');
    if (got === undefined) yield { line, message: 'this line was never reached' };
    else if (squeeze(got) !== squeeze(text)) {
      yield { line, message: both(text, got), edit: { kind: 'comment', extra, text: got } };
    }
  }
  if (spec.output === null) return;
  const { line, text, length } = spec.output;
  const got = trimLines(spec.fails === null ? printed.join('\n') : spec.clean(error.message));
  if (got !== trimLines(text)) {
    yield { line, message: both(text, got), edit: { kind: 'block', extra: length, text: got } };
  }
}

/** An error of the block itself, with the place in the page or source file it stands in. */
function located(spec, error) {
  if (!(error instanceof Error)) return new DocsMismatch(spec, `threw ${format(error)}`);
  const shift = spec.line + 1 - spec.first;
  const place = new RegExp(`[^\\s(]*${basename(spec.module)}:(\\d+)`, 'g');
  error.stack = error.stack.replace(place, (_, line) => `${spec.file}:${Number(line) + shift}`);
  return error;
}

function checkThrown(spec, thrown) {
  if (spec.fails === null) {
    if (thrown !== null) throw located(spec, thrown.error);
  } else if (thrown === null) {
    throw new DocsMismatch(spec, `should fail with ${spec.fails}, but ran to its end`);
  } else if (thrown.error.code !== spec.fails && thrown.error.name !== spec.fails) {
    throw located(spec, thrown.error);
  }
}

/** In messages and stacks a block is called example.ts, and its lines count from 1. */
const cleaner = ({ module, first }) => {
  const place = new RegExp(`[^\\s()'"\`]*${basename(module)}:(\\d+):(\\d+)`, 'g');
  return (text) =>
    text.replace(place, (_, line, column) => `example.ts:${line - first + 1}:${column}`);
};

/**
 * Defines the test of one block. `spec` says where it stands (`file`, `line`), where its code stands in
 * the test module (`module`, `first`), and what it should give (`expected`, `output`, `fails`).
 */
export function block(spec, body) {
  test(spec.name, async () => {
    const clean = cleaner(spec);
    const record = recorder(clean);
    const thrown = await runWith(record, body);
    checkThrown(spec, thrown);
    const wrong = [...differences({ ...spec, clean }, record, thrown?.error)];
    if (update) {
      const mendable = wrong.filter(({ edit }) => edit !== undefined);
      edits.push(...mendable.map(({ line, edit }) => ({ file: spec.file, line, ...edit })));
    }
    const left = update ? wrong.filter(({ edit }) => edit === undefined) : wrong;
    if (left.length > 0) {
      throw new DocsMismatch(
        { ...spec, line: left[0].line },
        left.map(({ message }) => message).join('\n'),
      );
    }
  });
}
