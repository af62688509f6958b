import { LEVEL_LABELS, type OrganisationLevel } from '../domain/organisation'

/** A step of a life, whichever table it stands in. */
interface Step {
  label: string
  from: readonly string[]
  to: string
  by: readonly string[]
  needs: readonly string[]
  /** Where some land instead, with whom it is about. */
  otherwise?: { to: string; who: string }
}

/** A table of states as a page tells it. */
export interface StatesPage {
  title: string
  /** The file that the page is drawn from. */
  source: string
  intro: string
  first: string
  labels: Readonly<Record<string, string>>
  final: readonly string[]
  steps: readonly Step[]
  actorWords: (actor: string) => string
  /** The head of the column of actors. */
  actors: string
  needs: Readonly<Record<string, string>>
  turns: Readonly<Partial<Record<string, readonly OrganisationLevel[]>>>
  notes: readonly string[]
}

/** The words of an actor that every table knows: an officer of a level, or whose turn it is. */
export function officerWords(actor: string): string {
  return actor === 'turn' ? '轮到的那一级' : `${LEVEL_LABELS[actor as OrganisationLevel]}妇联`
}

/** Draws a life from its table: the picture, who takes which step, and whom each state waits for. */
export function statesPage(page: StatesPage): string {
  const label = (state: string): string => page.labels[state] ?? state
  return `${[
    `# ${page.title}`,
    '',
    `<!-- Generated from ${page.source} by \`npx tsx scripts/docs.ts\`. Do not edit. -->`,
    '',
    page.intro,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.keys(page.labels).map((state) => `  ${state}: ${label(state)}`),
    ...arrows(page),
    '```',
    '',
    `| 做什么 | 从 | 到 | ${page.actors} | 先要 |`,
    '|---|---|---|---|---|',
    ...page.steps.map(
      ({ label: what, from, to, by, needs, otherwise }) =>
        `| ${what} | ${from.map(label).join('、')} | ${label(to)}${otherwise ? `;${otherwise.who}直接到${label(otherwise.to)}` : ''} | ${by.map(page.actorWords).join('、')} | ${needs.map((need) => page.needs[need] ?? need).join(';')} |`,
    ),
    '',
    ...turns(page, label),
    ...page.notes.map((note) => `- ${note}`),
  ].join('\n')}\n`
}

/** Whom each state waits for; nothing where no office has a turn. */
function turns({ turns: waiting }: StatesPage, label: (state: string) => string): string[] {
  const rows = Object.entries(waiting).map(
    ([state, levels]) => `| ${label(state)} | ${(levels ?? []).map((level) => LEVEL_LABELS[level]).join('或')} |`,
  )
  return rows.length === 0 ? [] : ['| 停在这里时 | 等谁 |', '|---|---|', ...rows, '']
}

function arrows({ first, steps, final }: StatesPage): string[] {
  const ways = steps.flatMap(({ label, from, to, otherwise }) =>
    from.flatMap((state) => [
      `  ${state} --> ${to}: ${label}`,
      ...(otherwise ? [`  ${state} --> ${otherwise.to}: ${label}(${otherwise.who})`] : []),
    ]),
  )
  return [`  [*] --> ${first}`, ...ways, ...final.map((state) => `  ${state} --> [*]`)]
}
