/** The rules of the house that no published lint rule holds, as an oxlint plugin. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { layerOf, refusal } from './layers.mjs';

/** The folder that holds `.oxlintrc.json`, two above this file. */
const root = fileURLToPath(new URL('../../', import.meta.url));

function fromRoot(file) {
  return path.relative(root, file).split(path.sep).join('/');
}

/** Imports must follow the layers. */
const layers = {
  create(context) {
    const file = fromRoot(context.filename);
    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      const isPath = name.startsWith('.');
      const target = isPath ? fromRoot(path.resolve(path.dirname(context.filename), name)) : name;
      const why = refusal(file, target, isPath);
      if (why) context.report({ node, message: `'${name}' may not be imported here: ${why}.` });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** Keywords in one case throughout: a sentence such as "Select a patient from the list" is no statement. */
const statement =
  /^\s*(?:SELECT\s[\s\S]*\sFROM\s|INSERT\s+(?:OR\s+[A-Z]+\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|(?:CREATE|DROP|ALTER)\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|TRIGGER|VIEW)\s|PRAGMA\s|select\s[\s\S]*\sfrom\s|insert\s+(?:or\s+[a-z]+\s+)?into\s|update\s+\S+\s+set\s|delete\s+from\s|(?:create|drop|alter)\s+(?:unique\s+)?(?:table|index|trigger|view)\s|pragma\s)/;

/** SQL belongs to the store. */
const noSql = {
  create(context) {
    const layer = layerOf(fromRoot(context.filename));
    if (!layer || layer.sql) return {};
    const check = (node, text) => {
      if (statement.test(text)) context.report({ node, message: 'SQL belongs to the store.' });
    };
    return {
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateLiteral: (node) => check(node, node.quasis.map((part) => part.value.raw).join('?')),
    };
  },
};

/**
 * `serialize()` returns an encrypted database in clear, and `backup()` can deliver a corrupt copy of one; VACUUM INTO
 * does neither.
 */
const noStoreCopy = {
  create(context) {
    if (!fromRoot(context.filename).startsWith('electron/records/store/')) return {};
    return {
      CallExpression(node) {
        const name = node.callee.type === 'MemberExpression' ? node.callee.property.name : undefined;
        if (name !== 'serialize' && name !== 'backup') return;
        context.report({
          node,
          message: `${name}() on an encrypted database is unsafe; copy it with VACUUM INTO.`,
        });
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: { layers, 'no-sql': noSql, 'no-store-copy': noStoreCopy },
};
