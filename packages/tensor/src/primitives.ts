/**
 * Subpath `@gradus/tensor/primitives`: every primitive by name, and the list of all, from which
 * laws and tables are made. The main entry never imports this file, so that a bundle holds the
 * operations it uses and no others.
 */
import * as all from './ops/primitives.js';
import type { Primitive } from './primitive.js';

export * from './ops/primitives.js';

/** All primitives of `@gradus/tensor`, ordered by name. */
export const primitives: readonly Primitive[] = /* @__PURE__ */ Object.values<Primitive>(all);
