import type { templates as english } from "../en/templates.ts";
import type { Translation } from "../text.ts";

export const templates: Translation<typeof english> = {
  four_short: {
    title: "Serviceprincipes, de korte weg",
    purpose:
      "In ongeveer een uur: wie is hier, wat service voor ons betekent, alles op de muur, de principes erboven. De lange weg voegt groeperen, stippen, de waaromladder en beoordelen toe.",
  },
  four_steps: {
    title: "Serviceprincipes in vier stappen",
    purpose:
      "In ongeveer tweeënhalf uur vinden we wat goede service hier betekent, en spreken we hoogstens tien scherpe principes af om naar te werken.",
    areas: {
      service: "Uitmuntende service",
      focus: "Aandacht voor {{customers}}",
      opportunities: "Kansen",
      challenges: "Uitdagingen",
    },
    phases: {
      people: {
        title: "Wie is hier, en waarom",
        prompt:
          "Hoe overtuigd bent u dat betere service er hier toe doet? Alleen de spreiding is te zien, nooit een antwoord.",
      },
      stakes: {
        title: "Kansen en uitdagingen",
        prompt:
          "Waar kan betere service ons iets opleveren? Wat staat in de weg? Wees realistisch, en durf ambitieus te zijn.",
      },
      weigh: {
        title: "Wat er op het spel staat",
        prompt: "Lees elkaars briefjes. Wat ertoe doet wordt een inzet; wat moet gebeuren wordt een actie.",
      },
      meaning: {
        title: "Wat betekent service voor u?",
        prompt:
          "Schrijf op wat service en aandacht voor {{customers}} voor u betekenen. Eén gedachte per briefje. Niemand leest mee.",
      },
      share: {
        title: "Elkaar horen",
        prompt: "Lees wat er staat. Wat verrast u? Wat delen we?",
        card1: "Is het hoe we de telefoon opnemen?",
        card2: "Is het terugbellen wanneer we dat zeiden?",
        card3: "Is het een formulier dat geen vraag openlaat?",
        card4: "Is het in één keer een antwoord?",
        card5: "Is het iemand die durft te beslissen?",
        card6: "Is het een brief die men begrijpt?",
      },
      elements: {
        title: "Alles op de muur",
        prompt:
          "Schrijf alles op wat hoort bij uitmuntende service en bij aandacht voor {{customers}}, waar iedereen bij is. Meer is beter; bouw op elkaar voort.",
      },
      group: {
        title: "Wat hoort bij elkaar",
        prompt: "Leg briefjes die hetzelfde zeggen bij elkaar en geef elke stapel een naam.",
      },
      vote: {
        title: "Wat weegt het zwaarst",
        prompt: "Geef uw stippen aan wat het meest telt. De telling blijft geheim tot iedereen klaar is.",
      },
      ladder: {
        title: "De waaromladder",
        prompt: "Zes vragen van de muur omhoog naar de principes. Beantwoord ze op volgorde; teruggaan mag.",
      },
      draft: {
        title: "De principes erboven",
        prompt: "Breng onder woorden waar we voor staan: kort, scherp, iets waar men ons aan kan houden.",
      },
      tie: {
        title: "Verbinden met de muur",
        prompt: "Uit welke briefjes kwam welk principe? Wat hangt nog los?",
      },
      rate: {
        title: "Kunnen we het, en rekt het ons op?",
        prompt: "Beoordeel elke uitspraak voor uzelf. Het beeld verschijnt als iedereen klaar is.",
      },
      consent: {
        title: "Kunnen we ermee leven?",
        prompt: "Eens, mee te leven, of bezwaar met een reden. Een bezwaar krijgt eerst een antwoord.",
      },
    },
  },
  service_means: {
    title: "Wat service betekent, in wat we doen",
    purpose:
      "In ongeveer veertig minuten vinden we wat iedereen ons kan zien doen als de service goed is. De lijst blijft open: collega's vullen haar aan.",
    areas: { answers: "Wat we doen" },
    stems: { answers: "Goede service aan {{customers}} betekent" },
    phases: {
      write: {
        title: "Maak de zin af",
        prompt: "Schrijf wat iemand ons kan zien of horen doen. Eén ding per briefje. Niemand leest mee.",
      },
      discuss: {
        title: "Lezen wat er staat",
        prompt: "Zou een camera het kunnen filmen? Zo niet, wat zou men dan zien?",
        card1: "We bellen voor vijven terug, ook als er geen nieuws is.",
        card2: "We lezen de hele brief voordat we antwoorden.",
        card3: "We noemen onze naam en het nummer waarop we te bereiken zijn.",
        card4: "We lopen mee in plaats van de weg te wijzen.",
      },
      group: {
        title: "Wat hoort bij elkaar",
        prompt: "Leg briefjes die hetzelfde van ons vragen bij elkaar. Noem elke stapel naar wat we doen.",
      },
      vote: {
        title: "Waar we om bekend willen staan",
        prompt:
          "Geef uw stippen aan wat {{customers}} het eerst zouden merken. De telling blijft geheim tot iedereen klaar is.",
      },
      choose: {
        title: "Is dit onze lijst?",
        prompt:
          "Wat de meeste stippen heeft, wordt bij het sluiten van de werksessie onze lijst van gedrag. Staat het er in woorden die ieder van ons zou gebruiken?",
      },
    },
  },
  story: {
    title: "Vertel het verhaal van {{customers}}",
    purpose:
      "In ongeveer een uur zien we onze service door de ogen van wie we haar verlenen, en kiezen we wat het eerst beter moet.",
    areas: {
      happened: "Wat er gebeurde",
      felt: "Hoe het was",
      ours: "Wat wij kunnen doen",
    },
    stems: { ours: "De volgende keer" },
    phases: {
      tell: {
        title: "Eén verhaal, stap voor stap",
        prompt:
          "Denk aan een echt iemand die we hielpen. Schrijf stap voor stap wat er gebeurde, en hoe elke stap voor diegene was.",
      },
      listen: {
        title: "De verhalen horen",
        prompt: "Lees eerst in stilte. Waar keerde het, ten goede of ten kwade?",
        card1: "Wanneer was onduidelijk wat er zou gebeuren?",
        card2: "Waar moest het opnieuw worden verteld?",
        card3: "Wie maakte het verschil, en hoe?",
        card4: "Wat hebben we nooit te horen gekregen?",
      },
      ours: {
        title: "Wat in onze handen ligt",
        prompt: "Wat kunnen we de volgende keer zelf anders doen? Eén ding per briefje.",
      },
      group: {
        title: "Wat hoort bij elkaar",
        prompt: "Leg bij elkaar wat hetzelfde van ons vraagt en geef elke stapel een naam.",
      },
      vote: {
        title: "Wat eerst",
        prompt: "Ieder drie stippen: wat zouden de mensen uit deze verhalen kiezen?",
      },
      act: {
        title: "Wie pakt het op",
        prompt: "Maak van wat het zwaarst weegt een actie: wie doet het, en wanneer is het klaar?",
      },
    },
  },
  start_stop: {
    title: "Starten, stoppen, doorgaan",
    purpose:
      "In minder dan een uur kijkt een team terug zonder verwijt en kiest het wat er anders moet in de service.",
    areas: { start: "Starten", stop: "Stoppen", continue: "Doorgaan" },
    stems: { start: "We beginnen met", stop: "We stoppen met", continue: "We gaan door met" },
    phases: {
      write: {
        title: "Terugkijken, ieder voor zich",
        prompt:
          "Waarmee beginnen we, waarmee stoppen we, waarmee gaan we door? Schrijf over het werk, nooit over een persoon. Namen blijven er voorgoed af.",
      },
      discuss: { title: "Lezen en praten", prompt: "Wat herkent u? Wat zit erachter?" },
      group: {
        title: "Wat hoort bij elkaar",
        prompt: "Leg bij elkaar wat hetzelfde zegt en geef elke stapel een naam.",
      },
      vote: {
        title: "Wat telt het meest",
        prompt: "Geef uw stippen. De telling blijft geheim tot iedereen klaar is.",
      },
      act: {
        title: "Wie pakt het op",
        prompt: "Maak van wat het zwaarst weegt een actie: wie doet het, en wanneer is het klaar?",
      },
    },
  },
  run_off: {
    title: "Herstemming",
    prompt: "Deze kregen evenveel stippen. Geef je ene stip aan wat jij het belangrijkst vindt.",
  },
  blank: {
    title: "Leeg bord",
    purpose: "Een bord naar eigen inzicht.",
    areas: { board: "Bord" },
    phases: {
      write: { title: "Schrijven", prompt: "Eén gedachte per briefje. Nog niemand leest mee." },
      discuss: { title: "Bespreken", prompt: "Lezen en praten." },
      group: { title: "Groeperen", prompt: "Leg bij elkaar wat bij elkaar hoort." },
      vote: { title: "Stemmen", prompt: "Geef uw stippen. De telling blijft geheim tot iedereen klaar is." },
    },
  },
};
