/**
 * Parts of @cloudbase/node-sdk 3.18.3 (and of zod) that no function of this product uses. Each weighs in bundle size and in cold
 * start (bench/coldstart), so a module that throws its name takes its place. Adding a use means deleting a line here.
 */
export const leftOut: Record<string, string> = {
  '@cloudbase/ai': 'app.ai()',
  '@cloudbase/app': 'app.ai()',
  axios: 'metadata look-ups of other clouds, app.requestClient',
  jsonwebtoken: 'app.auth().createTicket()',
  'http-proxy-agent': 'init({ proxy })',
  'https-proxy-agent': 'init({ proxy })',
  'web-streams-polyfill': 'app.ai()',
}

/** The same for folders inside packages. `realtime` alone brings three lodash packages. */
export const leftOutFolders: Record<string, string> = {
  '@cloudbase/database/dist/commonjs/realtime': 'watch()',
  '@cloudbase/node-sdk/dist/ai': 'app.ai()',
  '@cloudbase/node-sdk/dist/analytics': 'app.analytics()',
  '@cloudbase/node-sdk/dist/auth': 'app.auth()',
  '@cloudbase/node-sdk/dist/cloudrun': 'app.callContainer()',
  '@cloudbase/node-sdk/dist/notification': 'app.sendTemplateNotification()',
}

/** The same for single files inside packages: zod describes its schemas as JSON Schema, and EJSON has decimals, which nothing here asks of them. */
export const leftOutFiles: Record<string, string> = {
  'bson/lib/decimal128.js': 'numbers as decimals: points are stored as whole hundredths',
  'zod/v4/core/json-schema-processors.js': 'z.toJSONSchema()',
  'zod/v4/core/to-json-schema.js': 'z.toJSONSchema()',
}

/** Packages that a small file of ours replaces, with the same meaning for what the SDK asks of them. */
export const replaced: Record<string, string> = {
  '@cloudbase/wx-cloud-client-sdk': 'wx-cloud-client-sdk.cjs',
  bson: 'bson.cjs',
  'es-set-tostringtag': 'es-set-tostringtag.cjs',
  'mime-db': 'mime-db.cjs',
  'mime-types': 'mime-types.cjs',
  xml2js: 'xml2js.cjs',
}

/** The same for single files inside packages. */
export const replacedFiles: Record<string, string> = {
  // zod's sentences for what is wrong: `serve` answers a code and a path, and nobody reads them.
  'zod/v4/locales/en.js': 'zod-words.mjs',
}

/** CommonJS source of a module that can be named, copied and looked into, and throws its name when used. */
export function leftOutModule(name: string, uses: string): string {
  const message = `${name} is left out of this bundle (${uses}); see scripts/build/functions/left-out.ts`
  return `const refusal = () => { throw new Error(${JSON.stringify(message)}) }
const quiet = new Set(['__esModule', 'then', 'toJSON', Symbol.toPrimitive, Symbol.toStringTag, Symbol.iterator])
const missing = new Proxy(function () {}, {
  get: (target, key) => (quiet.has(key) ? undefined : key === 'prototype' ? target.prototype : missing),
  apply: refusal,
  construct: refusal,
})
module.exports = missing
`
}
