// Loaded before the bot: sets its clock ahead, or back, by SHIFT_MS.
const { Date: TrueDate } = globalThis;
const shift = Number(process.env.SHIFT_MS ?? 0);

globalThis.Date = class extends TrueDate {
  constructor(...parts) {
    if (parts.length === 0) super(TrueDate.now() + shift);
    else super(...parts);
  }

  static now() {
    return TrueDate.now() + shift;
  }
};
