import type { mails as english } from "../en/mails.ts";
import type { Translation } from "../text.ts";

export const mails: Translation<typeof english> = {
  acknowledgementSubject: "Wij hebben uw melding ontvangen ({{reference}})",
  acknowledgement: `Dank u wel dat u het ons laat weten.

Uw melding is binnen onder kenmerk {{reference}}. Een van onze mensen leest die; dit bericht gaat vanzelf en is nog niet ons antwoord.

Zie wat ermee gebeurt, of voeg iets toe:
{{url}}

Houd deze link voor uzelf: wie hem heeft, kan meelezen en antwoorden.

{{organisation}}`,
  replySubject: "Ons antwoord op uw melding ({{reference}})",
  replyFoot: `—
Bekijk alles, of schrijf terug:
{{url}}

Een antwoord op deze mail zelf komt niet bij ons aan. Houd de link voor uzelf: wie hem heeft, kan meelezen en antwoorden.

{{organisation}} · {{reference}}`,
  promiseDueSubject: "Je toezegging bij {{reference}} loopt af op {{when}}",
  promiseDue: `{{name}},

Je hebt toegezegd, uiterlijk {{when}}:
{{promise}}

Is het gedaan? Leg het hier vast:
{{url}}

Haal je het niet, laat het {{theCustomer}} dan weten voordat de tijd om is.`,
  invitationSubject: "{{organisation}} nodigt je uit voor Kept",
  invitation: `{{name}},

{{organisation}} werkt met Kept om goede service toe te zeggen en woord te houden. Doe mee:
{{url}}

De link werkt één keer, tot en met {{until}}.`,
};
