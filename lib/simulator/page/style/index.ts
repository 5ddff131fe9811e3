import { base } from './base';
import { card } from './card';
import { drawings } from './drawings';
import { requests } from './requests';

/** The style sheet, what is general before what is special. */
export const STYLE = [base, card, drawings, requests].join('');
