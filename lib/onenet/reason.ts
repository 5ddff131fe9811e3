export { REASONS, type Reason } from '../contract';
