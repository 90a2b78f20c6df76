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
  confirmAddress: `Is dit uw eigen adres? Bevestig het hier, dan herkennen wij u als u ons weer iets laat weten:
{{url}}`,
  replySubject: "Ons antwoord op uw melding ({{reference}})",
  replyFoot: `—
Bekijk alles, of schrijf terug:
{{url}}

Een antwoord op deze mail zelf komt niet bij ons aan. Houd de link voor uzelf: wie hem heeft, kan meelezen en antwoorden.

{{organisation}} · {{reference}}`,
  message_receivedSubject: "{{reference}}: {{theCustomer}} schreef u",
  message_received: `{{name}},

{{TheCustomer}} schreef in {{reference}} en wacht op antwoord:
{{url}}`,
  mail_refusedSubject: "{{reference}}: onze mail kwam niet aan",
  mail_refused: `{{name}},

De mailserver van {{theCustomer}} heeft onze mail in {{reference}} geweigerd. Wat wij schreven, staat op de volgpagina, maar kwam niet per mail aan. Bel, of verbeter het adres en schrijf opnieuw:
{{url}}`,
  closureSubject: "Wat wij deden met uw melding ({{reference}})",
  closure: `Wij hebben uw melding {{reference}} afgesloten:

{{words}}

Is het voor u opgelost? Zeg het hier, of schrijf terug:
{{url}}

Een antwoord op deze mail zelf bereikt ons niet. Houd de link voor uzelf: wie hem heeft, kan meelezen en antwoorden.

{{organisation}} · {{reference}}`,
  lateMessage: `Wij hebben u toegezegd: {{promise}}
Wij zeiden dat het klaar zou zijn op {{when}}. Die tijd is voorbij en het is nog niet klaar. Dat spijt ons.

U hoort van ons zodra het klaar is.`,
  promiseDueSubject: "Uw toezegging bij {{reference}} loopt af op {{when}}",
  promiseDue: `{{name}},

U hebt toegezegd, uiterlijk {{when}}:
{{promise}}

Is het gedaan? Leg het hier vast:
{{url}}

Haalt u het niet, laat het {{theCustomer}} dan weten voordat de tijd om is.`,
  invitationSubject: "{{organisation}} nodigt u uit voor Kept",
  invitation: `{{name}},

{{organisation}} werkt met Kept om goede service toe te zeggen en woord te houden. U bent uitgenodigd om mee te doen:
{{url}}

De link werkt één keer, tot en met {{until}}.`,
  workshopInvitationSubject: "U bent uitgenodigd: {{title}}",
  workshopInvitation: `{{name}},

{{organisation}} nodigt u uit voor een werksessie: {{title}}
{{when}}

{{purpose}}

Doe hier mee, op een telefoon of een computer:
{{url}}

Of typ deze code: {{code}}`,
  workshopGuest: "Goedendag",
  workshopQuestion:
    "Er staat daar al één vraag voor u alleen klaar: hoe overtuigd bent u? Alleen de spreiding van alle antwoorden is ooit te zien, nooit het uwe.",
  workshopWithdrawalSubject: "U wordt niet meer verwacht: {{title}}",
  workshopWithdrawal: `{{name}},

Uw uitnodiging voor deze werksessie van {{organisation}} is ingetrokken: {{title}}
{{when}}

U hoeft niet te komen, en de code is niet meer voor u bedoeld. Het bestand in de bijlage haalt de afspraak uit uw agenda.`,
  workshopNoTime: "De tijd volgt nog.",
  passwordResetSubject: "Een nieuw wachtwoord voor Kept",
  passwordReset: `{{name}},

Iemand, hopelijk u, vroeg een nieuw wachtwoord voor Kept bij {{organisation}}. Kies het hier:
{{url}}

De link werkt één keer, een uur lang. Was u het niet? Doe dan niets: uw wachtwoord blijft zoals het is.`,
};
