/** The environment of PostgreSQL: as little as it needs, so that no secret of the app is in it. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  const passed = ["PATH", "SystemRoot", "TEMP", "TMP"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(passed), LC_ALL: "C" };
}
