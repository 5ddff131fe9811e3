/**
 * The modules that the browser loads, by name. They are text here, since they run elsewhere; a test checks their
 * types against those of the views.
 */

import { card } from './card';
import { copyButton } from './copy-button';
import { display } from './display';
import { elements } from './elements';
import { lamp } from './lamp';
import { language } from './language';
import { live } from './live';
import { main } from './main';
import { post } from './post';
import { queue } from './queue';
import { reachability } from './reachability';
import { requestRow } from './request-row';
import { requests } from './requests';
import { resources } from './resources';
import { texts } from './texts';
import { thermometer } from './thermometer';
import { tile } from './tile';
import { valve } from './valve';
import { values } from './values';

export const MODULES: Readonly<Record<string, string>> = {
  card,
  'copy-button': copyButton,
  display,
  elements,
  lamp,
  language,
  live,
  main,
  post,
  queue,
  reachability,
  'request-row': requestRow,
  requests,
  resources,
  texts,
  thermometer,
  tile,
  valve,
  values,
};
