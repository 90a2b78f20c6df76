/** What happened beside the cases: levels, needs, bad moments, words, a measured result, a list from before. */
export const levels: Record<string, "leaders" | "managers" | "front_line" | "back_office"> = {
  ruben: "leaders",
  samira: "managers",
  henk: "managers",
  petra: "managers",
  joost: "front_line",
  lotte: "front_line",
  fatma: "front_line",
  sjoerd: "front_line",
  noor: "front_line",
  usha: "front_line",
  ellen: "back_office",
  wim: "back_office",
  daan: "back_office",
};

export const needs: {
  by: string;
  days: number;
  what: string;
  why: string;
  answer?: { outcome: "granted" | "declined"; words?: string; days: number };
}[] = [
  {
    by: "joost",
    days: 60,
    what: "A list of who is on duty for street lights at weekends",
    why: "Then I can say on Friday who will look at it on Saturday.",
    answer: { outcome: "granted", words: "It hangs in the shared calendar from Monday.", days: 55 },
  },
  {
    by: "fatma",
    days: 40,
    what: "A second key for the depot",
    why: "I could fetch a bin the same evening.",
    answer: {
      outcome: "declined",
      words: "The insurer allows one. The depot opens at six from now on.",
      days: 36,
    },
  },
  {
    by: "lotte",
    days: 3,
    what: "Half a day of training on the new permit forms",
    why: "I pass on questions that I could answer at the desk.",
  },
];

export const badMoments = [
  {
    by: "noor",
    days: 90,
    principle: 0,
    what: "Promised a call before noon; it came the next day, after they rang us.",
  },
  {
    by: "sjoerd",
    days: 70,
    principle: 3,
    what: "The letter asked for the same form that was handed in a week before.",
  },
  { by: "joost", days: 30, principle: 1, what: "Passed on three times, and the story told three times." },
  { by: "usha", days: 12, what: "Waited in the hall for twenty minutes while two desks were free." },
];

export const terms = [
  {
    term: "call back",
    definition: "We ring on the day and before the hour that we named, also when there is no news yet.",
    nl: {
      term: "terugbellen",
      definition: "We bellen op de dag en voor het uur dat we noemden, ook als er nog geen nieuws is.",
    },
  },
  {
    term: "urgent",
    definition: "Somebody may be hurt, or cannot go out, wash or eat, before the next working day.",
    nl: {
      term: "spoed",
      definition:
        "Iemand kan gewond raken, of kan niet naar buiten, wassen of eten voor de volgende werkdag.",
    },
  },
];

/** Repeat calls a month about something that we had answered, newest last. */
export const repeatCalls = [214, 208, 221, 196, 190, 187, 178, 181, 169, 160, 158, 149];

/** What a resident asked in a system that the council left, as a file. */
export const earlierCases = `number,received,closed,text
OLD-101,2023-03-02 09:15,2023-03-06 11:00,The gate of the cemetery does not close
OLD-102,2023-03-02 14:40,2023-03-03 10:20,When is the next round for large waste?
OLD-103,2023-03-05 08:55,2023-03-19 16:30,Loose tiles in front of the library
OLD-104,2023-03-07 12:10,2023-03-08 09:00,Is the swimming pool open at Easter?
OLD-105,2023-03-09 16:45,2023-03-20 13:15,The lamp at the bus stop blinks
OLD-106,yesterday,,The street name is wrong on the new map
`;

/** Decisions under the right for streets and waste, up to 100, that fit whatever is open there: what goes further is asked. */
export const decisions: {
  by: string;
  what: string;
  amount: number;
  reason: string;
  promise?: { en: string; nl: string };
  answer?: { outcome: "partly"; amount: number; words: string };
}[] = [
  {
    by: "fatma",
    what: "A voucher for what it cost them",
    amount: 35,
    reason: "They helped themselves while we were late.",
  },
  { by: "fatma", what: "A visit this week and a voucher", amount: 60, reason: "They had to tell us twice." },
  {
    by: "sjoerd",
    what: "A refund of their costs",
    amount: 150,
    reason: "The mistake was ours.",
    promise: {
      en: "You hear from us whether we refund your costs.",
      nl: "U hoort van ons of we uw kosten vergoeden.",
    },
    answer: { outcome: "partly", amount: 120, words: "The receipts come to 120; that is fine." },
  },
  {
    by: "sjoerd",
    what: "Extra work in the street this week",
    amount: 180,
    reason: "It has waited too long because of us.",
    promise: {
      en: "You hear from us whether we come this week.",
      nl: "U hoort van ons of we deze week komen.",
    },
  },
];
