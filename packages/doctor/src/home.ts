/**
 * Where this package lies, for what is read from files beside it: its examples, the hooks of the command line, what
 * the page is drawn with. One module knows, since modules may have been joined.
 */

/** The folder of the package's index. */
export const home: URL = /* @__PURE__ */ new URL('./', import.meta.url);
