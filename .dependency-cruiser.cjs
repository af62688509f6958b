/** The arrows of the house (README, "How to find your way"): they point down only. */
const room = (name) => `^${name}/`
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-stands-alone',
      severity: 'error',
      from: { path: room('domain') },
      to: { path: ['^(contract|cloudfunctions|miniprogram|local|demo|scripts|test|bench)/'] },
    },
    {
      name: 'contract-knows-only-domain',
      severity: 'error',
      from: { path: room('contract') },
      to: { path: '^(cloudfunctions|miniprogram|local|demo|scripts|test|bench)/' },
    },
    {
      name: 'functions-know-contract-and-domain',
      severity: 'error',
      from: { path: room('cloudfunctions') },
      to: { path: '^(miniprogram|local|demo|scripts|test|bench)/' },
    },
    {
      name: 'a-function-never-reaches-into-another',
      severity: 'error',
      from: { path: '^cloudfunctions/([^/]+)/', pathNot: '^cloudfunctions/kit/' },
      to: { path: '^cloudfunctions/([^/]+)/', pathNot: '^cloudfunctions/($1|kit)/' },
    },
    {
      name: 'the-kit-knows-no-function',
      severity: 'error',
      from: { path: '^cloudfunctions/kit/' },
      to: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/kit/' },
    },
    {
      name: 'only-store-files-and-the-kit-touch-the-database',
      severity: 'error',
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/kit/' },
      to: { path: '@cloudbase/(node-sdk|database)' },
    },
    {
      name: 'phone-knows-contract-types-and-domain',
      severity: 'error',
      from: { path: room('miniprogram') },
      to: { path: '^(cloudfunctions|local|demo|scripts|test|bench)/' },
    },
    {
      name: 'phone-takes-only-types-from-contract',
      severity: 'error',
      from: { path: room('miniprogram') },
      to: { path: '^contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'phone-takes-no-schema-values',
      severity: 'error',
      from: { path: room('miniprogram') },
      to: { path: '^domain/.*\\.schema\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'plain-domain-files-carry-no-zod',
      severity: 'error',
      from: { path: room('domain'), pathNot: '\\.schema\\.ts$' },
      to: { path: 'node_modules/zod', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'local-knows-nothing-of-micro-homes',
      severity: 'error',
      from: { path: room('local') },
      to: { path: '^(domain|contract|cloudfunctions|miniprogram|demo|scripts|test|bench)/' },
    },
    {
      name: 'demo-speaks-through-the-contract',
      severity: 'error',
      from: { path: room('demo') },
      to: { path: '^(cloudfunctions|miniprogram|local|scripts|test|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^dist/' },
  },
}
