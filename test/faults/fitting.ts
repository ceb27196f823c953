import { z } from 'zod';

const property = z.object({
  enum: z.array(z.string()).optional(),
  type: z.string().optional(),
  format: z.string().optional(),
});
const schemaOf = z.object({ properties: z.record(z.string(), property) });

/** Something that fits each option that must be given; `id` where any text does. */
export function fitting(schema: z.ZodObject, id: string): Record<string, string> {
  const { properties } = schemaOf.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  const fits = ({ enum: choices = [], format, type }: z.output<typeof property>): string => {
    if (choices[0] !== undefined) return choices[0];
    if (format === 'date') return '2026-12-08';
    return type === 'string' ? id : '1';
  };
  const required = Object.entries(properties).filter(
    ([name]) => !z.safeParse(schema.shape[name] ?? z.never(), undefined).success,
  );
  return Object.fromEntries(required.map(([name, field]) => [name, fits(field)]));
}
