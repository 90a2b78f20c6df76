/** The words of the workshops that come with the product. */
export const templates = {
  four_steps: {
    title: "Service principles in four steps",
    purpose:
      "In about two hours we find what good service means here, and agree at most ten sharp principles to work by.",
    areas: { service: "Excellent service", focus: "Attention for {{customers}}" },
    phases: {
      people: {
        title: "Who is here, and why",
        prompt:
          "How convinced are you that better service matters here? Only the spread is shown, never an answer.",
      },
      meaning: {
        title: "What does service mean to you?",
        prompt:
          "Write what service and attention for {{customers}} mean to you. One thought a note. Nobody reads along.",
      },
      share: {
        title: "Hear each other",
        prompt: "Read what was written. What surprises you? What do we share?",
        card1: "Is it how we answer the telephone?",
        card2: "Is it ringing back when we said we would?",
        card3: "Is it a form that leaves no question?",
        card4: "Is it an answer the first time?",
        card5: "Is it someone who dares to decide?",
        card6: "Is it a letter that one understands?",
      },
      elements: {
        title: "Everything on the wall",
        prompt:
          "Write all that belongs to excellent service and to attention for {{customers}}. More is better.",
      },
      group: {
        title: "What belongs together",
        prompt: "Put notes that say the same together and give each heap a name.",
      },
      vote: {
        title: "What weighs most",
        prompt: "Give your dots to what matters most. Counts stay secret until all are done.",
      },
      ladder: {
        title: "The why ladder",
        prompt: "Six questions from the wall up to the principles. Answer them in order; going back is fine.",
      },
      draft: {
        title: "Hang the principles above",
        prompt: "Put into words what we stand for: short, sharp, something that one can be held to.",
      },
      tie: {
        title: "Tie it to the wall",
        prompt: "Which elements gave rise to which principle? What is still loose?",
      },
      rate: {
        title: "Can we, and does it stretch us?",
        prompt: "Rate each statement for yourself. The picture appears when all are done.",
      },
      consent: {
        title: "Can we live with it?",
        prompt: "Agree, can live with it, or object with a reason. An objection is answered first.",
      },
    },
  },
  blank: {
    title: "Blank board",
    purpose: "A board of your own making.",
    areas: { board: "Board" },
    phases: {
      write: { title: "Write", prompt: "One thought a note. Nobody reads along yet." },
      discuss: { title: "Discuss", prompt: "Read and talk." },
      group: { title: "Group", prompt: "Put together what belongs together." },
      vote: { title: "Vote", prompt: "Give your dots. Counts stay secret until all are done." },
    },
  },
};
