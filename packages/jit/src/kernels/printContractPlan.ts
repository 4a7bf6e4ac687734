/**
 * The plan of a contraction as a line to read: the size of its tiles, what is packed, and how a long sum is cut.
 */
import type { ContractPlan } from './contractPlan.js';
import type { Depths, Side } from './tilesPlan.js';

/**
 * A plan in words.
 *
 * @param plan - of a contraction
 * @returns one line
 */
export function printContractPlan(plan: ContractPlan): string {
  switch (plan.kind) {
    case 'numbers':
      return 'number by number';
    case 'dots':
      return `lanes along the ${plan.summed.length} summed, rows of ${plan.tall.length} side by side`;
    case 'tiles': {
      const { wide, narrow, singles, depths } = plan;
      const tile = `tiles of ${narrow.regions[0]!.size} × ${wide.regions[0]!.size}`;
      const rest = singles === 0 ? '' : `, ${singles} single`;
      const deep = depths === null ? '' : `; summed ${showDepths(depths)}`;
      return `${tile}; lanes along ${showSide(wide)}${rest}; ${showSide(narrow)}${deep}`;
    }
  }
}

function showDepths({ size, whole, rest }: Depths): string {
  return rest === 0 ? `${whole}·${size}` : `${whole}·${size} + ${rest}`;
}

function showSide({ role, regions, packed }: Side): string {
  const parts = regions.map(({ blocks, tiles, size }) => `${blocks}·${tiles}·${size}`).join(' + ');
  const operand = role === 0 ? 'left' : 'right';
  return `${operand} ${parts}${packed === null ? '' : ` packed in ${packed.size}`}`;
}
