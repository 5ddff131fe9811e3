export { DEFAULT_LIMITS, type Limits } from '../contract';
