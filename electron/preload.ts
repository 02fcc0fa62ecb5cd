/** The typed bridge: named functions and nothing of Electron's own. Every message is checked by the shell again. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/contract/bridge.ts';
import { bridgeChannels as channels } from './preload/channels.ts';

const bridge: Bridge = {
  call: (channel, input) => ipcRenderer.invoke(channels.call, channel, input),
  on(event, listener) {
    const receive = (_event: unknown, name: unknown, payload: unknown) => {
      if (name === event) listener(payload as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on(channels.event, receive);
    return () => void ipcRenderer.off(channels.event, receive);
  },
  shell: {
    print: (route, how) => ipcRenderer.invoke(channels.print, route, how),
    preview: (route) => ipcRenderer.invoke(channels.preview, route),
    printers: () => ipcRenderer.invoke(channels.printers),
    printTo: (routes, printer, copies) => ipcRenderer.invoke(channels.printTo, routes, printer, copies),
    savePack: (files) => ipcRenderer.invoke(channels.savePack, files),
    chooseFile: () => ipcRenderer.invoke(channels.chooseFile),
    chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
    saveFile: (kind, bytes) => ipcRenderer.invoke(channels.saveFile, kind, bytes),
    idleMs: () => ipcRenderer.invoke(channels.idleMs),
    renew: () => ipcRenderer.invoke(channels.renew),
  },
};

contextBridge.exposeInMainWorld('throughcare', bridge);
