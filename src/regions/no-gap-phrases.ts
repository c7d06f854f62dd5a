import { type Counted, counted, type Phrase } from '../platform/phrase.ts'
import type { NoGapReason } from './no-gap.ts'

const organisationsCounted: Counted = {
  en: ['organisation states', 'organisations state'],
  pl: ['organizacja podaje', 'organizacje podają', 'organizacji podaje'],
  de: ['Organisation nennt', 'Organisationen nennen'],
  fr: ["organisation n'énonce", "organisations n'énoncent"],
}

/** What a list of gaps is empty of, where, and whether somebody asked about a part of it only. */
export type Place = Readonly<{ code: string; name: string; narrowed: boolean }>

/** Why no gap is told of a region, and what to do. */
export function noGapSays(reason: NoGapReason, place: Place, silent: number): Phrase {
  const why = { 'no-needs': noNeeds, 'all-answered': allAnswered, 'no-activity': noActivity }[
    reason
  ](place)
  const what = reason === 'no-needs' ? whomToAsk(silent, place) : nothingToAsk
  const { en, pl, de, fr } = elsewhere(place.code)
  return {
    en: `${why.en}${what.en} ${en}`,
    pl: `${why.pl}${what.pl} ${pl}`,
    de: `${why.de}${what.de} ${de}`,
    fr: `${why.fr}${what.fr} ${fr}`,
  }
}

const nothingToAsk: Phrase = { en: '', pl: '', de: '', fr: '' }

function noNeeds({ code, name, narrowed }: Place): Phrase {
  return {
    en: `Nobody in ${code} (${name}) states a need${narrowed ? ' in what was asked about' : ''}: there is nothing to compare, and so no gap to tell.`,
    pl: `W regionie ${code} (${name}) nikt nie podaje potrzeb${narrowed ? ' w tym zakresie' : ''}: nie ma czego porównać, więc nie można wskazać żadnej luki.`,
    de: `In ${code} (${name}) nennt niemand einen Bedarf${narrowed ? ' in diesem Bereich' : ''}: Es gibt nichts zu vergleichen und deshalb keine Lücke zu nennen.`,
    fr: `Dans ${code} (${name}), personne n'énonce de besoin${narrowed ? ' dans ce domaine' : ''} : il n'y a rien à comparer, donc aucun manque à signaler.`,
  }
}

function allAnswered({ code, name, narrowed }: Place): Phrase {
  return {
    en: `Each need stated in ${code} (${name})${narrowed ? ' in what was asked about' : ''} is answered there: no gap is left.`,
    pl: `Na każdą potrzebę podaną w regionie ${code} (${name})${narrowed ? ' w tym zakresie' : ''} ktoś na miejscu odpowiada: luk nie ma.`,
    de: `Jeder Bedarf, der in ${code} (${name})${narrowed ? ' in diesem Bereich' : ''} genannt ist, findet dort eine Antwort: Es bleibt keine Lücke.`,
    fr: `Chaque besoin énoncé dans ${code} (${name})${narrowed ? ' dans ce domaine' : ''} y trouve une réponse : il ne reste aucun manque.`,
  }
}

function noActivity({ code, name }: Place): Phrase {
  return {
    en: `Needs stay unanswered in ${code} (${name}), but it cannot be told to which activity or topic they belong. Give them a NACE code.`,
    pl: `W regionie ${code} (${name}) są potrzeby bez odpowiedzi, ale nie wiadomo, której działalności lub którego tematu dotyczą. Podaj ich kod NACE.`,
    de: `In ${code} (${name}) bleibt Bedarf unbeantwortet, doch ist nicht zu erkennen, zu welcher Tätigkeit oder welchem Thema er gehört. Geben Sie ihm einen NACE-Code.`,
    fr: `Des besoins restent sans réponse dans ${code} (${name}), mais on ne sait de quelle activité ni de quel thème ils relèvent. Donnez-leur un code NACE.`,
  }
}

function whomToAsk(silent: number, { narrowed }: Place): Phrase {
  if (silent === 0)
    return {
      en: ` No organisation is known that offers anything ${narrowed ? 'in it' : 'there'} either: bring some in with "splot import".`,
      pl: ` Nie znamy też żadnej organizacji, która by ${narrowed ? 'w nim' : 'tam'} coś oferowała: dodaj je poleceniem „splot import”.`,
      de: ` Auch ist keine Organisation bekannt, die ${narrowed ? 'darin' : 'dort'} etwas anbietet: Nehmen Sie welche mit „splot import“ auf.`,
      fr: ` On ne connaît pas non plus d’organisation qui y offre quelque chose : ajoutez-en avec « splot import ».`,
    }
  const { en, pl, de, fr } = counted(silent, organisationsCounted)
  const one = silent === 1
  return {
    en: ` ${en} competencies only. Ask ${one ? 'it what it looks' : 'them what they look'} for${one ? '' : ', first those that offer most'}, and enter the needs with "splot entry create" or "splot import".`,
    pl: ` ${pl} tylko kompetencje. Zapytaj, czego ${one ? 'szuka' : 'szukają, zaczynając od najszerszej oferty'}, i dodaj potrzeby poleceniem „splot entry create” lub „splot import”.`,
    de: ` ${de} nur Kompetenzen. Fragen Sie, was ${one ? 'sie sucht' : 'sie suchen, zuerst die mit dem größten Angebot'}, und tragen Sie den Bedarf mit „splot entry create“ oder „splot import“ ein.`,
    fr: ` ${fr} que des compétences. Demandez-${one ? 'lui ce qu’elle cherche' : 'leur ce qu’elles cherchent, à commencer par celles qui offrent le plus'}, et saisissez les besoins avec « splot entry create » ou « splot import ».`,
  }
}

function elsewhere(code: string): Phrase {
  return {
    en: `What regions like it have and it lacks: splot region compare ${code}.`,
    pl: `Co mają podobne regiony, a czego tu brakuje: splot region compare ${code}.`,
    de: `Was ähnliche Regionen haben und hier fehlt: splot region compare ${code}.`,
    fr: `Ce qu’ont les régions semblables et qui manque ici : splot region compare ${code}.`,
  }
}
