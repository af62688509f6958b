/** What stands in the way of attacks on requests for help, and what the code is like without it. */
export interface Defence {
  /** In words of what it stops. */
  name: string
  /** Where it stands: each text is there once, and is taken for the other. */
  removed: readonly { file: string; text: string; instead: string }[]
}

const READERS = 'domain/help-readers.ts'
const ACCESS = 'cloudfunctions/help/access.ts'

export const DEFENCES = {
  triesAreCounted: {
    name: 'tries at a number code are counted',
    removed: [
      {
        file: 'cloudfunctions/help/counting/limits.ts',
        text: "if (standing && call.now < standing.until) return refuse('HELP_WAIT')",
        instead: '',
      },
    ],
  },
  requestsAreCounted: {
    name: 'requests of one account a day are counted',
    removed: [
      {
        file: 'cloudfunctions/help/counting/limits.ts',
        text: "if (standing && standing.asked >= ASKED_A_DAY) return refuse('HELP_OFTEN')",
        instead: '',
      },
    ],
  },
  codesBelongToAnAccount: {
    name: 'a number code opens under her own account alone',
    removed: [
      {
        file: 'cloudfunctions/help/keys/digests.ts',
        text: 'return askerIndexOf(accountPersonId(openid))',
        instead: "return askerIndexOf(openid === '' ? '' : 'anybody')",
      },
    ],
  },
  keptOutStaysOut: {
    name: 'whom she keeps out reads nothing',
    removed: [
      {
        file: READERS,
        text: 'if (isKeptOut(reader, guarded.exclusions, at)) return false\n  const grants',
        instead: 'const grants',
      },
    ],
  },
  ownCasesAreOthers: {
    name: 'an officer works on no case of her own',
    removed: [
      { file: ACCESS, text: 'if (isHerOwn || conflicted ||', instead: 'if (conflicted ||' },
      { file: ACCESS, text: 'const isHerOwn = isAskedBy(opening.document, staff.reader.ids)', instead: '' },
    ],
  },
  conflictsAreAbsent: {
    name: 'a professional with a conflict finds no case',
    removed: [{ file: ACCESS, text: 'if (isHerOwn || conflicted ||', instead: 'if (isHerOwn ||' }],
  },
  leaversAreGone: {
    name: 'whoever left the roster reads nothing',
    removed: [
      {
        file: 'cloudfunctions/help/duty/store.ts',
        text: 'return left === undefined && (until === null || dateOf(at) <= until)',
        instead: 'return at !== undefined',
      },
    ],
  },
  rolesEnd: {
    name: 'an officer whose role has ended reads nothing',
    removed: [
      {
        file: 'domain/role.ts',
        text: 'grant.pending === undefined && grant.from <= at && (grant.until === null || at < grant.until)',
        instead: 'grant.pending === undefined && at !== undefined',
      },
    ],
  },
  glassMends: {
    name: 'a broken glass lets through for half an hour',
    removed: [
      {
        file: READERS,
        text: 'personId === reader.id && at < until)',
        instead: 'personId === reader.id && until !== null)',
      },
    ],
  },
  childrenAreReported: {
    name: 'no case of a child ends without a report',
    removed: [
      {
        file: 'domain/help-steps.ts',
        text: 'report: (standing) => !reportIsMissing(standing)',
        instead: 'report: () => true',
      },
      {
        file: 'domain/help-steps.ts',
        text: '!mustBeReported(kind) || reportLifted || (receiptNoted && aftercare)',
        instead: 'kind !== null || reportLifted || receiptNoted || aftercare',
      },
    ],
  },
  twoLift: {
    name: 'the duty to report is lifted by two officers',
    removed: [
      {
        file: 'cloudfunctions/help/protecting/report.ts',
        text: 'const second = before !== null && !mine.has(before.by)',
        instead: 'const second = before !== null',
      },
      {
        file: 'cloudfunctions/help/protecting/report.ts',
        text: 'lifted = head.lift !== null && !mine.has(head.lift.by)',
        instead: 'lifted = head.lift !== null',
      },
    ],
  },
  textsStayInTheirCase: {
    name: 'ciphertext opens in its own case alone',
    removed: [
      {
        file: 'cloudfunctions/kit/secrets.ts',
        text: "createCipheriv('aes-256-gcm', key, iv).setAAD(associatedData(place, version))",
        instead: "createCipheriv('aes-256-gcm', key, iv)",
      },
      {
        file: 'cloudfunctions/kit/secrets.ts',
        text: 'decipher.setAAD(associatedData(place, version)).setAuthTag(',
        instead: 'decipher.setAuthTag(',
      },
    ],
  },
  logsAreChained: {
    name: 'a log that was changed past the app is found out',
    removed: [
      {
        file: 'cloudfunctions/help/store.ts',
        text: 'return log.every((entry, i) => entry.hash === logEntry(log.slice(0, i), entry).hash)',
        instead: 'return log.length >= 0',
      },
    ],
  },
} satisfies Record<string, Defence>

export type DefenceName = keyof typeof DEFENCES
