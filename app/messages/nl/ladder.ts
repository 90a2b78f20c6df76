import type { Messages } from "../en/index.ts";

export const ladder: Messages["ladder"] = {
  asks: {
    work: "Hoe willen we werken?",
    why: "Waarom?",
    stand_for: "Waar staan we voor?",
    basis: "Wat is de basis?",
    promise: "Wat kunnen we beloven?",
    principles: "Wat zijn dus onze principes?",
  },
};
