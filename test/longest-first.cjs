const { default: Sequencer } = require('@jest/test-sequencer')

/**
 * What takes longest begins first, so that both cores have work to the end. jest goes by what it measured last time, and knows nothing on a fresh
 * machine: by the size of its file a test that plays every action would come last.
 */
const LONGEST = [/functions\/(canary|access-matrix|faults-)/, /\/e2e\//, /\/preview\//, /functions\/|miniprogram-/]

const rank = ({ path }) => {
  const at = LONGEST.findIndex((pattern) => pattern.test(path))
  return at < 0 ? LONGEST.length : at
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b))
  }
}
