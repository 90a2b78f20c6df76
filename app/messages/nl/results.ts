import type { results as english } from "../en/results.ts";
import type { Translation } from "../text.ts";

export const results: Translation<typeof english> = {
  title: "Wat u van ons mag verwachten",
  description:
    "Waar {{organisation}} voor staat, wat wij beloven en hoe goed wij dat nakomen: met de cijfers erbij.",
  version: "versie van {{date}}",
  principleCount_one: "{{count}} principe",
  principleCount_other: "{{count}} principes",
  pledgeCount_one: "{{count}} servicebelofte",
  pledgeCount_other: "{{count}} servicebeloften",
  intro: {
    none: "{{lines}}. Het cijfer van elke servicebelofte volgt zodra er genoeg te tellen is.",
    some: "{{lines}}, met een cijfer waar er genoeg te tellen is. Waar wij tekortschieten zeggen we dat, en ook wat we eraan doen.",
    every:
      "{{lines}}, met het cijfer van elke servicebelofte. Waar wij tekortschieten zeggen we dat, en ook wat we eraan doen.",
  },
  introPrinciples: "{{lines}}: daar staan wij voor. Beloften met cijfers volgen.",
  writing: "We zijn dit nog aan het opschrijven",
  writingSay:
    "{{organisation}} zet op papier wat u mag verwachten, zodat u ons eraan kunt houden. Daar hoeft u niet op te wachten: ging er iets mis, of juist goed, vertel het ons nu.",
  principles: "Waar wij voor staan",
  noVoice: "nog geen melding van {{customers}}",
  pledges: "Onze beloften",
  standing: {
    met: "nagekomen",
    missed: "niet gehaald",
    not_yet_known: "nog niet bekend",
    working_toward: "hier werken we naartoe",
  },
  standsOn: "Rust op:",
  pledged: "beloofd {{target}}",
  counted: {
    first_answer: "Meldingen op tijd beantwoord in de laatste twaalf maanden: {{met}} van {{total}}",
    acknowledgement:
      "Meldingen waarvan we op tijd lieten weten dat ze er waren, in de laatste twaalf maanden: {{met}} van {{total}}",
    next_answer: "Vervolgberichten op tijd beantwoord in de laatste twaalf maanden: {{met}} van {{total}}",
    felt: "Vertelden ons in de laatste twaalf maanden dat zij geholpen en beantwoord waren en er goed over te spreken: {{met}} van {{total}}",
    resolution: "Meldingen op tijd afgehandeld in de laatste twaalf maanden: {{met}} van {{total}}",
    promise_kept: "Toezeggingen op tijd nagekomen in de laatste twaalf maanden: {{met}} van {{total}}",
  },
  late: "{{count}} te laat",
  broken: "{{count}} niet nagekomen",
  overdue: "{{count}} wachten nog, na hun tijd",
  released_one: "{{count}} andere toezegging was niet meer nodig.",
  released_other: "{{count}} andere toezeggingen waren niet meer nodig.",
  counting: "Dit wordt op dit moment opnieuw geteld.",
  withoutDeadline_one: "Eén zaak konden we niet meten: daarvoor waren nog geen werktijden ingesteld.",
  withoutDeadline_other:
    "{{count}} zaken konden we niet meten: daarvoor waren nog geen werktijden ingesteld.",
  tooFew: "Dat is te weinig om over te oordelen: vanaf twintig zeggen we hoe het gaat.",
  tooClose: "Dat ligt te dicht bij de belofte om te zeggen of die gehaald is.",
  nothingYet:
    "In de laatste twaalf maanden hoefde er nog niets klaar te zijn; we kunnen het dus nog niet zeggen.",
  plan: "Wat we doen om er te komen:",
  habits:
    "Op elke 100 meldingen doen we {{promises}} toezeggingen; de helft daarvan heeft een uiterste tijd binnen {{hours}}.",
  felt: "Van {{answers}} {{customers}} die het ons achteraf vertelden, in maanden die voorbij zijn, waren er {{helped}} geholpen ({{share}}; met toeval meegerekend {{low}} tot {{high}}).",
  feltTooFew: "Nog te weinig {{customers}} hebben ons verteld of we hen hielpen.",
  differenceLower: "Wat {{customers}} zeggen ligt {{points}} procentpunt lager dan ons eigen cijfer.",
  differenceHigher: "Wat {{customers}} zeggen ligt {{points}} procentpunt hoger dan ons eigen cijfer.",
  differenceLowerAtLeast:
    "Wat {{customers}} zeggen ligt minstens {{points}} procentpunt lager dan ons eigen cijfer.",
  differenceHigherAtLeast:
    "Wat {{customers}} zeggen ligt minstens {{points}} procentpunt hoger dan ons eigen cijfer.",
  lineLabel: "Maand voor maand, van {{first}} naar {{last}}; beloofd is {{target}}.",
  lineEmpty: "Maand voor maand: nog niets geteld.",
  table: "Cijfers per maand",
  month: "Maand",
  inTime: "Op tijd",
  of: "Van",
  share: "Aandeel",
  missing: "geen",
  ahead: "Al gedaan, later nodig",
  wholeYear: "Twaalf maanden",
  uncertainty:
    "Alles is geteld. Met toeval meegerekend ligt het aandeel tussen {{low}} en {{high}} (95 %). Een open stip is een maand met minder dan twintig.",
  complain: "Niet tevreden?",
  complainSay:
    "Vertel ons wat er misging: het kost een minuut en u hebt geen account nodig. U krijgt een kenmerk en een pagina waarop u ziet wie ermee bezig is, wat is toegezegd en voor wanneer. Bent u niet tevreden met de uitkomst, zeg het daar, dan kijken we opnieuw.",
  preview: "Voorbeeld",
  previewTitle: "Dit gaat iedereen lezen",
  previewTitlePlain: "Het handvest zoals iedereen het leest",
  previewSay: "Niets hiervan is al openbaar dat het niet al was. Lees het als iemand die u niet kent.",
  publish: "Publiceren",
  signAndPublish: "Akkoord en publiceren",
  signSay:
    "Dit is de eerste regel van uw handvest. Door te publiceren zegt u dat u het zag zoals iedereen het gaat zien.",
  itsPledge: "Er wacht een servicebelofte die erop rust.",
  publishBoth: "Maak het samen openbaar met “{{pledge}}”",
  publishAlong: "Maak ook de principes openbaar waar de belofte op rust",
  back: "Nog niet",
  published: "Gepubliceerd. Het staat nu op het handvest.",
  seeCharter: "Bekijk het handvest",
  alreadyPublic: "Dit is al gepubliceerd.",
};
