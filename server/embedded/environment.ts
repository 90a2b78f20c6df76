/** What wraps every process of an installation wraps its database too: another allocator, or a shifted clock. */
const wrapping = ["LD_PRELOAD", "FAKETIME", "DONT_FAKE_MONOTONIC"];

/** The environment of PostgreSQL: as little as it needs, so that no secret of the app is in it. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  const passed = ["PATH", "SystemRoot", "TEMP", "TMP", ...wrapping].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(passed), LC_ALL: "C" };
}
