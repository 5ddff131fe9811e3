/** The one class of undici that is needed, imported by its file: see connection.ts for the reason. */
declare module 'undici/lib/dispatcher/client.js' {
  import { Client } from 'undici';
  export = Client;
}
