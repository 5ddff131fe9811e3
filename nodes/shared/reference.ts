export { isReference } from '../../lib/contract';
