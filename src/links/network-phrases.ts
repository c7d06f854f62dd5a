import { type Counted, counted, type Phrase } from '../platform/phrase.ts'
import { organisationsCounted } from './nouns.ts'

const tiesCounted: Counted = {
  en: ['tie', 'ties'],
  pl: ['więź', 'więzi', 'więzi'],
  de: ['Verbindung', 'Verbindungen'],
  fr: ['lien', 'liens'],
}

export function networkHead(organisations: number, ties: number): Phrase {
  const [nodes, edges] = [counted(organisations, organisationsCounted), counted(ties, tiesCounted)]
  return {
    en: `Network: ${nodes.en}, ${edges.en}`,
    pl: `Sieć: ${nodes.pl}, ${edges.pl}`,
    de: `Netzwerk: ${nodes.de}, ${edges.de}`,
    fr: `Réseau : ${nodes.fr}, ${edges.fr}`,
  }
}

/** What `splot link network` says around its figures. */
export const networkWords = {
  picture: {
    en: 'Circles are organisations that something ties to another, the larger, the more of the shortest ways lead over them; brokers are named. Colours and strokes tell the kinds of ties apart.',
    pl: 'Koła to organizacje powiązane z innymi, tym większe, im więcej najkrótszych dróg przez nie prowadzi; pośrednicy są nazwani. Kolory i kreski oznaczają rodzaje więzi.',
    de: 'Kreise sind Organisationen mit Verbindungen, umso größer, je mehr der kürzesten Wege über sie führen; Vermittler sind benannt. Farben und Striche zeigen die Art der Verbindung.',
    fr: 'Les cercles sont les organisations reliées à d’autres, plus grands si plus de plus courts chemins y passent ; les intermédiaires sont nommés. Couleurs et traits distinguent les liens.',
  },
  link: {
    en: 'agreed link',
    pl: 'uzgodnione powiązanie',
    de: 'vereinbarte Kooperation',
    fr: 'lien convenu',
  },
  introduction: { en: 'introduction', pl: 'poznanie', de: 'Kontakt', fr: 'mise en relation' },
  collaboration: {
    en: 'joint project',
    pl: 'wspólny projekt',
    de: 'gemeinsames Projekt',
    fr: 'projet commun',
  },
  largest: {
    en: 'Only those with most ties are drawn; graphml has them all.',
    pl: 'Pokazano tylko organizacje z największą liczbą więzi; wszystkie są w pliku graphml.',
    de: 'Gezeichnet sind nur die mit den meisten Verbindungen; graphml hat alle.',
    fr: 'Seules les plus reliées sont dessinées ; graphml les a toutes.',
  },
  brokers: {
    en: 'Brokers (share of the shortest ways between others)',
    pl: 'Pośrednicy (udział w najkrótszych drogach między innymi)',
    de: 'Vermittler (Anteil an den kürzesten Wegen zwischen anderen)',
    fr: 'Intermédiaires (part des plus courts chemins entre les autres)',
  },
  estimated: { en: 'estimated', pl: 'oszacowanie', de: 'geschätzt', fr: 'estimation' },
  isolated: {
    en: 'Without any tie',
    pl: 'Bez żadnej więzi',
    de: 'Ohne jede Verbindung',
    fr: 'Sans aucun lien',
  },
  bridges: {
    en: 'Bridges between clusters',
    pl: 'Mosty między klastrami',
    de: 'Brücken zwischen Clustern',
    fr: 'Ponts entre clusters',
  },
  density: {
    en: 'Density by year',
    pl: 'Gęstość w kolejnych latach',
    de: 'Dichte nach Jahren',
    fr: 'Densité par année',
  },
  noTies: {
    en: 'Nothing ties these organisations yet. Import joint projects (splot import … --what collaborations), or ask for introductions.',
    pl: 'Nic jeszcze nie łączy tych organizacji. Zaimportuj wspólne projekty (splot import … --what collaborations) albo poproś o kontakt.',
    de: 'Noch verbindet diese Organisationen nichts. Importieren Sie gemeinsame Projekte (splot import … --what collaborations), oder bitten Sie um Kontakte.',
    fr: 'Rien ne relie encore ces organisations. Importez des projets communs (splot import … --what collaborations) ou demandez des mises en relation.',
  },
} as const satisfies Record<string, Phrase>
