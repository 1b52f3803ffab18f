// Who may import whom, as dependency-cruiser reads it. Each rule's comment says what to do instead.
import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

type Rule = IRegularForbiddenRuleType & { readonly name: string; readonly comment: string };

const rule = (name: string, comment: string, from: Rule['from'], to: Rule['to']): Rule => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

/** Modules outside a room: everything that does not match. Node's own and packages are matched by their resolved path. */
const npm = (...packages: readonly string[]) => `node_modules/(${packages.join('|')})/`;
const NODE = '^(node:)?[a-z_/]+$';

/** A hardware sub-room may import core, ports, contract, the type files of hardware/ and itself. */
const hardwareRoom = (room: string, packages: readonly string[], alsoRooms: readonly string[] = []): Rule =>
  rule(
    `hardware-${room}`,
    `hardware/${room} imports core, ports, contract types, hardware/*.ts, itself${packages.length ? ` and ${packages.join(', ')}` : ''}. Compose rooms in hardware/*.ts.`,
    { path: `^hardware/${room}/` },
    {
      pathNot: [
        '^controller/(core|contract)/',
        '^controller/ports\\.ts$',
        '^hardware/[^/]+\\.ts$',
        ...[room, ...alsoRooms].map((name) => `^hardware/${name}/`),
        ...(packages.length ? [npm(...packages)] : []),
        NODE,
      ],
    },
  );

export const IMPORT_LAW: readonly Rule[] = [
  rule(
    'core-is-pure',
    'core imports nothing but core: no package, no node:, no other room. Pass the value in.',
    { path: '^controller/core/' },
    { pathNot: '^controller/core/' },
  ),
  rule(
    'contract',
    'contract imports core, contract and zod only.',
    { path: '^controller/contract/' },
    { pathNot: ['^controller/(core|contract)/', npm('zod')] },
  ),
  rule(
    'ports',
    'ports.ts imports types of core and contract only.',
    { path: '^controller/ports\\.ts$' },
    { pathNot: '^controller/(core|contract)/' },
  ),
  rule(
    'ports-types-only',
    'ports.ts imports types, so that it costs nothing at run time.',
    { path: '^controller/ports\\.ts$' },
    { dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'app',
    'app imports core, contract, ports and app. What needs a package or node: is an adapter behind a port.',
    { path: '^controller/app/' },
    { pathNot: ['^controller/(core|contract|app)/', '^controller/ports\\.ts$'] },
  ),
  rule(
    'store',
    'store imports core, contract, ports, use cases, itself, node:, lowdb and zod.',
    { path: '^controller/store/' },
    {
      pathNot: [
        '^controller/(core|contract|app|store)/',
        '^controller/ports\\.ts$',
        npm('lowdb', 'zod'),
        NODE,
      ],
    },
  ),
  rule(
    'web',
    'web imports core, contract, ports, use cases, itself, node:, express, socket.io, helmet, fresh, negotiator, zod (and vite in dev).',
    { path: '^controller/web/' },
    {
      pathNot: [
        '^controller/(core|contract|app|web)/',
        '^controller/ports\\.ts$',
        npm(
          'express',
          'socket\\.io',
          'helmet',
          'fresh',
          'negotiator',
          'zod',
          'vite',
          '@types/fresh',
          '@types/negotiator',
          '@types/express',
          '@types/express-serve-static-core',
        ),
        NODE,
      ],
    },
  ),
  rule(
    'controller-without-hardware',
    'Only compose.ts and cli.ts know the hardware; everybody else gets a Board through ports.ts.',
    { path: '^controller/', pathNot: '^controller/(compose|cli)\\.ts$|^controller/cli/' },
    { path: '^hardware/' },
  ),
  rule(
    'hardware-without-brain',
    'hardware imports core, ports and contract of the controller, nothing else of it.',
    { path: '^hardware/' },
    { path: '^controller/', pathNot: ['^controller/(core|contract)/', '^controller/ports\\.ts$'] },
  ),
  rule(
    'hardware-contract-types-only',
    'hardware takes types from contract; a value would pull zod into every board.',
    { path: '^hardware/' },
    { path: '^controller/contract/', dependencyTypesNot: ['type-only'] },
  ),
  hardwareRoom('board', ['johnny-five', 'firmata-io', 'serialport', '@types/johnny-five', 'zod']),
  hardwareRoom('drivers', ['johnny-five', '@types/johnny-five', 'zod']),
  hardwareRoom('lines', []),
  hardwareRoom('emulator', ['avr8js'], ['twin']),
  hardwareRoom('twin', []),
  hardwareRoom('technician', [], ['board']),
  hardwareRoom('wiring', ['zod'], ['drivers']),
  rule(
    'console',
    'the console imports itself, types of contract, svelte, socket.io-client, uplot and uqr.',
    { path: '^console/' },
    { pathNot: ['^console/', '^controller/contract/', npm('svelte', 'socket\\.io-client', 'uplot', 'uqr')] },
  ),
  rule(
    'console-contract-types-only',
    'the console takes types from contract; a value would ship zod to the tablet.',
    { path: '^console/' },
    { path: '^controller/contract/', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'nobody-imports-tests',
    'what tests need of the program they import; never the other way round.',
    { path: '^(controller|console|hardware)/' },
    { path: '^tests/' },
  ),
  rule('no-cycles', 'break the circle: move what both need into a third file.', {}, { circular: true }),
  rule(
    'no-orphans',
    'nobody imports this file: wire it or delete it.',
    {
      orphan: true,
      path: '^(controller|console|hardware)/',
      pathNot: ['\\.d\\.ts$', '^controller/launch\\.js$'],
    },
    {},
  ),
  rule('resolvable', 'this import leads nowhere.', {}, { couldNotResolve: true }),
];
