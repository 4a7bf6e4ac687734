/**
 * What was found out about an object, kept on the object itself: a step, a run, a program that are looked at by many. A
 * WeakMap would do as well, but V8 frees what it holds at its next large collection only, and until then carries it from
 * one small collection to the next: a diagnosis took a tenth longer. Whoever copies an object gives the copy notes of its own.
 */

/** An object that remembers what was found out about it. */
export interface Noted {
  /** Questions, each followed by its answer: there are few. */
  readonly notes: unknown[];
}

/** What is remembered of one question. */
export class Notes<R> {
  /** What was noted; undefined where nothing was. */
  get({ notes }: Noted): R | undefined {
    const place = notes.indexOf(this);
    return place < 0 ? undefined : (notes[place + 1] as R);
  }

  /** Notes an answer, and gives it back. */
  set({ notes }: Noted, answer: R): R {
    const place = notes.indexOf(this);
    if (place < 0) notes.push(this, answer);
    else notes[place + 1] = answer;
    return answer;
  }
}

/**
 * A question about an object that is answered once.
 *
 * @param answer - answers it; never undefined
 * @returns the same, and an answer that was given before
 */
export function once<O extends Noted, R>(answer: (about: O) => R): (about: O) => R {
  const answers = new Notes<R>();
  return (about) => {
    const known = answers.get(about);
    return known === undefined ? answers.set(about, answer(about)) : known;
  };
}
