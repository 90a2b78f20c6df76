/** The few signs of the board, each from its own module, so that the script stays small. */

export { default as IconUndo } from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
export { default as IconDown } from "@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs";
export { default as IconBack } from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
export { default as IconOn } from "@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs";
export { default as IconUp } from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
export { default as IconReady } from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
export { default as IconAction } from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
export { default as IconFold } from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
export { default as IconWaits } from "@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs";
export { default as IconMenu } from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
export { default as IconTakeUp } from "@tabler/icons-react/dist/esm/icons/IconFlag.mjs";
export { default as IconHand } from "@tabler/icons-react/dist/esm/icons/IconHandStop.mjs";
export { default as IconWall } from "@tabler/icons-react/dist/esm/icons/IconLayoutGrid.mjs";
export { default as IconList } from "@tabler/icons-react/dist/esm/icons/IconList.mjs";
export { default as IconLock } from "@tabler/icons-react/dist/esm/icons/IconLock.mjs";
export { default as IconFewer } from "@tabler/icons-react/dist/esm/icons/IconMinus.mjs";
export { default as IconChallenge } from "@tabler/icons-react/dist/esm/icons/IconMountain.mjs";
export { default as IconEdit } from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
export { default as IconMore } from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
export { default as IconOpportunity } from "@tabler/icons-react/dist/esm/icons/IconTrendingUp.mjs";
export { default as IconPeople } from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
export { default as IconRemove } from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
