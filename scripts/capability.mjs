// `node scripts/capability.mjs`: writes docs/reference/capabilities.md from the primitives. `pnpm reference`
// builds the packages and runs it; a test says when the page is old.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capabilities } from '../tools/reference/capabilities.mjs';

writeFileSync(join(import.meta.dirname, '../docs/reference/capabilities.md'), capabilities());
