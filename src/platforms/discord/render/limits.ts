/**
 * What Discord accepts in a message of Components V2. Lengths are counted here in UTF-16 units, which is never
 * fewer than Discord counts. Numbers without a comment stand in the same page as the one above.
 */
export const limits = {
  /** Components in a message, nested ones counted: https://docs.discord.com/developers/components/reference */
  components: 40,
  /** Characters over all text displays: https://docs.discord.com/developers/components/reference#text-display */
  text: 4000,
  /**
   * Undocumented: from about 10,170 bytes of UTF-8 the API answers 500, which 4,000 Chinese characters reach
   * (https://github.com/discord/discord-api-docs/issues/8554). The component tree as JSON is kept well below.
   */
  bytes: 9000,
  /** https://docs.discord.com/developers/components/reference#action-row */
  buttonsPerRow: 5,
  /** https://docs.discord.com/developers/components/reference#button-button-structure */
  buttonLabel: 80,
  buttonUrl: 512,
  /** https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
  customId: 100,
  /** https://docs.discord.com/developers/components/reference#string-select */
  select: { options: 25, label: 100, value: 100, placeholder: 150 },
  /** https://docs.discord.com/developers/components/reference#media-gallery-media-gallery-item-structure */
  imageDescription: 1024,
  /** https://docs.discord.com/developers/components/reference#unfurled-media-item; length by Discord's OpenAPI document */
  imageUrl: 2048,
} as const;
