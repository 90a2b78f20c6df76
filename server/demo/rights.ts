import type { Role } from "#core/actor.ts";

interface DemoRight {
  situation: string;
  kind: "money" | "time" | "exception";
  limitAmount?: number;
  limitDuration?: string;
  exception?: string;
  steps: string;
  /** Place of its principle among the demo's. */
  principle: number;
  roles?: Role[];
  team?: string;
}

/** What the council's people may decide without asking. */
export const rights: DemoRight[] = [
  {
    situation: "Something in the street or with the waste went wrong",
    kind: "money",
    limitAmount: 100,
    steps:
      "Say sorry first.\nPlan an extra round or a visit, and say the day.\nA voucher for what it cost them.",
    principle: 3,
  },
  {
    situation: "Objection sent just after its date",
    kind: "time",
    limitDuration: "P2W",
    steps: "Ask what held them up.\nConfirm the new date in writing.",
    principle: 4,
  },
  {
    situation: "Form brought in late or incomplete",
    kind: "exception",
    exception: "Take the form up to a week late, and ask for what is missing by phone",
    steps: "Take it in, note the day, ring for the rest.",
    principle: 1,
  },
  {
    situation: "Passport fee charged through our mistake",
    kind: "money",
    limitAmount: 80,
    steps: "Check the booking, refund to the same account.",
    principle: 3,
    team: "Burgerzaken",
  },
  {
    situation: "Parking fine where a permit was visible",
    kind: "money",
    limitAmount: 120,
    steps: "Ask for a photo of the windscreen.\nWithdraw the fine and say so the same day.",
    principle: 3,
    roles: ["manager"],
    team: "Belastingen",
  },
];
