import type { reading as english } from "../en/reading.ts";
import type { Translation } from "../text.ts";

export const reading: Translation<typeof english> = {
  tab: "Lezen we het hetzelfde?",
  title: "Lezen collega’s “{{statement}}” hetzelfde?",
  lead: "Leg drie alledaagse situaties voor aan collega’s die het lot aanwijst. Ieder zegt in vertrouwen wat het principe hem laat doen. Niemand, ook u niet, ziet wie er antwoordde of wat; bij minder dan vijf antwoorden ziet niemand iets.",
  openTitle: "Vraag hoe het gelezen wordt",
  situation: "Situatie {{number}}",
  situationHint: "Zoals het gaat: het is vijf voor vijf, en u zei vandaag.",
  actions: "Wat zou men kunnen doen? Eén per regel, twee tot vijf",
  sample: "Hoeveel collega’s",
  sampleHint: "Door het lot aangewezen, minstens vijf.",
  days: "Hoeveel dagen open",
  open: "Loot en vraag",
  rounds: "Rondes",
  asked: "{{count}} gevraagd, {{date}}",
  stillOpen: "Open tot {{date}}. Wat er geantwoord is, ziet u als het voorbij is.",
  tooFew:
    "Er antwoordden er minder dan vijf. Er wordt niets van getoond, zodat niemands antwoord te achterhalen is.",
  answers: "{{count}} antwoordden",
  share: "{{share}} is het eens",
  shareAtLeast: "minstens {{share}} is het eens",
  leading: "De meesten zouden: {{action}}",
  noLeading: "Geen antwoord werd het meest gekozen.",
  reword: "Zij lezen het verschillend. Probeer andere woorden, of een voorbeeld in de toelichting.",
  rewordLink: "Verander de woorden",
  close: "Sluit nu",
  done: {
    open: "Gevraagd. Ieder vindt een eigen link bij de meldingen.",
    close: "Gesloten.",
  },
  pageTitle: "Wat zou u doen?",
  pageLead: "Een principe van ons, en drie situaties. Zeg wat het u laat doen; er is geen fout antwoord.",
  promise:
    "Uw antwoord wordt alleen geteld. Er staat geen naam, account of tijd bij, en uw link eindigt ermee. Minder dan vijf antwoorden ziet niemand. Wie de machines beheert, zou kunnen zien dat deze pagina geopend is.",
  send: "Verstuur mijn drie antwoorden",
  thanks: "Dank u. Uw antwoorden zijn geteld.",
  thanksText: "Niets ervan is naar u te herleiden. U kunt deze pagina sluiten.",
  problem: "Kies er één bij elke situatie.",
};
