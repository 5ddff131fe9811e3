export { PageOnDemand } from './page-on-demand';
