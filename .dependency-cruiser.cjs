/**
 * The borders of the house (docs/architecture.md): arrows point inward, and nothing goes round in a circle.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const core =
  '^src/(answers|backups|content|events|home|my-data|organizers|rsvps|reminders|outbox|people|phrases|processes|routing|sharing|store)/|^src/core\\.ts$|^commands/';

module.exports = {
  forbidden: [
    {
      name: 'chat-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/chat/' },
      to: { path: '^(src|commands)/', pathNot: '^src/chat/' },
    },
    {
      name: 'core-imports-no-platform',
      comment: 'The core knows platforms only through the port in src/chat/platform.ts.',
      severity: 'error',
      from: { path: core },
      to: { path: '^src/(platforms|start)/|^src/(main|start|config|environment)\\.ts$' },
    },
    {
      name: 'core-imports-no-sdk-and-no-http',
      severity: 'error',
      from: { path: `${core}|^src/chat/` },
      to: {
        path: '(^|/)(discord\\.js|@discordjs|discord-api-types|@slack|hono|@hono|node:https?|https?)(/|$)',
      },
    },
    {
      name: 'platforms-import-chat-alone',
      severity: 'error',
      from: { path: '^src/platforms/' },
      to: { path: '^(src|commands)/', pathNot: '^src/(chat|platforms)/' },
    },
    {
      name: 'platforms-do-not-know-one-another',
      comment: 'What they share lies in src/platforms/rendering and src/platforms/connecting.',
      severity: 'error',
      from: { path: '^src/platforms/([^/]+)/' },
      to: { path: '^src/platforms/', pathNot: '^src/platforms/($1|rendering|connecting)/' },
    },
    {
      name: 'store-imports-chat-alone',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: '^(src|commands)/', pathNot: '^src/(chat|store)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/platforms/playground/page/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
