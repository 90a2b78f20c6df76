import { statfs } from "node:fs/promises";
import { createTransport } from "nodemailer";
import type { Config } from "../server/config.ts";
import type { Finding } from "./finding.ts";

const megabyte = 1024 * 1024;

export async function checkMail(config: Config): Promise<Finding> {
  const subject = "mail";
  if (!config.smtpUrl)
    return { state: "attention", subject, sentence: "SMTP_URL is not set, so none is sent" };
  const timeouts = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 5_000 };
  const transport = createTransport({ url: config.smtpUrl, ...timeouts });
  try {
    await transport.verify();
    return {
      state: "ok",
      subject,
      sentence: `the mail server lets us in; mail comes from ${config.mailFrom}`,
    };
  } catch (error) {
    const sentence = `the mail server does not let us in: ${error instanceof Error ? error.message : error}`;
    return { state: "broken", subject, sentence };
  } finally {
    transport.close();
  }
}

export async function checkDisk(config: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(config.dataFolder).catch(() => statfs("."));
  const free = Math.floor((bavail * bsize) / megabyte);
  return {
    state: free < 100 ? "broken" : free < 1024 ? "attention" : "ok",
    subject: "disk",
    sentence: `${free} MB free for ${config.dataFolder}`,
  };
}

/** Whether the app answers where it says it lives. */
export async function checkAddress(config: Config): Promise<Finding> {
  const { protocol, hostname } = new URL(config.publicUrl);
  const subject = "PUBLIC_URL";
  const answer = await fetch(`${config.publicUrl}/healthz`, { signal: AbortSignal.timeout(3_000) })
    .then((response) => response.ok)
    .catch(() => false);
  if (!answer)
    return { state: "attention", subject, sentence: `${config.publicUrl} does not answer from here` };
  const local = hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "127.0.0.1";
  return protocol === "https:" || local
    ? { state: "ok", subject, sentence: `${config.publicUrl} answers` }
    : { state: "attention", subject, sentence: `${config.publicUrl} answers, but without encryption` };
}
