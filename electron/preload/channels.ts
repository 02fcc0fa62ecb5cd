/** Names of the messages between preload and shell. Imports nothing, because the preload is bundled with it. */

export const bridgeChannels = {
  call: 'throughcare:call',
  event: 'throughcare:event',
  print: 'throughcare:print',
  preview: 'throughcare:preview',
  printers: 'throughcare:printers',
  printTo: 'throughcare:print-to',
  savePack: 'throughcare:save-pack',
  chooseFile: 'throughcare:choose-file',
  chooseFolder: 'throughcare:choose-folder',
  saveFile: 'throughcare:save-file',
  idleMs: 'throughcare:idle-ms',
  renew: 'throughcare:renew',
} as const;
