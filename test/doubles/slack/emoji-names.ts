/** Standard emoji by Slack's names, as far as a bot like ours could want them; "invalid_name" is every other. */
const NAMES = new Set(
  `+1 -1 thumbsup thumbsdown white_check_mark heavy_check_mark ballot_box_with_check x negative_squared_cross_mark
  thinking_face thinking question grey_question exclamation grey_exclamation heavy_plus_sign heavy_minus_sign
  raised_hand raised_hands hand wave clap pray muscle fist point_up ok_hand handshake eyes heart broken_heart
  yellow_heart green_heart blue_heart purple_heart black_heart white_heart tada sparkles star star2 fire 100 rocket
  bell no_bell mega loudspeaker speech_balloon calendar date spiral_calendar_pad alarm_clock clock1 clock12
  hourglass hourglass_flowing_sand round_pushpin pushpin world_map house office classical_building megaphone memo
  pencil pencil2 link lock unlock warning no_entry no_entry_sign octagonal_sign information_source bulb car bus
  bike train walking runner busts_in_silhouette bust_in_silhouette family smile slightly_smiling_face smiley grin joy
  cry sob angry rage neutral_face confused worried tired_face sleeping see_no_evil hear_no_evil speak_no_evil
  one two three four five six seven eight nine zero keycap_ten a b c o arrow_up arrow_down arrow_left arrow_right
  large_green_circle red_circle large_blue_circle large_yellow_circle white_circle black_circle flag-us flag-mx`
    .split(/\s+/)
    .map((name) => name.trim()),
);

/** With a skin tone after it, or without; never with colons. */
export function isEmoji(name: string): boolean {
  return NAMES.has(name.replace(/::skin-tone-[2-6]$/, ''));
}
