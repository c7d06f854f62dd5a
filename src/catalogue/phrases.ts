import type { Phrase } from '../platform/phrase.ts'
import type { NutsStep } from './crosswalk.ts'

function near(codes: readonly string[], did: Phrase): Phrase {
  const list = codes.join(', ')
  if (list === '') return { pl: '', en: '', de: '', fr: '' }
  return {
    pl: ` ${did.pl} ${list}?`,
    en: ` ${did.en} ${list}?`,
    de: ` ${did.de} ${list}?`,
    fr: ` ${did.fr} ${list} ?`,
  }
}

const didYouMean: Phrase = {
  pl: 'Czy chodziło o',
  en: 'Did you mean',
  de: 'Meinten Sie',
  fr: 'Vouliez-vous dire',
}

/** The end of a refusal of a code: the nearest codes there are. */
function nearby(codes: readonly string[]): Phrase {
  return near(codes, didYouMean)
}

export function unknownCountry(code: string, codes: readonly string[]): Phrase {
  const hint = nearby(codes)
  return {
    en: `"${code}" is no ISO 3166 country code of two capital letters, such as PL.${hint.en}`,
    pl: `„${code}” nie jest dwuliterowym kodem kraju ISO 3166, takim jak PL.${hint.pl}`,
    de: `„${code}“ ist kein zweibuchstabiger Ländercode nach ISO 3166 wie PL.${hint.de}`,
    fr: `« ${code} » n'est pas un code de pays ISO 3166 à deux lettres, comme PL.${hint.fr}`,
  }
}

export function unknownRegion(code: string, codes: readonly string[]): Phrase {
  const hint = nearby(codes)
  return {
    en: `"${code}" is no NUTS code of 2021 or 2024, such as PL21.${hint.en}`,
    pl: `„${code}” nie jest kodem NUTS z 2021 ani 2024 r., takim jak PL21.${hint.pl}`,
    de: `„${code}“ ist kein NUTS-Code von 2021 oder 2024 wie PL21.${hint.de}`,
    fr: `« ${code} » n'est pas un code NUTS de 2021 ou 2024, comme PL21.${hint.fr}`,
  }
}

/** A region that an earlier edition had, and what holds instead. */
export function outdatedRegion(code: string, { code: ended, last, to }: NutsStep): Phrase {
  const next = to.join(', ')
  const within = ended === code.trim().toUpperCase() ? '' : ` (${ended})`
  const instead =
    to.length === 1
      ? {
          en: `Its successor is ${next}: write that.`,
          pl: `Jego następca to ${next}: wpisz go.`,
          de: `Nachfolger ist ${next}: Schreiben Sie diesen Code.`,
          fr: `Son successeur est ${next} : écrivez-le.`,
        }
      : {
          en: `Its successors are ${next}: write the one that is meant.`,
          pl: `Jego następcy to ${next}: wpisz ten, o który chodzi.`,
          de: `Nachfolger sind ${next}: Schreiben Sie den gemeinten Code.`,
          fr: `Ses successeurs sont ${next} : écrivez celui qui convient.`,
        }
  return {
    en: `"${code}"${within} was last in NUTS ${last}. ${instead.en}`,
    pl: `„${code}”${within} był po raz ostatni w NUTS ${last}. ${instead.pl}`,
    de: `„${code}“${within} stand zuletzt in NUTS ${last}. ${instead.de}`,
    fr: `« ${code} »${within} figurait pour la dernière fois dans NUTS ${last}. ${instead.fr}`,
  }
}

export function unknownNace(code: string, codes: readonly string[]): Phrase {
  const hint = nearby(codes)
  return {
    en: `"${code}" is no NACE code of Rev. 2 or 2.1, such as 25.62.${hint.en}`,
    pl: `„${code}” nie jest kodem NACE Rev. 2 ani 2.1, takim jak 25.62.${hint.pl}`,
    de: `„${code}“ ist kein NACE-Code der Rev. 2 oder 2.1 wie 25.62.${hint.de}`,
    fr: `« ${code} » n'est pas un code NACE Rév. 2 ou 2.1, comme 25.62.${hint.fr}`,
  }
}
