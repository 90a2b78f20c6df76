import { expect } from "vitest";
import { askDatabase } from "./readiness.ts";
import { connectionOfRunning } from "./running.ts";
import { test } from "./testing/playground.ts";

test("a second process reaches the database that an app runs, and none where none runs", async ({
  playground,
}) => {
  const { dataFolder, systemFolder } = playground;
  expect(await connectionOfRunning(dataFolder, systemFolder)).toBeUndefined();
  const owner = playground.startOwner();
  const { connection } = await owner.hears((said) => said.connection !== undefined);
  const reached = await connectionOfRunning(dataFolder, systemFolder);
  expect(reached).toEqual(connection);
  if (reached) expect((await askDatabase(reached)).version).toMatch(/^\d+\.\d+/);
  await owner.end("SIGTERM");
  expect(await connectionOfRunning(dataFolder, systemFolder)).toBeUndefined();
});
