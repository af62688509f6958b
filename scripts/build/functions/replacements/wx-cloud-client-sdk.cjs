/**
 * `tcb.init()` makes the clients of data models and MySQL at once and forgets their failure, so they are made here too
 * and say what is missing when something is asked of them.
 */
const refusal = (what) => {
  throw new Error(
    `@cloudbase/wx-cloud-client-sdk is left out of this bundle (${what}); see scripts/build/functions/left-out.ts`,
  )
}

const models = new Proxy(
  {},
  { get: (_target, key) => (typeof key === 'symbol' || key === 'then' ? undefined : refusal(`app.models.${key}`)) },
)

exports.generateHTTPClient = () => models
exports.generateMySQLClient = () => refusal('app.mysql(), app.rdb()')
