import type { Part } from './columns.ts'

/**
 * Headings that people write, in English and Polish, for each field. Case, accents, blanks and punctuation do
 * not matter, so `Kod NUTS` and `kod_nuts` are one. The field's own name always counts.
 */
export const headingSynonyms: Readonly<Record<Part, Readonly<Record<string, string>>>> = {
  organisation: {
    id: 'uuid',
    externalId:
      'external id, ext id, reference, crm id, id zewnętrzne, identyfikator, identyfikator zewnętrzny, numer, lp',
    name: 'organisation, organization, organisation name, company, company name, title of organisation, nazwa, nazwa organizacji, nazwa firmy, nazwa podmiotu, organizacja, firma, podmiot, beneficjent, beneficiary',
    kind: 'type, organisation type, organisation kind, category, rodzaj, typ, rodzaj organizacji, typ organizacji, typ podmiotu',
    size: 'company size, wielkość, wielkość firmy, wielkość przedsiębiorstwa, rozmiar',
    country: 'country code, land, kraj, kod kraju, państwo',
    nuts: 'nuts code, region, kod nuts, region nuts',
    city: 'town, place name, location, miasto, miejscowość, siedziba',
    website: 'web, url, www, web page, homepage, strona www, strona internetowa, adres www',
    languages: 'working languages, języki, języki pracy, znajomość języków',
    registrationNumbers:
      'registration number, registration, registration no, numer rejestrowy, numery rejestrowe',
    description: 'about, summary, profile, opis, opis organizacji, opis działalności, o nas',
    place: 'nuts or country, kraj lub region',
    nip: 'nip, tax id, numer nip, vat',
    regon: 'regon, numer regon',
    krs: 'krs, numer krs',
    siren: 'siren, numéro siren',
  },
  entry: {
    id: 'uuid',
    externalId:
      'external id, ext id, entry id, reference, id zewnętrzne, identyfikator, identyfikator zewnętrzny, numer, lp',
    organisation:
      'organization, organisation id, organisation external id, company, organizacja, firma, podmiot, id organizacji, identyfikator organizacji',
    side: 'competency or need, offer or need, strona, strona profilu, kompetencja potrzeba, kompetencja lub potrzeba, kompetencja czy potrzeba, oferta potrzeba, typ wpisu',
    title:
      'heading, headline, tytuł, tytuł wpisu, nazwa kompetencji, nazwa potrzeby, nazwa wpisu, hasło',
    description: 'text, summary, details, opis, treść, szczegóły, streszczenie',
    language: 'lang, language code, język, język wpisu, kod języka',
    kind: 'type, category, rodzaj, typ, kategoria',
    nace: 'nace codes, nace code, sector, sectors, industry, pkd, kod pkd, kody pkd, kod nace, kody nace, branża, sektor',
    trl: 'technology readiness level, readiness, poziom gotowości, poziom gotowości technologicznej, gotowość technologiczna',
    visibility: 'visible, access, widoczność, dostęp',
    expiresOn:
      'expires, expiry, expiry date, valid until, valid to, ważne do, data ważności, termin, wygasa',
    confirmedOn:
      'confirmed, last confirmed, confirmation date, potwierdzono, data potwierdzenia, aktualne na',
  },
  cluster: {
    id: 'uuid',
    externalId:
      'external id, ext id, reference, id zewnętrzne, identyfikator, identyfikator zewnętrzny, numer, lp',
    name: 'cluster, cluster name, nazwa, nazwa klastra, klaster',
    leader:
      'coordinator, leader id, lead organisation, lider, lider klastra, koordynator, koordynator klastra',
    type: 'cluster type, typ, rodzaj, typ klastra, rodzaj klastra',
    phase: 'stage, development phase, faza, faza rozwoju, etap, etap rozwoju',
    nace: 'nace codes, nace code, sector, sectors, industry, pkd, kod pkd, kody pkd, kod nace, kody nace, branża, branże, sektor, sektory',
    country: 'country code, kraj, kod kraju, państwo',
    nuts: 'nuts code, region, kod nuts, region nuts',
    website: 'web, url, www, web page, homepage, strona www, strona internetowa, adres www',
    description: 'about, summary, opis, opis klastra',
    labels: 'label, awards, quality labels, oznaczenia, odznaki, certyfikaty, etykiety',
  },
  membership: {
    cluster: 'cluster id, cluster external id, klaster, id klastra, identyfikator klastra',
    organisation:
      'organization, member, company, organisation id, organizacja, członek, firma, podmiot, id organizacji',
    role: 'function, rola, funkcja',
    joinedOn:
      'joined, member since, since, from, data przystąpienia, data wstąpienia, członek od, od',
    leftOn: 'left, until, member until, to, data wystąpienia, data odejścia, członek do, do',
  },
  participation: {
    project:
      'rcn, project id, project rcn, project number, grant agreement, id projektu, identyfikator projektu, numer projektu, numer umowy, projekt',
    title: 'project title, acronym, tytuł, tytuł projektu, nazwa projektu, akronim',
    programme:
      'program, framework programme, programme part, funding programme, fundusz, program finansowania',
    startedOn: 'start, start date, started, from, data rozpoczęcia, początek, rozpoczęcie, od',
    endedOn: 'end, end date, ended, to, data zakończenia, koniec, zakończenie, do',
    organisation:
      'pic, organization, participant, partner id, company, organisation id, registration number, organizacja, uczestnik, firma, podmiot, id organizacji, nip',
    role: 'function, rola, funkcja',
  },
}

/** Values that people write, in English and Polish, for the fields that take one of a few. */
export const valueSynonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'organisation.kind': {
    company: 'company, business, enterprise, firma, przedsiębiorstwo, spółka, przedsiębiorca',
    'research-organisation':
      'research organisation, research organization, research institute, instytut, instytut badawczy, jednostka naukowa, jednostka badawcza, ośrodek badawczy',
    university:
      'university, higher education, uczelnia, uczelnia wyższa, szkoła wyższa, uniwersytet, politechnika',
    'business-support':
      'business support, business support organisation, iob, instytucja otoczenia biznesu, park technologiczny, inkubator',
    'public-administration':
      'public administration, authority, administracja, administracja publiczna, jst, jednostka samorządu terytorialnego, samorząd, urząd',
    ngo: 'ngo, association, foundation, organizacja pozarządowa, fundacja, stowarzyszenie',
  },
  'organisation.size': {
    micro: 'micro, mikro, mikroprzedsiębiorstwo, mikrofirma',
    small: 'small, mała, małe, mały, małe przedsiębiorstwo, mała firma',
    medium: 'medium, średnia, średnie, średni, średnie przedsiębiorstwo, średnia firma',
    large: 'large, big, duża, duże, duży, duże przedsiębiorstwo, duża firma',
  },
  'entry.side': {
    competency:
      'competency, competence, competencies, offer, offering, kompetencja, kompetencje, oferta, oferujemy',
    need: 'need, needs, demand, looking for, potrzeba, potrzeby, zapotrzebowanie, szukamy, poszukujemy',
  },
  'entry.kind': {
    product: 'product, produkt, wyrób',
    service: 'service, usługa, usługi',
    technology: 'technology, technologia',
    rnd: 'rnd, r&d, research and development, b+r, badania i rozwój, prace badawczo-rozwojowe',
    infrastructure: 'infrastructure, infrastruktura, aparatura',
    knowledge: 'knowledge, know-how, wiedza',
    supplier: 'supplier, dostawca, poddostawca, podwykonawca',
    'rnd-partner':
      'rnd partner, r&d partner, research partner, partner b+r, partner badawczy, partner naukowy',
    'market-access': 'market access, dostęp do rynku, rynek, rynki zbytu',
  },
  'entry.visibility': {
    public: 'public, publiczna, publiczny, publiczne, jawna, jawny, jawne, tak',
    anonymous: 'anonymous, anonimowa, anonimowy, anonimowe, anonimowo',
    hidden: 'hidden, private, ukryta, ukryty, ukryte, prywatna, nie',
  },
  'entry.language': {
    pl: 'pl, pol, polish, polski, po polsku',
    en: 'en, eng, english, angielski, po angielsku',
    de: 'de, ger, deu, german, niemiecki, po niemiecku',
    fr: 'fr, fre, fra, french, francuski, po francusku',
  },
  'cluster.type': {
    key: 'key, national, krajowy klaster kluczowy, kkk, kluczowy, krajowy',
    local: 'local, regional, lokalny, ponadlokalny, regionalny',
    embryonic: 'embryonic, zalążkowy, powstający',
  },
  'cluster.phase': {
    embryonic: 'embryonic, start, zalążkowa, zalążkowy, początkowa, embrionalna',
    growth: 'growth, growing, wzrost, wzrostu, wzrostowa, rozwój, rozwoju',
    mature: 'mature, maturity, dojrzała, dojrzały, dojrzałość, dojrzałości',
  },
  'membership.role': {
    leader: 'leader, coordinator, lider, koordynator',
    member: 'member, członek, członkini, uczestnik',
    partner: 'partner, associate, partner zewnętrzny, partner wspierający',
  },
  'participation.role': {
    coordinator: 'coordinator, leader, lead partner, koordynator, lider',
    participant: 'participant, member, beneficiary, uczestnik, beneficjent',
    partner: 'partner, third party, associated partner, partner stowarzyszony',
  },
}
