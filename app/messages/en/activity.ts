/** What happened, in a few words after who did it. */
export const activity = {
  title: "What happened",
  lead: "Everything that changed, newest first, as far as you may see it. Nothing here is counted by person.",
  empty: "Nothing has happened yet.",
  more: "Earlier",
  when: "When",
  who: "Who",
  what: "What",
  about: "About",
  somebody: {
    customer: "{{TheCustomer}}",
    visitor: "{{Customer}}",
    participant: "A guest of a workshop",
    system: "Kept",
    key: "A key",
    employee: "A colleague",
  },
  did: {
    api_key: {
      handed_over: "handed an API key on",
      created: "made an API key",
      revoked: "ended an API key",
    },
    calendar: {
      changed: "changed the working hours",
      removed: "took a team’s own working hours away",
    },
    case: {
      assigned: "gave the case an owner",
      closed: "closed the case",
      erasure_asked: "asked to be erased",
      erasure_declined: "declined to erase",
      held: "set a legal hold on the case",
      moved: "moved the case to another team",
      paused: "let the clocks of the case stand still",
      reopened: "opened the case again",
      resumed: "let the clocks of the case go on",
      suspicion_cleared: "found the voice to be real",
    },
    check: {
      asked: "asked colleagues what they see in something",
      given: "held something against our principles",
      shown: "showed everybody’s view of something",
      settled: "settled what was checked",
    },
    initiative: {
      changed: "changed an initiative",
      created: "noted an initiative",
      started: "started an initiative",
      ended: "ended an initiative",
    },
    charter: {
      signed_off: "signed the charter off",
    },
    decision: {
      taken: "took a decision",
    },
    decision_right: {
      handed_over: "handed a decision right on",
      changed: "changed a decision right",
      created: "wrote a decision right",
      retired: "retired a decision right",
    },
    document: {
      handed_over: "handed a text on",
      written: "wrote a version of a text",
    },
    employee: {
      changed: "changed the place of a colleague here",
      deactivated: "let a colleague go",
      reactivated: "took a colleague back",
      changed_own: "changed their own settings",
      imported: "brought in a file of colleagues",
      invited: "invited a colleague",
      joined: "joined",
    },
    feeling: {
      given: "said how it was",
    },
    hold: {
      lifted: "lifted a legal hold",
    },
    import: {
      finished: "finished an import",
      started: "started an import",
    },
    import_mapping: {
      saved: "saved a mapping for imports",
    },
    invitation: {
      links_taken: "took the links of open invitations",
      revoked: "withdrew an invitation",
    },
    list: {
      exported: "took a list out as a file",
    },
    message: {
      noted: "wrote a note",
      received: "wrote back",
      replied: "replied",
    },
    need: {
      answered: "answered what somebody needs to serve",
      asked: "asked for what they need to serve",
    },
    organisation: {
      changed: "changed the settings",
      set_up: "set up the organisation",
    },
    passkey: {
      added: "added a passkey",
      removed: "removed a passkey",
    },
    password: {
      reset: "chose a new password by a link",
      changed: "changed their password",
    },
    password_reset: {
      made: "made a link for a new password",
    },
    person: {
      address_confirmed: "confirmed an address",
      corrected: "corrected somebody’s name or address",
      erased: "erased somebody’s data",
      held: "set a legal hold on somebody’s data",
      joined: "joined two people into one",
      named: "opened what is held about somebody without a name",
      split: "took two people apart",
    },
    pin: {
      locked: "typed a wrong PIN five times",
      removed: "removed their PIN",
      set: "set their PIN",
    },
    second_step: {
      began: "set up a second step",
      codes_renewed: "made new recovery codes",
      ended: "ended the second step",
    },
    session: {
      opened: "signed in",
      others_revoked: "ended all other sessions",
      revoked: "ended a session",
    },
    shared_device: {
      revoked: "ended the sharing of a device",
      shared: "made a device shared",
    },
    single_sign_on: {
      untied: "untied their account at the provider",
    },
    pledge: {
      handed_over: "handed a pledge on",
      changed: "changed a pledge",
      created: "wrote a pledge",
      published: "published a pledge",
      withdrawn: "withdrew a pledge",
    },
    pledge_idea: {
      withdrawn: "put an idea for a pledge aside",
    },
    principle: {
      evidence_linked: "linked a voice to a principle",
      evidence_unlinked: "took a voice away from a principle",
      result_set: "said what a principle gives",
      result_noted: "wrote a result of a principle down",
      result_removed: "stopped measuring a result of a principle",
      handed_over: "handed a principle on",
      changed: "changed a principle",
      created: "wrote a principle",
      agreed: "agreed a principle",
      published: "published a principle",
      unpublished: "took a principle off the charter",
      retired: "retired a principle",
      merged: "merged a principle",
    },
    promise: {
      handed_over: "handed a promise on",
      made: "made a promise",
      passed: "saw a promise pass its time",
      reminded: "reminded of a promise",
      fulfilled: "did what was promised",
      broken: "said a promise cannot be kept",
      released: "released a promise",
    },
    question: {
      answered: "answered a question about a limit",
      asked: "asked to go over a limit",
      escalated: "passed a question on to the leads",
    },
    standard: {
      handed_over: "handed a standard on",
      counted: "counted all cases for a standard again",
      changed: "changed a standard",
      created: "set a standard",
    },
    team: {
      changed: "changed a team",
      created: "added a team",
    },
    verdict: {
      given: "said whether it is solved",
    },
    voice: {
      recorded: "recorded a voice",
      told: "told us something",
    },
    template: {
      changed: "changed a template for workshops",
      created: "made a template for workshops",
      restored: "put a template for workshops back",
      retired: "took a template for workshops away",
    },
    workshop: {
      closed: "closed a workshop",
      created: "planned a workshop",
      phase_moved: "moved a workshop on",
      plan_changed: "changed the phases of a workshop",
      role_given: "gave a role in a workshop",
      statement_agreed: "agreed a statement in a workshop",
    },
  },
} as const;
