import { type Counted, counted, type Language, type Phrase, verbatim } from '../platform/phrase.ts'
import type { DeclineReason } from './answer.ts'
import { declineReasonNames } from './answer-phrases.ts'

const signalNames: Readonly<Record<string, Phrase>> = {
  relevance: {
    en: '"answers needs"',
    pl: '„odpowiada na potrzeby”',
    de: '„deckt Bedarf“',
    fr: '« répond à des besoins »',
  },
  band: {
    en: '"common ground"',
    pl: '„wspólny grunt”',
    de: '„gemeinsame Basis“',
    fr: '« terrain commun »',
  },
  history: {
    en: '"worked together before"',
    pl: '„wcześniejsza współpraca”',
    de: '„frühere Zusammenarbeit“',
    fr: '« collaborations passées »',
  },
  sectors: {
    en: '"related sectors"',
    pl: '„pokrewne branże”',
    de: '„verwandte Branchen“',
    fr: '« secteurs proches »',
  },
  reach: {
    en: '"within reach"',
    pl: '„w zasięgu”',
    de: '„erreichbar“',
    fr: '« à portée »',
  },
  freshness: {
    en: '"recently updated"',
    pl: '„niedawno zaktualizowane”',
    de: '„kürzlich aktualisiert“',
    fr: '« mis à jour récemment »',
  },
  completeness: {
    en: '"complete profile"',
    pl: '„pełny profil”',
    de: '„vollständiges Profil“',
    fr: '« profil complet »',
  },
}

/** What a signal says, as people read it; one without a name of its own is called what the machine calls it. */
export function signalName(name: string): Phrase {
  return signalNames[name] ?? verbatim(name)
}

/** A signal whose weight changed: its name, and its share of all weights before and after, in percent. */
export type WeightChange = Readonly<{ name: string; before: number; after: number }>

const answersCounted: Counted = {
  en: ['answer', 'answers'],
  // As after "na podstawie".
  pl: ['odpowiedzi', 'odpowiedzi', 'odpowiedzi'],
  de: ['Antwort', 'Antworten'],
  fr: ['réponse', 'réponses'],
}
const organisationsCounted: Counted = {
  en: ['organisation', 'organisations'],
  pl: ['organizacji', 'organizacji', 'organizacji'],
  de: ['Organisation', 'Organisationen'],
  fr: ['organisation', 'organisations'],
}

/** What new weights change, and on what grounds. */
export function whatChanges(
  changes: readonly WeightChange[],
  answers: number,
  organisations: number,
): Phrase {
  const listed = (language: Language) =>
    changes
      .map(({ name, before, after }) => {
        const [from, to] = [Math.round(before), Math.round(after)]
        return `${signalName(name)[language]} ${from} % → ${to} %`
      })
      .join(', ')
  const [given, by] = [
    counted(answers, answersCounted),
    counted(organisations, organisationsCounted),
  ]
  if (changes.length === 0)
    return {
      en: `With ${given.en} of ${by.en}, no weight changes by more than a hundredth of the whole.`,
      pl: `Na podstawie ${given.pl} od ${by.pl} żadna waga nie zmienia się o więcej niż jedną setną całości.`,
      de: `Nach ${given.de} von ${by.de} ändert sich kein Gewicht um mehr als ein Hundertstel des Ganzen.`,
      fr: `Au vu de ${given.fr} de ${by.fr}, aucun poids ne change de plus d'un centième de l'ensemble.`,
    }
  return {
    en: `Because of ${given.en} of ${by.en}, the shares of the signals in the score change: ${listed('en')}.`,
    pl: `Na podstawie ${given.pl} od ${by.pl} zmieniają się udziały sygnałów w ocenie: ${listed('pl')}.`,
    de: `Aufgrund von ${given.de} von ${by.de} ändern sich die Anteile der Signale an der Bewertung: ${listed('de')}.`,
    fr: `Au vu de ${given.fr} de ${by.fr}, la part des signaux dans le score change : ${listed('fr')}.`,
  }
}

export function tooLittle(effective: string, organisations: string): Phrase {
  return {
    en: `The answers do not suffice yet: they are worth ${effective} of at least 200, from ${organisations} of at least 20 organisations. The weights stay as they are.`,
    pl: `Odpowiedzi jeszcze nie wystarczają: są warte ${effective} z co najmniej 200 i pochodzą od ${organisations} organizacji z co najmniej 20. Wagi pozostają bez zmian.`,
    de: `Die Antworten reichen noch nicht: Sie zählen ${effective} von mindestens 200, aus ${organisations} von mindestens 20 Organisationen. Die Gewichte bleiben, wie sie sind.`,
    fr: `Les réponses ne suffisent pas encore : elles valent ${effective} sur 200 au moins, de ${organisations} organisations sur 20 au moins. Les poids restent tels quels.`,
  }
}

/** What the log says of new weights, in one sentence. */
export const verdicts = {
  unknown: {
    en: 'The log is too thin to compare the new weights with the current ones, so nothing is claimed.',
    pl: 'Dziennik jest zbyt ubogi, by porównać nowe wagi z obecnymi, więc niczego się nie stwierdza.',
    de: 'Das Protokoll ist zu dünn, um die neuen Gewichte mit den jetzigen zu vergleichen; daher wird nichts behauptet.',
    fr: "Le journal est trop mince pour comparer les nouveaux poids aux poids actuels ; rien n'est donc affirmé.",
  },
  better: {
    en: 'On the logged lists, the new weights would have brought more favourable answers.',
    pl: 'Na zapisanych listach nowe wagi przyniosłyby więcej przychylnych odpowiedzi.',
    de: 'Auf den protokollierten Listen hätten die neuen Gewichte mehr positive Antworten gebracht.',
    fr: 'Sur les listes journalisées, les nouveaux poids auraient apporté davantage de réponses favorables.',
  },
  alike: {
    en: 'On the logged lists, the difference between the new weights and the current ones may be chance.',
    pl: 'Na zapisanych listach różnica między nowymi wagami a obecnymi może być przypadkowa.',
    de: 'Auf den protokollierten Listen kann der Unterschied zwischen den neuen und den jetzigen Gewichten Zufall sein.',
    fr: "Sur les listes journalisées, l'écart entre les nouveaux poids et les poids actuels peut être dû au hasard.",
  },
  worse: {
    en: 'On the logged lists, the new weights would have brought fewer favourable answers.',
    pl: 'Na zapisanych listach nowe wagi przyniosłyby mniej przychylnych odpowiedzi.',
    de: 'Auf den protokollierten Listen hätten die neuen Gewichte weniger positive Antworten gebracht.',
    fr: 'Sur les listes journalisées, les nouveaux poids auraient apporté moins de réponses favorables.',
  },
} as const satisfies Record<string, Phrase>

export function neverShown(partner: string, organisation: string): Phrase {
  return {
    en: `${partner} was never suggested to ${organisation}, so there is nothing to answer. GET /organisations/${organisation}/suggestions shows who is.`,
    pl: `${partner} nigdy nie zaproponowano organizacji ${organisation}, więc nie ma na co odpowiadać. Propozycje podaje GET /organisations/${organisation}/suggestions.`,
    de: `${partner} wurde ${organisation} nie vorgeschlagen, also gibt es nichts zu beantworten. GET /organisations/${organisation}/suggestions zeigt die Vorschläge.`,
    fr: `${partner} n'a jamais été suggéré à ${organisation} : il n'y a donc rien à répondre. GET /organisations/${organisation}/suggestions montre les suggestions.`,
  }
}

export function answeredAlready(declinedFor: DeclineReason, day: string): Phrase {
  const reason = declineReasonNames[declinedFor]
  return {
    en: `This organisation declined this partner already on ${day}, for another reason (${reason.en}). The first reason stays.`,
    pl: `Ta organizacja już odrzuciła tego partnera (${day}) z innego powodu (${reason.pl}). Pierwszy powód pozostaje.`,
    de: `Diese Organisation hat diesen Partner schon am ${day} aus einem anderen Grund abgelehnt (${reason.de}). Der erste Grund bleibt.`,
    fr: `Cette organisation a déjà décliné ce partenaire le ${day}, pour une autre raison (${reason.fr}). La première raison reste.`,
  }
}

export const reasonMissing: Phrase = {
  en: 'Say why it is declined, so that the suggestions get better.',
  pl: 'Podaj powód odrzucenia, aby propozycje były lepsze.',
  de: 'Nennen Sie den Grund der Ablehnung, damit die Vorschläge besser werden.',
  fr: "Indiquez la raison du refus, afin que les suggestions s'améliorent.",
}

export const reasonSuperfluous: Phrase = {
  en: 'A reason goes with "declined" only. Leave it out, or decline.',
  pl: 'Powód podaje się tylko przy „declined”. Pomiń go albo odrzuć propozycję.',
  de: 'Ein Grund gehört nur zu „declined“. Lassen Sie ihn weg, oder lehnen Sie ab.',
  fr: "Une raison ne va qu'avec « declined ». Omettez-la, ou déclinez.",
}

export const notItself: Phrase = {
  en: 'An organisation cannot answer about itself. Name the partner that was suggested to it.',
  pl: 'Organizacja nie może odpowiadać o sobie samej. Podaj partnera, którego jej zaproponowano.',
  de: 'Eine Organisation kann nicht über sich selbst antworten. Nennen Sie den vorgeschlagenen Partner.',
  fr: "Une organisation ne peut répondre à propos d'elle-même. Nommez le partenaire qui lui a été suggéré.",
}

export function weightMissing(name: string): Phrase {
  return {
    en: `The weight of ${name} is missing. Every signal needs one; 0 leaves it out of the score.`,
    pl: `Brakuje wagi sygnału ${name}. Każdy sygnał musi ją mieć; 0 pomija go w ocenie.`,
    de: `Das Gewicht von ${name} fehlt. Jedes Signal braucht eines; 0 lässt es aus der Bewertung.`,
    fr: `Le poids de ${name} manque. Chaque signal en a besoin ; 0 l'exclut du score.`,
  }
}

export function unknownSignal(name: string, names: string): Phrase {
  return {
    en: `There is no signal ${name}. The signals are ${names}.`,
    pl: `Nie ma sygnału ${name}. Sygnały to: ${names}.`,
    de: `Es gibt kein Signal ${name}. Die Signale sind ${names}.`,
    fr: `Il n'existe pas de signal ${name}. Les signaux sont ${names}.`,
  }
}

export function weightAgainstSign(name: string, sign: string, weight: string): Phrase {
  const bound = sign === '+' ? '≥ 0' : '≤ 0'
  return {
    en: `${name} has the wrong sign: ${weight}. More of it can only speak ${sign === '+' ? 'for' : 'against'} a partner, so its weight must be ${bound}.`,
    pl: `${name} ma zły znak: ${weight}. Więcej tego sygnału może przemawiać tylko ${sign === '+' ? 'za partnerem' : 'przeciw partnerowi'}, więc waga musi być ${bound}.`,
    de: `${name} hat das falsche Vorzeichen: ${weight}. Mehr davon kann nur ${sign === '+' ? 'für' : 'gegen'} einen Partner sprechen, das Gewicht muss also ${bound} sein.`,
    fr: `${name} a le mauvais signe : ${weight}. Davantage de ce signal ne peut que parler ${sign === '+' ? 'pour' : 'contre'} un partenaire ; son poids doit donc être ${bound}.`,
  }
}

export function noWeights(version: string): Phrase {
  return {
    en: `There are no weights "${version}". GET /weights lists them.`,
    pl: `Nie ma wag „${version}”. Spis: GET /weights.`,
    de: `Es gibt keine Gewichte „${version}“. GET /weights listet sie auf.`,
    fr: `Il n'existe pas de poids « ${version} ». GET /weights en donne la liste.`,
  }
}

/** How stored weights stand, with the day since when. */
export function standing(status: 'candidate' | 'serving' | 'retired', day: string): Phrase {
  const standings = {
    candidate: {
      en: `candidate, stored on ${day}`,
      pl: `kandydujące, zapisane ${day}`,
      de: `Kandidat, gespeichert am ${day}`,
      fr: `candidats, enregistrés le ${day}`,
    },
    serving: {
      en: `serving since ${day}`,
      pl: `obowiązują od ${day}`,
      de: `gelten seit ${day}`,
      fr: `en service depuis le ${day}`,
    },
    retired: {
      en: `served from ${day}`,
      pl: `obowiązywały od ${day}`,
      de: `galten ab ${day}`,
      fr: `ont servi à partir du ${day}`,
    },
  }
  return standings[status]
}

/** The weights before any were learned. */
export const expertsNames = {
  serving: { en: 'serving', pl: 'obowiązują', de: 'gelten', fr: 'en service' },
  retired: {
    en: 'served at first',
    pl: 'obowiązywały na początku',
    de: 'galten zuerst',
    fr: 'ont servi au début',
  },
  grounds: {
    en: "the experts' judgement",
    pl: 'ocena ekspertów',
    de: 'Urteil der Fachleute',
    fr: 'jugement des experts',
  },
} as const satisfies Record<string, Phrase>

export function weightsTaken(version: string): Phrase {
  return {
    en: `There are weights "${version}" already. Weights never change: give the new ones another version.`,
    pl: `Wagi „${version}” już istnieją. Wag się nie zmienia: nadaj nowym inną wersję.`,
    de: `Es gibt schon Gewichte „${version}“. Gewichte ändern sich nie: Geben Sie den neuen eine andere Version.`,
    fr: `Il existe déjà des poids « ${version} ». Les poids ne changent jamais : donnez une autre version aux nouveaux.`,
  }
}

export function knownToBeWorse(version: string): Phrase {
  return {
    en: `The weights "${version}" do worse than the current ones on the logged lists, so they do not serve. Learn anew with splot learn.`,
    pl: `Wagi „${version}” wypadają na zapisanych listach gorzej niż obecne, więc nie zostaną użyte. Ucz od nowa poleceniem splot learn.`,
    de: `Die Gewichte „${version}“ sind auf den protokollierten Listen schlechter als die jetzigen und werden nicht verwendet. Lernen Sie neu mit splot learn.`,
    fr: `Les poids « ${version} » font moins bien que les poids actuels sur les listes journalisées : ils ne serviront pas. Apprenez à nouveau avec splot learn.`,
  }
}

export function notProven(version: string): Phrase {
  return {
    en: `Nothing shows yet that the weights "${version}" are better than the current ones. To serve them all the same, say "unproven".`,
    pl: `Nic jeszcze nie dowodzi, że wagi „${version}” są lepsze od obecnych. Aby mimo to ich użyć, podaj „unproven”.`,
    de: `Noch zeigt nichts, dass die Gewichte „${version}“ besser sind als die jetzigen. Um sie trotzdem zu verwenden, geben Sie „unproven“ an.`,
    fr: `Rien ne montre encore que les poids « ${version} » sont meilleurs que les poids actuels. Pour les utiliser malgré tout, indiquez « unproven ».`,
  }
}

export const nothingToRollBack: Phrase = {
  en: "The experts' weights serve already: there is nothing to go back to.",
  pl: 'Obowiązują już wagi ekspertów: nie ma do czego wracać.',
  de: 'Es gelten schon die Gewichte der Fachleute: Es gibt nichts, wohin man zurück könnte.',
  fr: "Les poids des experts servent déjà : il n'y a rien vers quoi revenir.",
}

export function weightsFileUnreadable(file: string): Phrase {
  return {
    en: `${file} cannot be read as JSON. It should look like {"version": "mine-1", "signals": {"relevance": 1}}.`,
    pl: `Pliku ${file} nie da się odczytać jako JSON. Powinien wyglądać tak: {"version": "moje-1", "signals": {"relevance": 1}}.`,
    de: `${file} lässt sich nicht als JSON lesen. Die Datei sollte so aussehen: {"version": "meine-1", "signals": {"relevance": 1}}.`,
    fr: `${file} n'est pas lisible comme JSON. Le fichier doit ressembler à {"version": "mien-1", "signals": {"relevance": 1}}.`,
  }
}

/** What was done with new weights. */
export function weightsStored(version: string, serving: boolean): Phrase {
  return serving
    ? {
        en: `The weights "${version}" serve from now on. splot learn --rollback goes back to the ones before.`,
        pl: `Od teraz obowiązują wagi „${version}”. Do poprzednich wraca splot learn --rollback.`,
        de: `Ab jetzt gelten die Gewichte „${version}“. splot learn --rollback kehrt zu den vorigen zurück.`,
        fr: `Les poids « ${version} » servent désormais. splot learn --rollback revient aux précédents.`,
      }
    : {
        en: `The weights "${version}" are stored as a candidate. To serve them all the same: splot learn --serve ${version} --unproven.`,
        pl: `Wagi „${version}” zapisano jako kandydujące. Aby mimo to ich użyć: splot learn --serve ${version} --unproven.`,
        de: `Die Gewichte „${version}“ sind als Kandidat gespeichert. Um sie trotzdem zu verwenden: splot learn --serve ${version} --unproven.`,
        fr: `Les poids « ${version} » sont enregistrés comme candidats. Pour les utiliser malgré tout : splot learn --serve ${version} --unproven.`,
      }
}

export const nothingStored: Phrase = {
  en: 'This was a dry run: nothing was stored. splot learn --apply stores the new weights.',
  pl: 'To był przebieg próbny: nic nie zapisano. Nowe wagi zapisuje splot learn --apply.',
  de: 'Das war ein Probelauf: Nichts wurde gespeichert. splot learn --apply speichert die neuen Gewichte.',
  fr: "C'était un essai à blanc : rien n'a été enregistré. splot learn --apply enregistre les nouveaux poids.",
}
