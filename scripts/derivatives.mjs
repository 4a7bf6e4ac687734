// `node scripts/derivatives.mjs`: writes docs/reference/derivatives.md from the primitives. `pnpm reference`
// builds the packages and runs it; a test says when the page is old.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { derivatives } from '../tools/reference/derivatives.mjs';

writeFileSync(join(import.meta.dirname, '../docs/reference/derivatives.md'), derivatives());
