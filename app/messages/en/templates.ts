/** The words of the workshops that come with the product. */
export const templates = {
  four_short: {
    title: "Service principles, the short way",
    purpose:
      "In about an hour: who is here, what service means to us, everything on the wall, the principles above it. The long way adds grouping, dots, the why ladder and rating.",
  },
  four_steps: {
    title: "Service principles in four steps",
    purpose:
      "In about two and a half hours we find what good service means here, and agree at most ten sharp principles to work by.",
    areas: {
      service: "Excellent service",
      focus: "Attention for {{customers}}",
      opportunities: "Opportunities",
      challenges: "Challenges",
    },
    phases: {
      people: {
        title: "Who is here, and why",
        prompt:
          "How convinced are you that better service matters here? Only the spread is shown, never an answer.",
      },
      stakes: {
        title: "Opportunities and challenges",
        prompt:
          "Where can better service bring us something? What stands in the way? Be realistic, and dare to be ambitious.",
      },
      weigh: {
        title: "What is at stake",
        prompt: "Read each other's notes. What matters becomes a stake; what must be done becomes an action.",
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
          "Write all that belongs to excellent service and to attention for {{customers}}, in full view. More is better; build on each other.",
      },
      group: {
        title: "What belongs together",
        prompt: "Put notes that say the same together and give each group a name.",
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
        prompt: "Which notes gave rise to which principle? What is still loose?",
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
  service_means: {
    title: "What service means, in what we do",
    purpose:
      "In about forty minutes we find what anybody can see us do when service is good. The list stays open: colleagues keep adding to it.",
    areas: { answers: "What to do" },
    stems: { answers: "Good service to {{customers}} means" },
    phases: {
      write: {
        title: "Finish the sentence",
        prompt: "Write what somebody could see or hear us do. One thing a note. Nobody reads along.",
      },
      discuss: {
        title: "Read what is there",
        prompt: "Could a camera film it? If not, what would one see?",
        card1: "We ring back before five, also when there is no news.",
        card2: "We read the whole letter before we answer.",
        card3: "We say our name and the number where we can be reached.",
        card4: "We walk along instead of pointing the way.",
      },
      group: {
        title: "What belongs together",
        prompt: "Put notes that ask the same of us together. Name each group after what we do.",
      },
      vote: {
        title: "What we want to be known for",
        prompt:
          "Give your dots to what {{customers}} would notice first. Counts stay secret until all are done.",
      },
      choose: {
        title: "Is this our list?",
        prompt:
          "What has most dots becomes our list of behaviours when the workshop closes. Is it in words that each of us would use?",
      },
    },
  },
  story: {
    title: "Tell the story of {{customers}}",
    purpose:
      "In about an hour we see our service through the eyes of those we do it for, and choose what to fix first.",
    areas: {
      happened: "What happened",
      felt: "What it was like",
      ours: "What we could do",
    },
    stems: { ours: "Next time we" },
    phases: {
      tell: {
        title: "One story, step by step",
        prompt:
          "Think of somebody real whom we served. Write what happened, step by step, and what each step was like for them.",
      },
      listen: {
        title: "Hear the stories",
        prompt: "Read in silence first. Where did it turn, for better or worse?",
        card1: "When did they not know what would happen next?",
        card2: "Where did they have to tell it again?",
        card3: "Who made the difference, and how?",
        card4: "What did they never tell us?",
      },
      ours: {
        title: "What is in our hands",
        prompt: "What could we do differently next time, ourselves? One thing a note.",
      },
      group: {
        title: "What belongs together",
        prompt: "Put together what asks the same of us and name each group.",
      },
      vote: {
        title: "What first",
        prompt: "Three dots each: what would the people in these stories choose?",
      },
      act: {
        title: "Who takes it up",
        prompt: "Turn what weighs most into actions: who does it, and by when?",
      },
    },
  },
  start_stop: {
    title: "Start, stop, continue",
    purpose: "In under an hour a team looks back without blame and chooses what to change in how it serves.",
    areas: { start: "Start", stop: "Stop", continue: "Continue" },
    stems: { start: "We start", stop: "We stop", continue: "We continue" },
    phases: {
      write: {
        title: "Look back, each alone",
        prompt:
          "What should we start, stop and continue? Write about the work, never about a person. Names are left off for good.",
      },
      discuss: { title: "Read and talk", prompt: "What do you recognise? What is behind it?" },
      group: {
        title: "What belongs together",
        prompt: "Put together what says the same and name each group.",
      },
      vote: { title: "What matters most", prompt: "Give your dots. Counts stay secret until all are done." },
      act: {
        title: "Who takes it up",
        prompt: "Turn what weighs most into actions: who does it, and by when?",
      },
    },
  },
  run_off: {
    title: "Run-off",
    prompt: "These got equally many dots. Give your one dot to what matters most to you.",
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
