/** The properties of a platform, as flows store them. */

export { PLATFORM_FIELDS } from '../shared/platform/fields';
