/** Writes docs/roles.md from the contract: `node scripts/roles-table.ts`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { contract } from '../shared/contract/contract.ts';
import { roleSchema } from '../shared/records/people.ts';
import { root } from './setup/paths.mjs';

const columns = ['nobody', ...roleSchema.options];
const rows = Object.entries(contract).map(([name, { access }]) => {
  const marks = columns.map((column) => {
    if (access === 'public') return 'yes';
    if (column === 'nobody') return '';
    return access === 'signed-in' || (access as readonly string[]).includes(column) ? 'yes' : '';
  });
  return `| \`${name}\` | ${marks.join(' | ')} |`;
});

const text = `# Who may do what

Written from \`shared/contract\` by \`node scripts/roles-table.ts\`; a test calls every channel with every role and expects exactly this
table. The records process decides, at every call, by the role that the replicated staff record has at that moment; the page only
leaves out what it knows would be refused.

*nobody* is a workstation where nobody is signed in, or that is locked. Whatever has no *yes* is refused.

| channel | ${columns.join(' | ')} |
| --- | ${columns.map(() => '---').join(' | ')} |
${rows.join('\n')}

Within a channel that a role may use, further rules hold:

- Administrators and auditors are admitted, altered and given new passwords by administrators only.
- Nobody removes their own admission.
- \`session.enrol\` and \`session.firstAdministrator\` are open until they have been done once, and refused from then on.
- \`session.unlock\` takes the password of the person who locked; anybody else signs in instead.
- \`replication.cut\` works in the demonstration only.
`;
const file = path.join(root, 'docs', 'roles.md');
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
