// What Node opens for a package: files that its modules were joined to.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

const counted = ['@gradus/tensor', '@gradus/jit', '@gradus/doctor', 'gradus'].map((name) => {
  const folder = new URL('./', import.meta.resolve(name));
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'));
  return [basename(folder.pathname), files.length < 10];
});
console.log(JSON.stringify(counted));
