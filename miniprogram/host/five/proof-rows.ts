import { LEVEL_NAMES } from '../../../domain/rubric/level-names'
import { pointsWords } from '../../services/five-has'
import type { Recomputed } from '../../services/model'

export interface ProofShown {
  homeName: string
  campaign: string
  total: string
  same: boolean
  verdict: string
  named: string
  frozen: string
  dimensions: {
    id: string
    name: string
    points: string
    rows: { id: string; name: string; points: string; said: string; human: boolean }[]
  }[]
  fingerprint: string
  untouched: boolean
  seed: string
}

export function proofShown(proof: Recomputed): ProofShown {
  const { recorded, recomputed, same, named, fingerprint } = proof
  const human = new Map(proof.human.map((one) => [one.id, one]))
  const untouched = fingerprint.recorded === null || fingerprint.recorded === fingerprint.now
  return {
    homeName: proof.homeName,
    campaign: [proof.campaignName, proof.approvalDocument ?? ''].filter((part) => part !== '').join(' · '),
    total: `${pointsWords(recomputed.total)} 分${recomputed.level ? `,${LEVEL_NAMES[recomputed.level]}` : ''}`,
    same,
    verdict: same
      ? '刚按封存的依据重新算了一遍,和评定时一分不差'
      : `重新算出来不一样:评定时是 ${pointsWords(recorded.total)} 分。请县妇联查一查封存的依据。`,
    named: named ? `${dayWords(named.on)} 命名,有效到 ${dayWords(named.until)}` : '',
    frozen: `看的是 ${dayWords(proof.first)} 到 ${dayWords(proof.last)},评分标准 ${proof.rubricVersion} 版`,
    dimensions: proof.dimensions.map(({ id, name, weight, indicators }) => ({
      ...{ id, name, points: `${pointsWords(recomputed.dimensions[id] ?? 0)} / ${weight}` },
      rows: indicators.map((one) => ({
        ...{ id: one.id, name: one.name, human: one.mode === 'human' },
        said: [one.said, countsWords(human.get(one.id))].filter((part) => part !== '').join('。'),
        points: one.points === null ? '不计入' : `${pointsWords(one.points)} / ${one.weight}`,
      })),
    })),
    fingerprint: fingerprint.now,
    untouched,
    seed: proof.seed,
  }
}

/** 「评审员数到 3、4,取平均 3.5」, without who. */
function countsWords(human: Recomputed['human'][number] | undefined): string {
  if (!human || human.counts.length === 0) return ''
  const how = human.counts.length === 3 ? '取中间' : '取平均'
  return `评审员数到 ${human.counts.join('、')},${how} ${human.agreed}`
}

function dayWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
