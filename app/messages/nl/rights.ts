import type { rights as english } from "../en/rights.ts";
import type { Translation } from "../text.ts";

export const rights: Translation<typeof english> = {
  hearWhether: "U hoort van ons of we hierin meer voor u kunnen doen",
  outcome: { yes: "Ja", no: "Nee", partly: "Deels" },
  mail: {
    question_askedSubject: "{{reference}}: mag een collega dit doen? Antwoord uiterlijk {{when}}",
    question_asked: `{{name}},

Een collega wil meer doen voor {{theCustomer}} dan binnen de eigen beslisruimte past ({{situation}}):
{{what}}

Toegezegd is dat {{theCustomer}} het uiterlijk {{when}} hoort. Antwoord hier:
{{url}}`,
    question_answeredSubject: "{{reference}}: het antwoord op je vraag is {{answer}}",
    question_answered: `{{name}},

Je vroeg ({{situation}}):
{{what}}

Het antwoord: {{answer}}. {{words}}

Laat het {{theCustomer}} weten, zoals toegezegd uiterlijk {{when}}:
{{url}}`,
    question_lateSubject: "{{reference}}: een vraag wacht al te lang",
    question_late: `{{name}},

Niemand gaf uiterlijk {{when}} antwoord op wat een collega vroeg ({{situation}}):
{{what}}

Toegezegd was dat {{theCustomer}} het dan zou horen. Antwoord hier:
{{url}}`,
  },
};
