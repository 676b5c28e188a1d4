/** The door to the AzureHound import: an export in, a facts folder out, from which the ordinary loader goes on. */
export { type ConversionReport, convertAzureHound } from './convert.ts';
export { AzureHoundError, type AzureHoundErrorCode } from './export-error.ts';
export { isAzureHoundExport } from './sniff.ts';
