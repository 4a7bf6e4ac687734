import { packageConfig } from '../../tools/jest/preset.mjs';

export default packageConfig(import.meta.dirname);
