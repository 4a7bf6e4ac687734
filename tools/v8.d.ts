// What V8 (and other engines) offer beyond the standard library's types. Packages that also run in
// browsers are built without Node's types, so that nothing of Node's slips in unseen.
export {};

declare global {
  interface ErrorConstructor {
    /** How many frames a stack holds. */
    stackTraceLimit: number;
  }
}
