import type { imports as english } from "../en/imports.ts";
import type { Translation } from "../text.ts";

export const imports: Translation<typeof english> = {
  noText: "(geïmporteerd)",
  reason: {
    bad_quotes: "Een aanhalingsteken in deze rij sluit niet, of te vroeg.",
    row_too_long: "Deze rij is langer dan een megabyte.",
    ragged_row: "Deze rij heeft meer of minder cellen dan de eerste regel.",
    header_again: "Dit is nog eens de eerste regel, geen rij.",
    reference_missing: "Het kenmerk is leeg.",
    reference_twice:
      "Een eerdere rij van dit bestand heeft hetzelfde kenmerk en zegt iets anders. De eerdere telt.",
    reference_taken: "Een zaak van onszelf heeft dit kenmerk; een import verandert die niet.",
    received_missing: "Het tijdstip van ontvangst is leeg.",
    one_line: "Hier staat een nieuwe regel in, en het moet op één regel.",
    too_long:
      "Dit is te lang: hoogstens 100 tekens voor een kenmerk, 120 voor een team, 20.000 voor een tekst.",
    unreadable_characters: "Hier staan stuurtekens in; die kunnen we niet bewaren.",
    unknown_word: "De kolomindeling zegt niet wat dit woord betekent.",
    unknown_team: "Er is geen team met deze naam, en de kolomindeling maakt er geen.",
    other_form: "Dit tijdstip is niet geschreven zoals de kolomindeling zegt.",
    no_offset: "Dit tijdstip mist zijn verschil met UTC, zoals Z of +02:00.",
    no_such_date: "Deze datum bestaat niet.",
    no_such_time: "Dit tijdstip bestaat niet.",
    too_long_ago: "Dit ligt vóór het jaar 1900.",
    in_the_future: "Dit is nog niet gebeurd.",
    before_received: "Dit ligt vóór het tijdstip van ontvangst.",
    open_promises: "Dit zou een zaak sluiten terwijl er hier nog een toezegging openstaat.",
    time_moved: "De klok sloeg deze tijd in het voorjaar over; we namen een uur later.",
    time_twice: "De klok gaf deze tijd in het najaar twee keer; we namen de eerste.",
  },
};
