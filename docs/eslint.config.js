// The blocks of the docs obey the rules that we give to users: no lesson asks a tensor for its truth.
import { recommended } from '@gradus/eslint-plugin';

export default [recommended, { ignores: ['**/*.fails.ts'] }];
