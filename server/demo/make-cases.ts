import type { Staff } from "./plot.ts";
import { Chance, Share } from "./random.ts";
import { noRows, type Rows } from "./rows.ts";
import { tellCase } from "./tell-case.ts";
import type { Topic } from "./texts/topic.ts";
import { topics } from "./texts/topics.ts";
import type { Kind } from "./write-texts.ts";

const hour = 3_600_000;
const day = 24 * hour;
const history = 730;
const perDay = 3.45;

export interface Setting {
  now: Date;
  secret: string;
  staff: Staff;
  principleIds: string[];
}

/** How long things take, chosen so that each standard comes out as the demo wants it. */
export class Pace {
  readonly #slowAnswer = new Share();
  readonly #slowEnd = new Share();
  readonly #slowStreet = new Share();
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** Days until the first answer: over two for six in a hundred, more of them in the busy weeks and a year ago. */
  answer(receivedAt: Date, now: Date): number {
    const busy = receivedAt.getUTCMonth() < 3;
    const year = now.getTime() - receivedAt.getTime() > 365 * day ? 0.06 : 0;
    if (this.#slowAnswer.pass((busy ? 0.095 : 0.048) + year)) return this.#chance.between(2.2, 4);
    return this.#chance.between(0.04, 1.2) * this.#chance.between(0.3, 1.5);
  }

  /** Days until all is done: of what needs work, over two weeks for eleven in a hundred. */
  end(topic: Topic): number {
    if (this.#slowEnd.pass(0.115)) return this.#chance.between(15, 36);
    if (topic.team !== "Openbare ruimte") return this.#chance.between(1, 13);
    return this.#slowStreet.pass(0.045) ? this.#chance.between(5.4, 12) : this.#chance.between(0.6, 4.6);
  }
}

/** Two years of cases up to now, the same ones at every start but for the days. */
export function makeCases(setting: Setting): Rows {
  const chance = new Chance(20_261_121);
  const pace = new Pace(chance);
  const rows = noRows();
  const outcomes = { late: new Share(), broken: new Share(), released: new Share() };
  let due = 0;
  for (let ago = history; ago >= 0; ago -= 1) {
    const date = new Date(Math.floor(setting.now.getTime() / day - ago) * day);
    const month = date.getUTCMonth();
    const weekend = date.getUTCDay() % 6 === 0;
    const season = topics.reduce((sum, topic) => sum + (topic.season[month] ?? 0), 0);
    due += perDay * (season / 79) * (weekend ? 0.45 : 1.22);
    for (; due >= 1; due -= 1) {
      const receivedAt = new Date(date.getTime() + clockTime(chance));
      if (receivedAt >= setting.now) continue;
      const topic = chance.weighted(topics, (one) => one.season[month] ?? 0);
      tellCase(rows, { ...setting, chance, pace, outcomes, topic, kind: kindOf(chance), receivedAt });
    }
  }
  addDigitalDesk(rows, { ...setting, chance, pace, outcomes });
  return rows;
}

/** Mostly in office hours, some in the evening. */
function clockTime(chance: Chance): number {
  const start = chance.next() < 0.8 ? chance.between(7, 16) : chance.between(16, 21.5);
  return Math.round(start * 60) * 60_000;
}

function kindOf(chance: Chance): Kind {
  const kinds: [Kind, number][] = [
    ["complaint", 56],
    ["question", 27],
    ["suggestion", 9],
    ["compliment", 8],
  ];
  return chance.weighted(kinds, ([, weight]) => weight)[0];
}

/** A team that began this week: too few to say anything about. */
function addDigitalDesk(
  rows: Rows,
  common: Setting & { chance: Chance; pace: Pace; outcomes: Record<"late" | "broken" | "released", Share> },
): void {
  const [model] = topics.filter((topic) => topic.team === "Klantcontact");
  if (!model) return;
  const quick = {
    answer: () => common.chance.between(0.05, 0.6),
    end: () => common.chance.between(0.7, 1.4),
  };
  for (let number = 0; number < 11; number += 1) {
    const receivedAt = new Date(common.now.getTime() - (1.2 + number * 0.42) * day);
    const topic = { ...model, team: "Digitale balie" };
    tellCase(rows, { ...common, pace: quick, topic, kind: "question", receivedAt });
  }
}
