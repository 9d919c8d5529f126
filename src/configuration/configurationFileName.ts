/** The name of the configuration file, which is next to the logs or in a folder above them. */
export const CONFIGURATION_FILE = 'cocm-billing.json';
