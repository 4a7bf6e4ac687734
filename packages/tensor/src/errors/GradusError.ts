/**
 * The one error class. A message has four parts (what happened, where in the user's code, why, what to
 * write instead) and a code that has a page with a failing and a fixed program. Bundles made under the
 * condition `production` have neither reasons nor advice, and lean ones no words at all: the page tells them.
 */
import { captureSite, printSite, type Site } from '../site.js';

/** The parts of a message. */
export interface ErrorParts {
  readonly what: string;
  /** The user's line; found from the stack when left out. */
  readonly where?: string;
  readonly why: string;
  readonly instead: string;
}

/**
 * The text of an error or a warning, without its code in front.
 *
 * @param code - the code, whose page is named at the end
 * @param parts - what, where, why, and what to write instead
 * @param site - the user's line; null where the parts say it
 * @returns one line for each part
 */
export function printParts(code: string, parts: Partial<ErrorParts>, site: Site | null): string {
  const line = (name: string, text = ''): string => (text === '' ? '' : `\n  ${name} ${text}`);
  const { what = '', where, why, instead } = parts;
  return [
    what,
    line('where:  ', [printSite(site), where].filter(Boolean).join(', ')),
    line('why:    ', why),
    line('instead:', instead),
    line('more:   ', `docs/errors/${code}.md`),
  ].join('');
}

/** Stands in for what such a bundle leaves out. */
const NO_TEXTS = { what: '', why: '', instead: '' };

/** An error that teaches: its message says what, where, why and what to write instead. */
export class GradusError extends Error {
  readonly code: string;
  // Not properties of its own: who lets an error go by would be shown all of them below the message.
  readonly #parts: ErrorParts;
  readonly #site: Site;

  constructor(code: string, parts: ErrorParts) {
    const site = captureSite();
    super(`${code}: ${printParts(code, parts, site)}`);
    this.name = 'GradusError';
    this.code = code;
    this.#parts = { ...NO_TEXTS, ...parts };
    this.#site = site;
  }

  /** What the message is made of. */
  get parts(): ErrorParts {
    return this.#parts;
  }

  /** The user's line. */
  get site(): Site {
    return this.#site;
  }
}

/**
 * For states that no input can reach; says which invariant of gradus itself was broken.
 *
 * @param invariant - what should have held
 */
export function unreachable(invariant: string): never {
  throw new GradusError('GR000', {
    what: `an invariant of gradus was broken${invariant === '' ? '' : `: ${invariant}`}.`,
    why: 'This is a defect of gradus, not of your program.',
    instead: 'Please report it with the program that led here.',
  });
}
