import pg from "pg";
import { type Config, ConfigError, readConfig } from "../server/config.ts";
import { hasDatabase } from "../server/embedded/running.ts";
import {
  checkHours,
  checkJobs,
  checkMails,
  checkMigrations,
  checkOrganisation,
  checkProtection,
  checkVersion,
} from "./doctor-database.ts";
import { checkAddress, checkDisk, checkMail } from "./doctor-surroundings.ts";
import type { Finding } from "./finding.ts";
import { reachDatabase } from "./open.ts";
import { readOptions } from "./usage.ts";

/** `kept doctor`: one line for each thing that must be right. Ends with 1 when something is broken. */
export async function doctor(args: string[]): Promise<void> {
  readOptions(args, {});
  let broken = false;
  const show = ({ state, subject, sentence }: Finding) => {
    broken ||= state === "broken";
    console.log(`${state.padEnd(10)} ${subject.padEnd(13)} ${sentence}`);
  };
  const config = await readSettings(show);
  if (config) {
    for (const finding of await checkDatabase(config)) show(finding);
    show(await checkMail(config));
    show(await checkDisk(config));
    show(await checkAddress(config));
  }
  if (broken) process.exitCode = 1;
}

async function readSettings(show: (finding: Finding) => void): Promise<Config | null> {
  try {
    const config = await readConfig(process.env, []);
    show({ state: "ok", subject: "settings", sentence: `readable; data in ${config.dataFolder}` });
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const line of error.message.split("\n"))
      show({ state: "broken", subject: "settings", sentence: line });
    return null;
  }
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  if (!config.databaseUrl && !(await hasDatabase(config.dataFolder))) {
    const sentence = "there is none in the data folder yet; npm start makes it";
    return [{ state: "attention", subject: "database", sentence }];
  }
  try {
    const { connections, stop } = await reachDatabase(config);
    const client = new pg.Client({
      ...connections.owner,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
    });
    // A connection that breaks says so here as well as in the query that fails.
    client.on("error", () => undefined);
    try {
      await client.connect();
      const findings = [await checkVersion(client), await checkMigrations(client)];
      if (findings.some((finding) => finding.state === "broken")) return findings;
      return [
        ...findings,
        await checkProtection(client, connections),
        await checkOrganisation(client),
        await checkHours(connections.owner),
        ...(await checkJobs(client)),
        await checkMails(client),
      ];
    } finally {
      await client.end().catch(() => undefined);
      await stop();
    }
  } catch (error) {
    const sentence = error instanceof Error ? error.message || error.name : String(error);
    return [{ state: "broken", subject: "database", sentence: `cannot be reached: ${sentence}` }];
  }
}
