/**
 * The program of a helper: text, since a worker is started from text so that no bundler has to find a file. It
 * reads its letters (the memory, modules), and between them waits for jobs, computes turns and waits again: for
 * a moment awake, since the next job often follows at once, then asleep.
 */
import { WORDS } from './job.js';

/** Looks at a word before a helper falls asleep: some 50 µs. */
const LOOKS = 5000;

/** The program of a helper. */
export const WORKER_PROGRAM: string = /* @__PURE__ */ `'use strict';
const W = ${/* @__PURE__ */ JSON.stringify(WORDS)};
const port = typeof require === 'function' ? require('node:worker_threads').parentPort : null;
const modules = new Map();
let words, memory, me, letters = 0;

function receive(letter) {
  letters++;
  if (letter.words) ({ words, memory, me } = letter);
  if (letter.module) modules.set(letter.id, partsOf(letter));
  if (letter.id) Atomics.store(words, W.KNOWN + me, letter.id);
  if (letter.drop) modules.delete(letter.drop);
  attend();
}

function partsOf({ module, math }) {
  const imports = { host: { memory }, math: {} };
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== 'function') continue;
    const known = from === 'math' ? Math[math[name]] : undefined;
    imports[from][name] = known ?? (() => { throw new Error(name); });
  }
  return new WebAssembly.Instance(module, imports).exports;
}

function attend() {
  Atomics.add(words, W.AWAKE, 1);
  while (Atomics.load(words, W.LETTERS) === letters) {
    const news = Atomics.load(words, W.NEWS);
    const threads = Atomics.load(words, W.THREADS);
    for (let i = 0; i < threads; i++) takeFrom((me + i) % threads);
    let looks = ${LOOKS};
    while (looks > 0 && Atomics.load(words, W.NEWS) === news) looks--;
    if (looks > 0) continue;
    Atomics.sub(words, W.AWAKE, 1);
    Atomics.wait(words, W.NEWS, news);
    Atomics.add(words, W.AWAKE, 1);
  }
  Atomics.sub(words, W.AWAKE, 1);
}

function takeFrom(thread) {
  while (Atomics.load(words, W.LEFT + thread) > 0) {
    const left = Atomics.sub(words, W.LEFT + thread, 1);
    if (left > 0) compute(firstTurn(thread, words[W.TURNS], words[W.THREADS]) + left - 1);
  }
}

function firstTurn(thread, turns, threads) {
  return Math.floor((thread * turns) / threads);
}

function compute(turn) {
  try {
    const args = Array.from(words.subarray(W.ARGS, W.ARGS + words[W.COUNT]));
    for (let i = words[W.OWN_FROM]; i < words[W.OWN_TO]; i++) args[i] += me * words[W.STRIDE];
    modules.get(words[W.MODULE])['part' + words[W.PART]](...args, turn);
  } catch {
    Atomics.store(words, W.FAILED, 1);
  }
  Atomics.add(words, W.DONE, 1);
  Atomics.notify(words, W.DONE);
}

if (port === null) onmessage = ({ data }) => receive(data);
else port.on('message', receive);
`;
