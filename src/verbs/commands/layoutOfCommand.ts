import { listLayouts } from '../../billing/outgoing/builtInLayouts';
import type { ChargeLayout } from '../../billing/outgoing/chargeLayout';
import { DEFAULT_CONFIGURATION } from '../../configuration/configuration';
import { success, type Result } from '../../text/result';
import { usageFailure } from '../optionValues';
import type { CommandLogs } from './logsOfCommand';

/** The configured charges of a command. */
export function chargeSettingsOf({ settings }: CommandLogs) {
  return (settings[0]?.configuration ?? DEFAULT_CONFIGURATION).charges;
}

/** Finds the layout that a command names, in the configuration or among the ready-made ones. Undefined where none is named. */
export function findLayout(logs: CommandLogs, name: string | undefined): Result<ChargeLayout | undefined> {
  const layouts = listLayouts(chargeSettingsOf(logs).layouts);
  const layout = layouts.find(({ id }) => id === name);
  return name !== undefined && !layout
    ? usageFailure(`Unknown layout '${name}'. Use one of: ${layouts.map(({ id }) => id).join(', ')}.`)
    : success(layout);
}
