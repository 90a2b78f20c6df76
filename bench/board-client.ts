import { Agent, request } from "node:http";

/** One socket for each listener, and as many as it takes for those who write. */
const agent = new Agent({ keepAlive: true, maxSockets: 1000 });

/** Sends JSON and reads JSON. Errors: the answer's status and text, unless it is 2xx. */
export function call<Answer>(method: string, url: string, body?: unknown, token?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent,
        headers: {
          "Content-Type": "application/json",
          ...(token && { Authorization: `Bearer ${token}` }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          if ((answer.statusCode ?? 500) >= 300)
            return reject(new Error(`${method} ${url}: ${answer.statusCode} ${text}`));
          resolve(text === "" ? (undefined as Answer) : JSON.parse(text));
        });
      },
    );
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

export interface Heard {
  event: string;
  data: string;
}

/** Listens to server-sent events until `stop`; `ended` resolves when the server, or its process, goes away. */
export function listen(
  url: string,
  token: string | undefined,
  hear: (message: Heard) => void,
): { stop: () => void; ended: Promise<void> } {
  let stop = () => {};
  const ended = new Promise<void>((resolve) => {
    const sent = request(
      url,
      { agent: false, headers: token ? { Authorization: `Bearer ${token}` } : {} },
      (answer) => {
        let rest = "";
        answer.setEncoding("utf8");
        answer.on("data", (text: string) => {
          rest += text;
          const messages = rest.split("\n\n");
          rest = messages.pop() ?? "";
          for (const message of messages) {
            const lines = message.split("\n");
            const field = (name: string) =>
              lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
            const data = field("data");
            if (data !== undefined) hear({ event: field("event") ?? "message", data });
          }
        });
        answer.on("close", () => resolve());
        answer.on("error", () => resolve());
      },
    );
    sent.on("error", () => resolve());
    sent.end();
    stop = () => sent.destroy();
  });
  return { stop: () => stop(), ended };
}
