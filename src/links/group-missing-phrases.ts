import type { Phrase } from '../platform/phrase.ts'

/** Whoever comes nearest to a seat: `where` is a region or country, `percent` how well it fits. */
type Near = Readonly<{ name: string; where: string; percent: string }>

export function nobodyNear(title: string): Phrase {
  return {
    en: `Missing: "${title}". Nobody states anything near it; look beyond those registered here.`,
    pl: `Brakuje: „${title}”. Nikt nie podaje niczego zbliżonego; szukaj poza zarejestrowanymi.`,
    de: `Es fehlt: „${title}“. Niemand nennt etwas Ähnliches; suchen Sie außerhalb der hier Erfassten.`,
    fr: `Il manque : « ${title} ». Personne n'indique rien d'approchant ; cherchez au-delà des inscrits.`,
  }
}

/** That nobody takes a seat, and where to look. */
export function missingSeat(title: string, { name, where, percent }: Near): Phrase {
  return {
    en: `Missing: "${title}". Nearest is ${name} (${where}), which fits by ${percent} % only; look there first.`,
    pl: `Brakuje: „${title}”. Najbliżej jest ${name} (${where}), dopasowanie tylko ${percent} %; zacznij szukać tam.`,
    de: `Es fehlt: „${title}“. Am nächsten kommt ${name} (${where}) und passt nur zu ${percent} %; suchen Sie dort zuerst.`,
    fr: `Il manque : « ${title} ». Le plus proche est ${name} (${where}), qui ne convient qu'à ${percent} % ; cherchez-y d'abord.`,
  }
}

export function doubtfulSeat(title: string, { name, where, percent }: Near): Phrase {
  return {
    en: `Doubtful: "${title}". The best answer is that of ${name} (${where}), and fits by ${percent} % only; ask before you count on it.`,
    pl: `Wątpliwe: „${title}”. Najlepsza odpowiedź: ${name} (${where}), dopasowanie tylko ${percent} %; zapytaj, zanim na nią postawisz.`,
    de: `Zweifelhaft: „${title}“. Die beste Antwort gibt ${name} (${where}) und passt nur zu ${percent} %; fragen Sie, bevor Sie damit rechnen.`,
    fr: `Incertain : « ${title} ». La meilleure réponse, de ${name} (${where}), ne convient qu'à ${percent} % ; demandez avant d'y compter.`,
  }
}

/** Somebody would come nearest, and may not take part. */
export function keptOut(title: string, { name, where, percent }: Near): Phrase {
  return {
    en: `Missing: "${title}". ${name} (${where}) would fit by ${percent} %, but the constraints keep it out; loosen them, or look for the like within them.`,
    pl: `Brakuje: „${title}”. ${name} (${where}) ma dopasowanie ${percent} %, ale wykluczają ją warunki; złagodź je albo szukaj podobnej organizacji, która je spełnia.`,
    de: `Es fehlt: „${title}“. ${name} (${where}) würde zu ${percent} % passen, aber die Bedingungen schließen sie aus; lockern Sie diese, oder suchen Sie Ähnliches, das sie erfüllt.`,
    fr: `Il manque : « ${title} ». ${name} (${where}) conviendrait à ${percent} %, mais les conditions l'excluent ; assouplissez-les, ou cherchez un équivalent qui les respecte.`,
  }
}
