// `pnpm start --json | jq` should hand over our output and nothing else, and a failing run should end
// with our last line: for these two scripts pnpm is quiet. The installation that the first of them
// brings about still reports, on stderr. No script sends telemetry.
const QUIET = ['start', 'test'];
const extraEnv = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };

function updateConfig(config) {
  const command = process.argv[2];
  const changed = { ...config, extraEnv: { ...config.extraEnv, ...extraEnv } };
  if (QUIET.includes(command)) changed.reporter = config.reporter ?? 'silent';
  if (command === 'install') changed.useStderr = true;
  return changed;
}

module.exports = { hooks: { updateConfig } };
