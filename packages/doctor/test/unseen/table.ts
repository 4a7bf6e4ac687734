/**
 * All of them.
 */
import { geometry } from './geometry.js';
import { javascript } from './javascript.js';
import { networks } from './networks.js';
import { physics } from './physics.js';
import { selection } from './selection.js';
import { statistics } from './statistics.js';
import type { UnseenCase } from './unseenCase.js';

/** Every unseen function. */
export const unseen: readonly UnseenCase[] = [
  ...physics,
  ...networks,
  ...selection,
  ...statistics,
  ...geometry,
  ...javascript,
];
